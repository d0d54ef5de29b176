import iconv from 'iconv-lite';

import type { LegacyEncoding } from '../../ingest/parse/encoding/legacy-encoding.ts';

/**
 * Unicode to the legacy encodings, for making documents as they were typed then. Derived apart from the product:
 * TCVN and VISCII by iconv-lite, VNI by its typing rules, VPS by the order of its letters in fonts.
 */
export function encodeLegacy(text: string, encoding: LegacyEncoding): Uint8Array {
  return Uint8Array.from(
    [...text.normalize('NFC')].flatMap((letter) => {
      if (letter.charCodeAt(0) < 0x80) return [letter.charCodeAt(0)];
      const bytes = bytesOf(letter, encoding);
      if (bytes === null) throw new Error(`${encoding} has no ${letter}`);
      return bytes;
    }),
  );
}

/** The same as Word, PDF and HTML show it: the bytes read as Windows-1252. */
export function legacyText(text: string, encoding: LegacyEncoding): string {
  return Array.from(encodeLegacy(text, encoding), (byte) => {
    const letter = iconv.decode(Buffer.from([byte]), 'windows-1252');
    return letter === '\ufffd' ? String.fromCharCode(byte) : letter;
  }).join('');
}

/** The 134 letters of Vietnamese beyond ASCII, small and capital. */
export const VIETNAMESE_LETTERS: readonly string[] = [...'aăâeêioôơuưyđ']
  .flatMap((base) =>
    base === 'đ'
      ? ['đ']
      : ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'].map((tone) => (base + tone).normalize('NFC')),
  )
  .filter((letter) => letter.charCodeAt(0) > 0x7f)
  .flatMap((letter) => [letter, letter.toUpperCase()]);

/** Quotes, dashes and the like, which fonts of that time show from the places of Windows-1252. */
function westernByte(letter: string): number[] | null {
  const bytes = iconv.encode(letter, 'windows-1252');
  return iconv.decode(bytes, 'windows-1252') === letter ? [...bytes] : null;
}

function bytesOf(letter: string, encoding: LegacyEncoding): number[] | null {
  if (!/[\p{L}]/u.test(letter)) return westernByte(letter);
  if (encoding === 'vni') return vniBytes(letter);
  if (encoding === 'vps') return VPS.get(letter) ?? null;
  if (encoding === 'viscii') return iconvBytes(letter, 'viscii');
  // ABC fonts have no capitals with tones: the small letter stands in a font of capitals.
  const [byte = 0] = iconvBytes(letter, 'tcvn') ?? [];
  if (byte >= 0xa1 && /[ĂÂÊÔƠƯĐ\p{Ll}]/u.test(letter)) return [byte];
  return iconvBytes(letter.toLowerCase(), 'tcvn');
}

function iconvBytes(letter: string, name: string): number[] | null {
  const bytes = iconv.encode(letter, name);
  return iconv.decode(bytes, name) === letter ? [...bytes] : null;
}

const TONE_KEYS: Readonly<Record<string, number>> = {
  '\u0301': 0xf9,
  '\u0300': 0xf8,
  '\u0309': 0xfb,
  '\u0303': 0xf5,
  '\u0323': 0xef,
};
const CIRCUMFLEX_KEYS: Readonly<Record<string, number>> = {
  '': 0xe2,
  '\u0301': 0xe1,
  '\u0300': 0xe0,
  '\u0309': 0xe5,
  '\u0303': 0xe3,
  '\u0323': 0xe4,
};
const BREVE_KEYS: Readonly<Record<string, number>> = {
  '': 0xea,
  '\u0301': 0xe9,
  '\u0300': 0xe8,
  '\u0309': 0xfa,
  '\u0303': 0xfc,
  '\u0323': 0xeb,
};
const I_KEYS: Readonly<Record<string, number>> = {
  '\u0301': 0xed,
  '\u0300': 0xec,
  '\u0309': 0xe6,
  '\u0303': 0xf3,
  '\u0323': 0xf2,
};

/** VNI: the letter, then a key for shape and tone; capitals are 0x20 below. */
function vniBytes(letter: string): number[] | null {
  const isCapital = letter !== letter.toLowerCase();
  const down = isCapital ? 0x20 : 0;
  const small = letter.toLowerCase();
  if (small === 'đ') return [0xf1 - down];
  const [base = '', ...marks] = [...small.normalize('NFD')];
  const tone = marks.find((mark) => mark in TONE_KEYS) ?? '';
  const shape = marks.find((mark) => !(mark in TONE_KEYS)) ?? '';
  const first = base.charCodeAt(0) - down;
  if (shape === '\u0302') return [first, (CIRCUMFLEX_KEYS[tone] ?? 0) - down];
  if (shape === '\u0306') return [first, (BREVE_KEYS[tone] ?? 0) - down];
  const key = tone === '' ? [] : [(TONE_KEYS[tone] ?? 0) - down];
  if (shape === '\u031b') return [(base === 'o' ? 0xf4 : 0xf6) - down, ...key];
  if (base === 'i') return [(I_KEYS[tone] ?? 0) - down];
  if (small === 'ỵ') return [0xee - down];
  return [first, ...key];
}

/** VPS by letter: tones in the order sắc, huyền, hỏi, ngã, nặng; capitals first, then small letters. */
const VPS = new Map<string, number[]>(
  (
    [
      ['A', 'c1 80 81 82 02'],
      ['Â', 'c2 83 84 85 1c 03'],
      ['Ă', '88 8d 8e 8f f0 04'],
      ['E', 'c9 d7 de fe 05'],
      ['Ê', 'ca 90 93 94 95 06'],
      ['O', 'b9 bc bd be 11'],
      ['Ô', 'd4 96 97 98 99 12'],
      ['Ơ', 'f7 9d 9e 9f a6 13'],
      ['U', 'da a8 d1 ac 14'],
      ['Ư', 'd0 ad af b1 1d 15'],
      ['I', 'b4 b5 b7 b8 10'],
      ['Y', 'dd b2 fd b3 19'],
      ['Đ', 'f1'],
      ['a', 'e1 e0 e4 e3 e5'],
      ['â', 'e2 c3 c0 c4 c5 c6'],
      ['ă', 'e6 a1 a2 a3 a4 a5'],
      ['e', 'e9 e8 c8 eb cb'],
      ['ê', 'ea 89 8a 8b cd 8c'],
      ['o', 'f3 f2 d5 f5 86'],
      ['ô', 'f4 d3 d2 b0 87 b6'],
      ['ơ', 'd6 a7 a9 aa ab ae'],
      ['u', 'fa f9 fb db f8'],
      ['ư', 'dc d9 d8 ba bb bf'],
      ['i', 'ed ec cc ef ce'],
      ['y', '9a ff 9b cf 9c'],
      ['đ', 'c7'],
    ] as const
  ).flatMap(([base, codes]) => {
    const bytes = codes.split(' ').map((code) => Number.parseInt(code, 16));
    const tones = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'].slice(
      base.charCodeAt(0) < 0x80 ? 1 : 0,
    );
    return bytes.map((byte, i): [string, number[]] => [(base + (tones[i] ?? '')).normalize('NFC'), [byte]]);
  }),
);
