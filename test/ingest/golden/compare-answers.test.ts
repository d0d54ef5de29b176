import { describe, expect, it } from 'vitest';
import { compareAnswers, type GoldenAnswer } from '../../../ingest/golden/compare-answers.ts';
import { parseGoldenFile, type GoldenQuestion } from '../../../ingest/golden/golden-question.ts';

const ASKED: GoldenQuestion = { id: 'a', question: 'Mấy bước?', facts: [['5 bước', 'năm bước']] };
const NOT_HELD: GoldenQuestion = { id: 'b', question: 'Giá vàng?', facts: [] };
const answer = (text: string, documentId = 'x'): GoldenAnswer => ({
  status: 'answered',
  text,
  citations: [{ documentId }],
});
const refusal: GoldenAnswer = { status: 'not-found', text: 'Không có.', citations: [] };
const never = (): boolean => false;

describe('golden questions', () => {
  it('are worse when what was right is wrong, refused, or answered though nothing holds it', () => {
    const right = [answer('Quy trình có năm bước [1].'), refusal];
    expect(compareAnswers([ASKED, NOT_HELD], right, right, never)).toMatchObject({ passed: 2, worse: [] });
    expect(
      compareAnswers([ASKED, NOT_HELD], right, [answer('Có 15 bước.'), answer('Vàng.')], never).worse,
    ).toEqual([
      { id: 'a', question: 'Mấy bước?', facts: ['5 bước'], got: 'Có 15 bước.' },
      { id: 'b', question: 'Giá vàng?', facts: [], got: 'Vàng.' },
    ]);
    expect(compareAnswers([ASKED], [answer('5 bước')], [refusal], never).worse).toHaveLength(1);
  });

  it('that were wrong before cannot get worse', () => {
    expect(compareAnswers([ASKED], [refusal], [answer('4 bước')], never)).toMatchObject({
      passedBefore: 0,
      worse: [],
    });
  });

  it('whose documents the administrator took away are told apart', () => {
    const result = compareAnswers([ASKED], [answer('5 bước', 'gone')], [refusal], (id) => id === 'gone');
    expect(result).toMatchObject({ worse: [], uncovered: ['Mấy bước?'] });
  });

  it('need an answer each', () => {
    expect(() => compareAnswers([ASKED], [], [], never)).toThrow(RangeError);
  });

  it('are read line by line; wrong lines are told by number and the others used', () => {
    const file =
      '\uFEFF# của chúng tôi\n{"id":"a","question":"Mấy bước?","facts":["5"]}\n\n{"id":\n{"id":"c"}\n';
    expect(parseGoldenFile(file)).toEqual({
      questions: [{ id: 'a', question: 'Mấy bước?', facts: ['5'] }],
      badLines: [4, 5],
    });
  });
});
