import iconv from 'iconv-lite';

/** Encodings of the years before Unicode, from their own standards and not from any table of the product. */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'vps' | 'viscii' | 'windows-1258';

const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const;
const VOWELS = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'] as const;

/** VPS by vowel in the order of VOWELS, each without tone and with `huyền hỏi ngã sắc nặng`; small letters, capitals. */
const VPS_SMALL: readonly (readonly number[])[] = [
  [0x61, 0xe0, 0xe4, 0xe3, 0xe1, 0xe5],
  [0xe6, 0xa2, 0xa3, 0xa4, 0xa1, 0xa5],
  [0xe2, 0xc0, 0xc4, 0xc5, 0xc3, 0xc6],
  [0x65, 0xe8, 0xc8, 0xeb, 0xe9, 0xcb],
  [0xea, 0x8a, 0x8b, 0xcd, 0x89, 0x8c],
  [0x69, 0xec, 0xcc, 0xef, 0xed, 0xce],
  [0x6f, 0xf2, 0xd5, 0xf5, 0xf3, 0x86],
  [0xf4, 0xd2, 0xb0, 0x87, 0xd3, 0xb6],
  [0xd6, 0xa9, 0xaa, 0xab, 0xa7, 0xae],
  [0x75, 0xf9, 0xfb, 0xdb, 0xfa, 0xf8],
  [0xdc, 0xd8, 0xba, 0xbb, 0xd9, 0xbf],
  [0x79, 0xff, 0x9b, 0xcf, 0x9a, 0x9c],
];
const VPS_CAPITALS: readonly (readonly number[])[] = [
  [0x41, 0x80, 0x81, 0x82, 0xc1, 0x02],
  [0x88, 0x8e, 0x8f, 0xf0, 0x8d, 0x04],
  [0xc2, 0x84, 0x85, 0x1c, 0x83, 0x03],
  [0x45, 0xd7, 0xde, 0xfe, 0xc9, 0x05],
  [0xca, 0x93, 0x94, 0x95, 0x90, 0x06],
  [0x49, 0xb5, 0xb7, 0xb8, 0xb4, 0x10],
  [0x4f, 0xbc, 0xbd, 0xbe, 0xb9, 0x11],
  [0xd4, 0x97, 0x98, 0x99, 0x96, 0x12],
  [0xf7, 0x9e, 0x9f, 0xa6, 0x9d, 0x13],
  [0x55, 0xa8, 0xd1, 0xac, 0xda, 0x14],
  [0xd0, 0xaf, 0xb1, 0x1d, 0xad, 0x15],
  [0x59, 0xb2, 0xfd, 0xb3, 0xdd, 0x19],
];

/** Signs after a plain vowel, after â ê ô, and after ă: huyền, hỏi, ngã, sắc, nặng. */
const VNI_MARKS = { plain: 'øûõùï', hat: 'àåãáä', breve: 'èúüéë' } as const;
/** i and y with dot stand for themselves. */
const VNI_WHOLE: Readonly<Record<string, string>> = {
  ì: 'ì',
  ỉ: 'æ',
  ĩ: 'ó',
  í: 'í',
  ị: 'ò',
  ỵ: 'î',
  đ: 'ñ',
  ơ: 'ô',
  ư: 'ö',
};

/** The text as the bytes of the encoding read as Windows-1252: what stands in a Word run of an old font. */
export function legacyText(text: string, encoding: 'tcvn3' | 'vni'): string {
  return iconv.decode(legacyBytes(text, encoding), 'windows-1252');
}

/** Bytes of the text. TCVN3 has no toned capitals: they become small letters. Throws for a letter it does not hold. */
export function legacyBytes(text: string, encoding: LegacyEncoding): Buffer {
  const letters = [...text.normalize('NFC')];
  switch (encoding) {
    case 'tcvn3':
      return Buffer.concat(letters.map(tcvn3Letter));
    case 'vni':
      return Buffer.concat(letters.map((letter) => westernBytes(vniLetter(letter), letter)));
    case 'vps':
      return Buffer.from(letters.map(vpsByte));
    case 'viscii':
      return Buffer.concat(letters.map((letter) => encodedOrThrow(letter, 'viscii')));
    case 'windows-1258':
      return Buffer.concat(letters.map(windows1258Letter));
  }
}

function isVietnamese(letter: string): boolean {
  return (letter.codePointAt(0) ?? 0) > 0x7f && /\p{L}/u.test(letter);
}

function tcvn3Letter(letter: string): Buffer {
  if (!isVietnamese(letter)) return westernBytes(letter, letter);
  const holdsCapital = /[ĂÂÊÔƠƯĐ]/u.test(letter);
  return encodedOrThrow(holdsCapital ? letter : letter.toLowerCase(), 'tcvn');
}

function vniLetter(letter: string): string {
  if (!isVietnamese(letter)) return letter;
  const isCapital = letter !== letter.toLowerCase();
  const small = letter.toLowerCase();
  const written = vniSmall(small);
  return isCapital ? written.toUpperCase() : written;
}

function vniSmall(letter: string): string {
  const whole = VNI_WHOLE[letter];
  if (whole !== undefined) return whole;
  const { vowel, tone } = partsOf(letter);
  const base = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'ô', ư: 'ö' }[vowel] ?? vowel;
  if (vowel === 'ă') return `${base}${tone === 0 ? 'ê' : (VNI_MARKS.breve[tone - 1] ?? '')}`;
  if (/[âêô]/u.test(vowel)) return `${base}${tone === 0 ? 'â' : (VNI_MARKS.hat[tone - 1] ?? '')}`;
  return `${base}${tone === 0 ? '' : (VNI_MARKS.plain[tone - 1] ?? '')}`;
}

function vpsByte(letter: string): number {
  if (letter === 'đ') return 0xc7;
  if (letter === 'Đ') return 0xf1;
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return code;
  const { vowel, tone } = partsOf(letter.toLowerCase());
  const table = letter === letter.toLowerCase() ? VPS_SMALL : VPS_CAPITALS;
  const byte = table[VOWELS.indexOf(vowel as (typeof VOWELS)[number])]?.[tone];
  if (byte === undefined) throw new Error(`VPS has no ${letter}`);
  return byte;
}

function windows1258Letter(letter: string): Buffer {
  const direct = iconv.encode(letter, 'windows-1258');
  if (letter === '?' || direct.toString('latin1') !== '?') return direct;
  const marks = letter.normalize('NFD');
  const tone = [...marks].find((mark) => mark !== '' && TONES.includes(mark as (typeof TONES)[number])) ?? '';
  const base = marks.replace(tone, '').normalize('NFC');
  return Buffer.concat([encodedOrThrow(base, 'windows-1258'), encodedOrThrow(tone, 'windows-1258')]);
}

function partsOf(letter: string): { vowel: string; tone: number } {
  const marks = letter.normalize('NFD');
  const tone = TONES.findIndex((mark) => mark !== '' && marks.includes(mark));
  const vowel = tone === -1 ? letter : marks.replace(TONES[tone] ?? '', '').normalize('NFC');
  return { vowel, tone: tone === -1 ? 0 : tone };
}

function westernBytes(text: string, letter: string): Buffer {
  const bytes = iconv.encode(text, 'windows-1252');
  if (bytes.includes(0x3f) && !text.includes('?')) throw new Error(`Windows-1252 has no ${letter}`);
  return bytes;
}

function encodedOrThrow(text: string, encoding: string): Buffer {
  const bytes = iconv.encode(text, encoding);
  if (iconv.decode(bytes, encoding) !== text) throw new Error(`${encoding} has no ${text}`);
  return bytes;
}
