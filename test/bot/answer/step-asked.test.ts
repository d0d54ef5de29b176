import { describe, expect, it, test } from 'vitest';
import type { AnswerPart } from '../../../bot/answer/compose-answer.ts';
import type { Consultation } from '../../../bot/answer/consult.ts';
import { consultStep, stepAsked } from '../../../bot/answer/step-asked.ts';
import { citePassage } from '../../../knowledge/model/citation.ts';
import { sampleList } from '../../support/found-passage.ts';

test.each([
  ['nói rõ bước 3', 3],
  ['noi ro buoc 3', 3],
  ['Còn bước thứ tư thì sao?', 4],
  ['bước 2 làm gì', 2],
  ['giải thích rõ hơn ý thứ hai giúp', null],
  ['giải thích rõ ý thứ hai', 2],
  ['thế bước năm thì sao', 5],
  ['Vậy ai bỏ phiếu ở bước 2?', null],
  ['bước 3 của quy trình bổ nhiệm', null],
  ['quy trình 5 bước gồm những gì', null],
])('"%s" asks for item %s', (words, number) => expect(stepAsked(words)).toBe(number));

describe('an item of the list before', () => {
  const items = [
    'Bước 1: Lập danh sách. Danh sách có hai bản.',
    'Bước 2: Lấy phiếu. Phiếu được niêm phong. Kết quả báo cáo cấp trên.',
    'Bước 3: Trình đại hội.',
  ];
  const list = sampleList('a', 'Việc chuẩn bị gồm ba bước:', items);
  const parts = list.passages.map((passage): AnswerPart => ({
    citation: citePassage(passage, /^[^.]*[.:]/.exec(passage.text)![0])!,
    ...{ document: list.document, as: 'line' },
  }));
  const consulted = { parts, confidence: 0.9 } as unknown as Consultation;
  const asked: (readonly [string, readonly string[]])[] = [];
  const said = async (text: string, history: readonly string[], found: Consultation | null = consulted) => {
    asked.length = 0;
    const step = await consultStep(text, history, async (turn, before) => {
      asked.push([turn, before]);
      return found;
    });
    return step?.parts.map(({ citation }) => citation.quote) ?? null;
  };

  it('is told whole, from the list that answered the last question', async () => {
    expect(await said('nói rõ bước 2', ['Chào', 'Chuẩn bị gồm mấy bước?'])).toEqual([
      'Bước 2: Lấy phiếu.',
      'Phiếu được niêm phong.',
      'Kết quả báo cáo cấp trên.',
    ]);
    expect(asked).toEqual([['Chuẩn bị gồm mấy bước?', ['Chào']]]);
  });

  it('may be asked for after another item and after "xem thêm"', async () => {
    const history = ['Chuẩn bị gồm mấy bước?', 'nói rõ bước 2', 'xem thêm'];

    expect(await said('còn bước 3 thì sao', history)).toEqual(['Bước 3: Trình đại hội.']);
    expect(asked).toEqual([['Chuẩn bị gồm mấy bước?', []]]);
  });

  it('that the list does not have, or of an answer that is no list, is a question like any other', async () => {
    expect(await said('nói rõ bước 7', ['Chuẩn bị gồm mấy bước?'])).toBeNull();
    expect(await said('nói rõ bước 2', [])).toBeNull();
    expect(await said('nói rõ bước 2', ['Số dư là gì?'], null)).toBeNull();
  });
});
