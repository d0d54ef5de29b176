import { describe, expect, it, test } from 'vitest';
import { layOut } from '../../../bot/answer/lay-out.ts';
import type { AnswerPart } from '../../../bot/answer/compose-answer.ts';
import { citePassage } from '../../../knowledge/model/citation.ts';
import { sampleList } from '../../support/found-passage.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const LONG = `Các chi bộ họp ${'đúng giờ, đủ người và '.repeat(12)}đúng chỗ.`;
const DAY = 'Hạn nộp hồ sơ là ngày 17/3/2026.';
const LATE = 'Hồ sơ nộp muộn không được xem xét.';
const OTHER = `Ban tổ chức nhận hồ sơ ${'tại trụ sở, trong giờ làm việc, '.repeat(10)}cả thứ bảy.`;
const { document, passages } = sampleDocument('a', [[LONG, DAY, LATE, OTHER].join(' ')]);

function part(words: string, rank: number): AnswerPart {
  return { citation: citePassage(passages[0]!, words)!, document, as: 'sentence', rank };
}
const said = (parts: readonly AnswerPart[]): string[] => parts.map(({ citation }) => citation.quote);

describe('an answer of sentences', () => {
  it('begins with the one that answers best, and the others follow in their order', () => {
    const { shown } = layOut([part(LONG, 1), part(DAY, 0), part(LATE, 2)], true, 0);

    expect(said(shown)).toEqual([DAY, LONG, LATE]);
  });

  it('keeps its order where the order tells something, and where the best one leans on the one before', () => {
    const leaning = sampleDocument('b', ['Hồ sơ nộp tại phòng một. Theo đó, hạn là ngày 17/3/2026.']);
    const [first, second] = ['Hồ sơ nộp tại phòng một.', 'Theo đó, hạn là ngày 17/3/2026.'].map(
      (words, i): AnswerPart => ({
        citation: citePassage(leaning.passages[0]!, words)!,
        ...{ document: leaning.document, as: 'sentence', rank: 1 - i },
      }),
    );

    expect(said(layOut([part(LONG, 1), part(DAY, 0)], false, 0).shown)).toEqual([LONG, DAY]);
    expect(said(layOut([first!, second!], true, 0).shown)).toEqual(said([first!, second!]));
  });

  it('is no longer than 700 characters with what stands before it; what is left out waits, and so does the rest of its passage', () => {
    const parts = [part(LONG, 1), part(DAY, 0), part(OTHER, 2)];
    const { shown, more } = layOut(parts, true, 150);

    expect(said(shown)).toEqual([DAY, LONG]);
    expect(said(shown).join(' ').length + 150).toBeLessThanOrEqual(700);
    expect(said(more)).toEqual([OTHER, LATE]);
  });

  it('stays whole when its one sentence is long', () => {
    const sentence = `Chi bộ ${'bàn, '.repeat(200)}rồi bầu.`;
    const content = sampleDocument('c', [sentence]);
    const only: AnswerPart = {
      citation: citePassage(content.passages[0]!, sentence)!,
      ...{ document: content.document, as: 'sentence', rank: 0 },
    };

    expect(layOut([only], true, 100)).toEqual({ shown: [only], more: [] });
  });
});

describe('a list', () => {
  const items = Array.from(
    { length: 9 },
    (_, i) => `Bước ${i + 1}: họp bàn, ${'rà soát kỹ, '.repeat(8)}biểu quyết.`,
  );
  const list = sampleList('d', 'Quy trình gồm chín bước:', items);
  const lines = (cut: (words: string) => string): AnswerPart[] =>
    list.passages.slice(1).map((passage) => ({
      citation: citePassage(passage, cut(passage.text))!,
      ...{ document: list.document, as: 'line' },
    }));

  it('is shown to its last item however long it is', () => {
    const parts = lines((words) => words);

    expect(layOut(parts, false, 100)).toEqual({ shown: parts, more: [] });
  });

  it('has the whole of its shortened items behind it', () => {
    const parts = lines((words) => words.slice(0, words.indexOf(',')));
    const { shown, more } = layOut(parts, false, 0);

    expect(shown).toEqual(parts);
    expect(said(more)).toEqual(items);
  });
});

test('two sources that disagree stand as they are, with nothing behind them', () => {
  const parts = [part(DAY, 0), part(LATE, 0)].map((one, i): AnswerPart => ({
    ...one,
    ...{ as: 'line', label: `Nguồn ${i}` },
  }));

  expect(layOut(parts, true, 0)).toEqual({ shown: parts, more: [] });
});
