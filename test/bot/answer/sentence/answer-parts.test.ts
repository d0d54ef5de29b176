import { expect, it } from 'vitest';
import { candidatesOf } from '../../../../bot/answer/sentence/candidate.ts';
import { sentenceParts } from '../../../../bot/answer/sentence/answer-parts.ts';
import { foundPassages } from '../../../support/found-passage.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const LEAD = 'Phiếu không hợp lệ trong các trường hợp sau:';
const list = (index: number, lead = LEAD) => ({ group: 1, index, size: 3, lead });
const content = sampleDocument('mau', [
  LEAD,
  'Phiếu không do ban kiểm phiếu phát ra.',
  'Phiếu bầu thừa số lượng.',
]);
const passages = content.passages.map((passage, i) => (i === 0 ? passage : { ...passage, list: list(i) }));

function partsOf(all: typeof passages, ...rows: number[]): [string, string][] {
  const candidates = candidatesOf(foundPassages({ ...content, passages: all }));
  const chosen = rows.map((row, i) => ({ candidate: candidates[row]!, score: 5 - i }));
  return sentenceParts(chosen, () => all).map(({ as, citation }) => [as, citation.quote]);
}

it('items of a list stand as lines under what introduces them', () => {
  expect(partsOf(passages, 2, 1)).toEqual([
    ['line', LEAD],
    ['line', 'Phiếu không do ban kiểm phiếu phát ra.'],
    ['line', 'Phiếu bầu thừa số lượng.'],
  ]);
});

it('an item that says itself what introduces it stands alone', () => {
  const lead = 'Phiếu bầu thừa:';
  const own = passages.map((passage, i) =>
    i === 0 ? { ...passage, text: lead } : { ...passage, list: list(i, lead) },
  );

  expect(partsOf(own, 2)).toEqual([['sentence', 'Phiếu bầu thừa số lượng.']]);
});

it('other sentences stay sentences', () => {
  expect(
    partsOf(
      content.passages.map((passage) => ({ ...passage, list: null })),
      1,
    ),
  ).toEqual([['sentence', 'Phiếu không do ban kiểm phiếu phát ra.']]);
});
