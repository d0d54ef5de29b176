import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldDiacritics, hasDiacritics } from '../../../knowledge/text/fold.ts';
import {
  comparisonKey,
  foldSpaces,
  normalizeText,
  unifyTonePlacement,
} from '../../../knowledge/text/normalize.ts';

const vietnamese = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxy ÁẠẢĂẤẬĐƯỬ \n\t-–“”.,;'),
    fc.constantFrom(
      'uỷ',
      'ủy',
      'hoà',
      'hòa',
      'quý',
      '\u0301',
      '\u0323',
      '\u200b',
      '\u00a0',
      '\ufeff',
      'đ',
      'Ð',
    ),
    fc.string({ unit: 'grapheme', maxLength: 2 }),
  ),
});

describe('text rules', () => {
  it.each([
    ['normalizeText', normalizeText],
    ['foldSpaces', foldSpaces],
    ['unifyTonePlacement', (text: string) => unifyTonePlacement(normalizeText(text))],
    ['comparisonKey', comparisonKey],
    ['foldDiacritics', foldDiacritics],
  ])('%s twice equals once', (_name, rule) => {
    fc.assert(
      fc.property(vietnamese, (text) => rule(rule(text)) === rule(text)),
      { numRuns: 500 },
    );
  });

  it('folds composed and decomposed forms, with and without marks, alike', () => {
    fc.assert(
      fc.property(
        vietnamese,
        (text) => foldDiacritics(text.normalize('NFD')) === foldDiacritics(text.normalize('NFC')),
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Uỷ ban', 'ủy ban'],
    ['HOÀ BÌNH', 'hòa bình'],
    ['khoá – XIII', 'khóa - xiii'],
    ['Ðảng', 'đảng'],
    ['thuỷ lợi', 'thủy lợi'],
    ['toàn quốc', 'toàn quốc'],
    ['quý', 'quý'],
    ['ti\u00adến', 'tiến'],
  ])('%s compares as %s', (typed, key) => {
    expect(comparisonKey(typed)).toBe(comparisonKey(key));
    expect(comparisonKey(typed)).toBe(key.toLowerCase());
  });

  it('folds đ to d and knows which texts carry marks', () => {
    expect(foldDiacritics('Đảng uỷ')).toBe('dang uy');
    expect(hasDiacritics('dang uy')).toBe(false);
    expect(hasDiacritics('đang')).toBe(true);
  });
});

it.each([
  ...['\u00ad', '\u034f', '\u200b', '\u202e', '\u2066', '\ufe0f', '\ufeff', '\u{e0041}', '\u0007', '\u007f'],
])('takes %j away from an otherwise clean text', (sign) => {
  expect(normalizeText(`Đại${sign} hội`)).toBe('Đại hội');
});

it.each(['\t', '\u00a0', '\u2009', '\u202f', '\u3000', '\n', '\r\n', '\u2028', '\u0085', '  '])(
  'folds %j between two words of an otherwise clean text to one space',
  (space) => {
    expect(foldSpaces(`Đại${space}hội`)).toBe('Đại hội');
    expect(foldSpaces(`${space}Đại hội${space}`)).toBe('Đại hội');
  },
);
