import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { formatDate } from '../../../knowledge/model/calendar-date.ts';
import type { Disclosure } from '../../../knowledge/model/document.ts';
import { findDocumentNumbers, numberKey } from '../../../knowledge/model/document-number.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { ANSWER_MESSAGES } from '../answer-messages.vi.ts';
import type { AnswerKnowledge } from '../extractive-answerer.ts';
import type { Reply } from './read-question.ts';
import {
  nearPapers,
  paperProblem,
  papersNamed,
  type KnownPaper,
  type NamedPaper,
} from './unheld-document.ts';

const PASSAGES_READ = 8;
/** How far behind its number the year of a paper stands in a passage, in characters. */
const YEAR_REACH = 40;

/**
 * The reply to a question about a paper by its number when that number, or that number of that year, is neither held
 * nor known nor mentioned by what is held. Null when nothing speaks against the paper. Only papers the asker may see count.
 */
export async function replyUnheld(
  question: string,
  { reader, search }: AnswerKnowledge,
  mayShow: readonly Disclosure[],
  day: CalendarDate,
): Promise<Reply | null> {
  const named = papersNamed(question);
  if (named.length === 0) return null;
  const known: KnownPaper[] = [
    ...reader.documents().filter(({ disclosure }) => mayShow.includes(disclosure)),
    ...reader.register(),
  ];
  for (const paper of named) {
    const problem = paperProblem(paper, known);
    if (problem === null) continue;
    const found = await search.search({
      texts: [{ text: paper.number, weight: 1 }],
      asOf: day,
      mayShow,
      top: PASSAGES_READ,
    });
    if (found.some(({ passage }) => mentions(passage.text, paper, problem.kind === 'other-year'))) continue;
    const near = nearPapers(paper, known).map((one) => `• ${nameOf(one)}`);
    return {
      status: 'not-found',
      text: [
        problem.kind === 'unknown-number' || paper.year === null
          ? ANSWER_MESSAGES.unheldPaper(paper.number)
          : ANSWER_MESSAGES.unheldPaperOfYear(paper.number, paper.year),
        ...(near.length > 0 ? [`${ANSWER_MESSAGES.nearPapers}\n${near.join('\n')}`] : []),
        ANSWER_MESSAGES.checkNumber,
      ].join('\n'),
    };
  }
  return null;
}

function mentions(passage: string, { number, year }: NamedPaper, withYear: boolean): boolean {
  const text = foldSpaces(passage);
  return findDocumentNumbers(text).some(
    (one) =>
      numberKey(one.number) === numberKey(number) &&
      (!withYear || text.slice(one.end, one.end + YEAR_REACH).includes(year ?? '')),
  );
}

function nameOf({ number, issuedOn, title }: KnownPaper): string {
  const name = number === null ? '' : issuedOn === null ? number : `${number} ngày ${formatDate(issuedOn)}`;
  return [name, title].filter((part) => part !== '' && part !== number).join(' – ');
}
