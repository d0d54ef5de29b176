import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { AnalysedQuestion } from './sentence-features.ts';
import type { Candidate } from './candidate.ts';

/** `BTG`, `ĐHĐB, ĐHĐV`, `TTr`. */
const SHORT_FORMS = /^\p{Lu}[\p{L}]{0,7}(?:, \p{Lu}[\p{L}]{0,7})*$/u;
/** Words that ask what a short form stands for. Folded. */
const ASKS_MEANING = /\b(?:viet tat|ky hieu|nghia|la gi|la sao|chu tat|tat la|la cai gi|viet gon|hieu la)\b/;

/**
 * The sentences without rows of glossaries ("BTG | Ban Tuyên giáo") where the question does not ask what a short form
 * stands for: they hold its words and tell nothing about them.
 */
export function withoutGlossaryRows(
  { kind, terms }: AnalysedQuestion,
  candidates: readonly Candidate[],
): Candidate[] {
  if (kind.type === 'definition' || ASKS_MEANING.test(terms.syllables.join(' '))) return [...candidates];
  const kept = candidates.filter(
    ({ sentence, found: { passage } }) => passage.role !== 'table-row' || !isGlossaryRow(sentence.text),
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

/** Whether the first letter of the short form begins the full one, and it has no fewer words than the form has capitals. */
function hasInitials(form: string, full: string): boolean {
  const words = foldedSyllables(full);
  const [first] = foldedSyllables(form);
  const capitals = form.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && words.length >= capitals && words[0]?.[0] === first?.[0];
}
