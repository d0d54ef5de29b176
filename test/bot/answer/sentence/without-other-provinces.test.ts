import { expect, it } from 'vitest';
import { candidatesOf } from '../../../../bot/answer/sentence/candidate.ts';
import { withoutOtherProvinces } from '../../../../bot/answer/sentence/without-other-provinces.ts';
import { foundPassages } from '../../../support/found-passage.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const GENERAL = candidatesOf(
  foundPassages(
    sampleDocument('mau', [
      'Theo kế hoạch của tỉnh Hà Tĩnh, xong trước ngày 1/2. Đại hội chi bộ xong trước ngày 3/4.',
    ]),
  ),
);
const left = (...places: string[]) =>
  withoutOtherProvinces(places, GENERAL).map(({ sentence }) => sentence.text.slice(0, 4));

it('what a general paper tells of one province does not answer for another', () => {
  expect(left('Thanh Hóa')).toEqual(['Đại ']);
  expect(left('Hoằng Lộc', 'Thanh Hoá')).toEqual(['Đại ']);
});

it('it answers for that province, however its name is typed, and when no place is asked about', () => {
  expect(left('ha tinh')).toEqual(['Theo', 'Đại ']);
  expect(left('Thạch Hà', 'Hà Tĩnh')).toEqual(['Theo', 'Đại ']);
  expect(left()).toEqual(['Theo', 'Đại ']);
});
