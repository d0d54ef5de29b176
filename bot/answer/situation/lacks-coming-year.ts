import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { AnswerPart } from '../compose-answer.ts';

/**
 * Whether the question (folded syllables) names a year after that of the day, and what was read tells of no such year:
 * a rule that holds today says nothing of a term to come.
 */
export function lacksComingYear(
  question: readonly string[],
  parts: readonly AnswerPart[],
  day: CalendarDate,
): boolean {
  const isYear = (syllable = ''): boolean => /^20\d\d$/.test(syllable);
  // Of a term, the year it begins in.
  const coming = question.filter(
    (syllable, i) => isYear(syllable) && !isYear(question[i - 1]) && syllable > day.slice(0, 4),
  );
  if (coming.length === 0) return false;
  const told = new Set(
    parts.flatMap(({ citation: { passage }, document }) =>
      foldedSyllables([passage.text, ...passage.headings, document.title, document.term ?? ''].join(' . ')),
    ),
  );
  return !coming.some((year) => told.has(year));
}
