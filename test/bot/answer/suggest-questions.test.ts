import { expect, test } from 'vitest';
import { suggestQuestions, verdictsFor } from '../../../bot/answer/suggest-questions.ts';
import type { RankedPassage } from '../../../knowledge/search/search.ts';
import { foundPassages } from '../../support/found-passage.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const HEADINGS = [
  'Số dư khi bầu ban chấp hành',
  'Thời gian họp ở xã Bình Lộc',
  'Thành phần đoàn chủ tịch đại hội',
  'Cách kiểm phiếu ở chi bộ nhỏ',
  'Trang trí hội trường đại hội',
  'Báo cáo kết quả lên cấp trên',
  'Lưu hồ sơ của đại hội xã',
];

function found(
  headings: readonly string[],
  over: Parameters<typeof sampleDocument>[2] = {},
): RankedPassage[] {
  const content = sampleDocument(
    'a',
    headings.map((heading) => `Nội dung: ${heading}.`),
    over,
  );
  return foundPassages(content).map((one, i) => ({
    ...one,
    passage: { ...one.passage, headings: ['Phần chung của văn bản', headings[i]!] },
  }));
}

async function suggested(
  passages: readonly RankedPassage[],
  question = 'Hỏi gì đó?',
  isAnswered = (_: string) => true,
) {
  const asked: string[] = [];
  const suggestions = await suggestQuestions({ found: passages, parts: [] }, question, async (words) => {
    asked.push(words);
    return isAnswered(words);
  });
  return { suggestions, asked };
}

test('at most three headings are offered, in the order found', async () => {
  expect((await suggested(found(HEADINGS))).suggestions).toEqual(HEADINGS.slice(0, 3));
});

test('only what is answered is offered, and few are tried', async () => {
  const { suggestions, asked } = await suggested(found(HEADINGS), '', (words) => words === HEADINGS[3]);

  expect(suggestions).toEqual([HEADINGS[3]]);
  expect(asked).toEqual(HEADINGS.slice(0, 4));
});

test('the question itself and what was answered already is not offered again', async () => {
  const passages = found(HEADINGS);
  const { document, passage } = passages[1]!;
  const suggestions = await suggestQuestions(
    { found: passages, parts: [{ citation: { passage, quote: passage.text }, document, as: 'sentence' }] },
    HEADINGS[0]!.toUpperCase(),
    async () => true,
  );

  expect(suggestions).toEqual(HEADINGS.slice(2, 5));
});

test('headlines, scraps and overlong headings are not offered, nor a heading twice', async () => {
  const odd = ['Ngắn quá', 'Dài '.repeat(40), HEADINGS[0]!, HEADINGS[0]!];

  expect((await suggested(found(odd))).suggestions).toEqual([HEADINGS[0]]);
  expect((await suggested(found(HEADINGS, { kind: 'bao-chi' }))).asked).toEqual([]);
});

test('what was asked before is not asked again, and the suggestions stay the same', async () => {
  const version = {};
  const passages = found(HEADINGS);
  const asked: string[] = [];
  const ask = async (): Promise<string[]> =>
    suggestQuestions(
      { found: passages, parts: [] },
      '',
      (words) => {
        asked.push(words);
        return Promise.resolve(words === HEADINGS[1] || words === HEADINGS[5]);
      },
      verdictsFor(version, 'public 2026-11-22'),
    );

  expect(await ask()).toEqual([HEADINGS[1]]);
  expect(await ask()).toEqual([HEADINGS[1]]);
  expect(asked).toEqual(HEADINGS.slice(0, 4));
  expect(verdictsFor(version, 'invited 2026-11-22').size).toBe(0);
  expect(verdictsFor({}, 'public 2026-11-22').size).toBe(0);
});
