import { expect, test } from 'vitest';
import { markersNamed, markerWords } from '../../../bot/answer/marker-words.ts';

test.each([
  [[], ''],
  [[4], '[4]'],
  [[2, 1], '[1], [2]'],
  [[3, 1, 2, 2, 5, 6], '[1]–[3], [5], [6]'],
  [[9, 7, 8, 6], '[6]–[9]'],
])('%j reads %s, and back', (markers, words) => {
  expect(markerWords(markers)).toBe(words);
  expect(markersNamed(words)).toEqual([...new Set(markers)].sort((a, b) => a - b));
});
