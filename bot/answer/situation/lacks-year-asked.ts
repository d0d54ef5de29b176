import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { AnswerPart } from '../compose-answer.ts';

/** How far before a year of birth its word stands: "sinh tháng 3 năm 1990". */
const BIRTH_REACH = 4;
/** Years before it are rather of birth: "nam 1960, nữ 1965 có tái cử được không". */
const FIRST_ASKED_ABOUT = '1990';

/**
 * Whether the question (folded syllables) names a year that what was read says nothing of: one after that of the day,
 * which it does not tell (a rule that holds today says nothing of a term to come), or one before all that it tells.
 */
export function lacksYearAsked(
  question: readonly string[],
  parts: readonly AnswerPart[],
  day: CalendarDate,
): boolean {
  const asked = question.filter(
    (syllable, i) =>
      isYear(syllable) &&
      // Of a term, the year it begins in.
      !isYear(question[i - 1]) &&
      !question.slice(Math.max(0, i - BIRTH_REACH), i).includes('sinh'),
  );
  if (asked.length === 0) return false;
  const told = new Set(
    parts.flatMap(({ citation: { passage }, document }) =>
      foldedSyllables(
        [
          ...[passage.text, ...passage.headings, passage.list?.lead ?? ''],
          ...[document.title, document.term ?? '', document.issuedOn ?? ''],
        ].join(' . '),
      ).filter(isYear),
    ),
  );
  const coming = asked.filter((year) => year > day.slice(0, 4));
  if (coming.length > 0) return !coming.some((year) => told.has(year));
  return (
    told.size > 0 &&
    asked.every((year) => year >= FIRST_ASKED_ABOUT && [...told].every((other) => year < other))
  );
}

function isYear(syllable = ''): boolean {
  return /^(?:19|20)\d\d$/.test(syllable);
}
