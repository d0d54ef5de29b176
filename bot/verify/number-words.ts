const ONES: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const TENS = new Set(['mươi', 'mười']);
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** A number written in words, with how many syllables it takes. */
export interface WordNumber {
  readonly value: number;
  readonly length: number;
}

/**
 * The number that begins at a syllable (accented, lower case): "mười lăm" 15, "hai mươi mốt" 21, "một trăm linh năm" 105,
 * "ba nghìn" 3000. Null when none begins there. "năm" is read as 5 whatever it means; the caller knows better.
 */
export function wordNumberAt(words: readonly string[], at: number): WordNumber | null {
  let i = at;
  let total = 0;
  let part = belowThousand(words, i);
  if (part === null) return null;
  for (;;) {
    i += part.length;
    const scale =
      words[i] === 'nghìn' || words[i] === 'ngàn'
        ? 1000
        : words[i] === 'triệu'
          ? 1e6
          : words[i] === 'tỷ'
            ? 1e9
            : 0;
    if (scale === 0) return { value: total + part.value, length: i - at };
    total += part.value * scale;
    i++;
    const next = belowThousand(words, i);
    if (next === null) return { value: total, length: i - at };
    part = next;
  }
}

function belowThousand(words: readonly string[], at: number): WordNumber | null {
  const first = ONES[words[at] ?? ''];
  if (first !== undefined && words[at + 1] === 'trăm') {
    let i = at + 2;
    if (words[i] === 'linh' || words[i] === 'lẻ') i++;
    const rest = belowHundred(words, i);
    return { value: first * 100 + (rest?.value ?? 0), length: i - at + (rest?.length ?? 0) };
  }
  return belowHundred(words, at);
}

function belowHundred(words: readonly string[], at: number): WordNumber | null {
  const word = words[at] ?? '';
  const first = word === 'mười' ? 1 : ONES[word];
  if (first === undefined) return null;
  if (word !== 'mười' && !TENS.has(words[at + 1] ?? '')) return { value: first, length: 1 };
  const used = word === 'mười' ? 1 : 2;
  const ones = ONES[words[at + used] ?? ''];
  // "mười năm" may be ten years: only the forms that can be nothing else join the tens.
  const joins = ones !== undefined && ones > 0 && words[at + used] !== 'năm';
  return { value: first * 10 + (joins ? ones : 0), length: used + (joins ? 1 : 0) };
}

/** Value of a Roman numeral of up to eight letters, or null: "xiii" 13. */
export function romanValue(letters: string): number | null {
  if (!/^(?=[ivxlc]{1,8}$)c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(letters)) return null;
  let total = 0;
  for (let i = 0; i < letters.length; i++) {
    const value = ROMAN[letters[i] ?? ''] ?? 0;
    total += value < (ROMAN[letters[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}
