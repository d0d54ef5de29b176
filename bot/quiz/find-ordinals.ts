import { romanValue } from '../verify/number-words.ts';
import type { Fact } from './fact.ts';
import type { CorpusSentence } from './quiz-corpus.ts';
import { QUIZ_ASK } from './quiz-messages.vi.ts';

const ORDINAL = /(?<![\p{L}(])(lần thứ|khóa)\s+([IVXLC]{1,6})(?![\p{L}])/gu;

/** Which congress, which term of a committee: "lần thứ XIV", "khóa XIII". */
export function findOrdinals(sentence: CorpusSentence): Fact[] {
  return [...sentence.text.matchAll(ORDINAL)].flatMap((match): Fact[] => {
    const [words, kind = '', roman = ''] = match;
    const value = romanValue(roman.toLowerCase());
    if (value === null) return [];
    return [
      {
        kind: 'how-many',
        sentence,
        start: match.index,
        end: match.index + words.length,
        answer: words,
        value: { type: 'figure', low: value, high: value, percent: false },
        form: `ordinal ${kind}`,
        wideForm: null,
        bare: words,
        unit: '',
        canChange: true,
        ask: { words: QUIZ_ASK.whichOrdinal(kind) },
      },
    ];
  });
}
