import { expect, test } from 'vitest';
import { levelMissing, levelsIn } from '../../../../bot/answer/sentence/asked-level.ts';
import { wordIndex } from '../../../../bot/answer/sentence/word-index.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';

const missing = (question: string, ...texts: string[]): number =>
  levelMissing(levelsIn(foldedSyllables(question)), texts.map(wordIndex));

test('what holds for the province does not answer for the district', () => {
  expect(missing('Ban thường vụ huyện ủy có mấy người?', 'Ban thường vụ tỉnh ủy có 15 người.')).toBe(1);
  expect(missing('Ban thường vụ huyện ủy có mấy người?', 'Ban thường vụ huyện ủy có 9 người.')).toBe(0);
  expect(missing('Ban thường vụ huyện ủy có mấy người?', 'Có 9 người.', 'Cấp huyện')).toBe(0);
});

test('words without any level may hold for all', () => {
  expect(missing('Cấp xã bầu khi nào?', 'Bầu vào tháng 5.')).toBe(0.5);
  expect(missing('Bầu khi nào?', 'Tỉnh bầu vào tháng 5.')).toBe(0);
});

test('a town is no commune', () => {
  expect(levelsIn(foldedSyllables('thị xã'))).not.toEqual(levelsIn(foldedSyllables('xã')));
  expect(levelsIn(foldedSyllables('thị trấn'))).toEqual(levelsIn(foldedSyllables('phường')));
});
