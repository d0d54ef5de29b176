import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { AnalysedQuestion } from './sentence-features.ts';
import type { Candidate } from './candidate.ts';

/** `BTG`, `ĐHĐB, ĐHĐV`, `TTr`. */
const SHORT_FORMS = /^\p{Lu}[\p{L}]{0,7}(?:, \p{Lu}[\p{L}]{0,7})*$/u;
const ASKS_FORM = /\b(?:viet tat|ky hieu|chu tat|tat la|viet gon|ghi tat)\b/;

/** Whether the question (folded syllables) asks for a short form or what it stands for. */
export function asksForShortForm(question: readonly string[]): boolean {
  return ASKS_FORM.test(question.join(' '));
}

/**
 * The sentences without rows of glossaries ("BTG | Ban Tuyên giáo") where the question neither asks what the very
 * thing is nor for a short form: they hold its words and tell nothing about them.
 */
export function withoutGlossaryRows(
  { kind, terms }: AnalysedQuestion,
  candidates: readonly Candidate[],
): Candidate[] {
  if (asksForShortForm(terms.syllables)) return [...candidates];
  const asked = ` ${terms.syllables.join(' ')} `;
  const kept = candidates.filter(
    ({ sentence, found: { passage } }) =>
      passage.role !== 'table-row' ||
      !isGlossaryRow(sentence.text) ||
      (kind.type === 'definition' && fullFormsOf(sentence.text).some((form) => asked.includes(` ${form} `))),
  );
  return kept.length > 0 ? kept : [...candidates];
}

/** Whether every second cell is what the short form in the cell before it stands for. */
export function isGlossaryRow(row: string): boolean {
  const cells = row.split('|').map((cell) => cell.trim());
  if (cells.length < 2 || cells.length % 2 !== 0) return false;
  return cells.every((cell, i) =>
    i % 2 === 0 ? SHORT_FORMS.test(cell) && hasInitials(cell.split(', ')[0] ?? '', cells[i + 1] ?? '') : true,
  );
}

/** What the cells of a row stand for, wording by wording; folded. */
function fullFormsOf(row: string): string[] {
  return row
    .split('|')
    .flatMap((cell, i) =>
      i % 2 === 0 ? [] : cell.split(',').map((form) => foldedSyllables(form).join(' ')),
    );
}

/** Whether the first letter of the short form begins the full one, and it has no fewer words than the form has capitals. */
function hasInitials(form: string, full: string): boolean {
  const words = foldedSyllables(full);
  const [first] = foldedSyllables(form);
  const capitals = form.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && words.length >= capitals && words[0]?.[0] === first?.[0];
}
