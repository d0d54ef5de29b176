import { findDocumentNumbers } from '../../knowledge/model/document-number.ts';
import type { Fact } from './fact.ts';
import type { CorpusSentence } from './quiz-corpus.ts';
import { QUIZ_ASK } from './quiz-messages.vi.ts';

const DAY = /ngày\s+(\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(\d{4})(?!\d)/giu;
const MONTH = /(?<!ngày \d{1,2} )tháng\s+(\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(\d{4})(?!\d)/giu;
const YEAR = /(?<!tháng \d{1,2} |quý [IV]{1,3} |nhiệm kỳ )năm\s+((?:19|20)\d{2})(?![\d–-])/giu;

/** Days, months and years that the sentence tells, but for the dates of the documents it names. */
export function findDates(sentence: CorpusSentence): Fact[] {
  const { text } = sentence;
  const papers = findDocumentNumbers(text);
  const isFree = (start: number): boolean =>
    papers.every(({ end }) => start < end || !/^,?\s*$/u.test(text.slice(end, start)));
  const fact = (
    match: RegExpExecArray,
    form: string,
    words: string,
    day: number | null,
    month: number | null,
    year: number,
  ): Fact[] => {
    const start = match.index;
    if (!isFree(start)) return [];
    return [
      {
        kind: 'date',
        sentence,
        start,
        end: start + match[0].length,
        answer: match[0],
        value: { type: 'date', day, month, year },
        form,
        wideForm: null,
        bare: match[0],
        unit: '',
        canChange: true,
        ask: { words },
      },
    ];
  };
  return [
    ...[...text.matchAll(DAY)].flatMap((m) =>
      fact(m, 'day', QUIZ_ASK.whichDay, Number(m[1]), Number(m[2]), Number(m[3])),
    ),
    ...[...text.matchAll(MONTH)].flatMap((m) =>
      fact(m, 'month', QUIZ_ASK.whichMonth, null, Number(m[1]), Number(m[2])),
    ),
    ...[...text.matchAll(YEAR)].flatMap((m) => fact(m, 'year', QUIZ_ASK.whichYear, null, null, Number(m[1]))),
  ];
}
