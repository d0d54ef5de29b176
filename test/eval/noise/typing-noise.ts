import { findDocumentNumbers } from '../../../knowledge/model/document-number.ts';

/** Ways in which a question comes from a phone otherwise than it was meant. */
export const NOISES = ['telex', 'vni', 'typo', 'teencode', 'no-diacritics'] as const;
export type Noise = (typeof NOISES)[number];

/** The question as it would come with this noise. The same question, noise and random numbers give the same text. */
export function noisy(question: string, noise: Noise, random: () => number): string {
  switch (noise) {
    case 'telex':
      return eachWord(question, (word) => inKeys(word, TELEX));
    case 'vni':
      return eachWord(question, (word) => inKeys(word, VNI));
    case 'typo':
      return withOneSlip(question, random);
    case 'teencode':
      return inChatSpelling(question, random);
    case 'no-diacritics':
      return withoutMarks(question);
  }
}

type Keys = Readonly<Record<string, string>>;
/** Combining marks and đ as keys: hats go behind their letter, tones to the end of the word. */
const TELEX: Keys = {
  '\u0302': '^',
  '\u0306': 'w',
  '\u031b': 'w',
  đ: 'dd',
  '\u0301': 's',
  '\u0300': 'f',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
};
const VNI: Keys = {
  '\u0302': '6',
  '\u0306': '8',
  '\u031b': '7',
  đ: 'd9',
  '\u0301': '1',
  '\u0300': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0323': '5',
};
const TONES = new Set(['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']);

function inKeys(word: string, keys: Keys): string {
  let typed = '';
  let tone = '';
  let vowel = '';
  for (const letter of word.toLowerCase().normalize('NFD')) {
    const key = keys[letter];
    if (key === undefined) typed += letter;
    else if (TONES.has(letter)) tone = key;
    // The hat of Telex is the vowel once more.
    else typed += key === '^' ? vowel : key;
    vowel = /[aeiouy]/.test(letter) ? letter : vowel;
  }
  return typed + tone;
}

/** Changes every word of letters, but for short forms and document numbers. */
function eachWord(question: string, change: (word: string) => string): string {
  const numbers = findDocumentNumbers(question);
  return question.replace(/[\p{L}\p{M}]+/gu, (word, at: number) => {
    const isNumber = numbers.some(({ start, end }) => start < at + word.length && at < end);
    const isShort = word.length > 1 && word === word.toUpperCase();
    return isNumber || isShort ? word : change(word);
  });
}

/** Keys around a key of a phone. */
const NEIGHBOURS: Keys = {
  a: 's',
  b: 'v',
  c: 'x',
  d: 'f',
  e: 'r',
  g: 'h',
  h: 'j',
  i: 'o',
  k: 'l',
  l: 'k',
  m: 'n',
  n: 'm',
  o: 'i',
  p: 'o',
  q: 'a',
  r: 't',
  s: 'd',
  t: 'r',
  u: 'i',
  v: 'b',
  x: 'c',
  y: 'u',
};

/** One word in small letters of three letters or more with a letter left out, doubled, exchanged with the next, or missed. */
function withOneSlip(question: string, random: () => number): string {
  const words = [...question.matchAll(/(?<![\p{L}\p{N}])\p{Ll}[\p{Ll}\p{M}]{2,}(?![\p{L}\p{N}])/gu)];
  const chosen = words[Math.floor(random() * words.length)];
  if (!chosen) return question;
  const letters = [...chosen[0]];
  const at = 1 + Math.floor(random() * (letters.length - 1));
  const letter = letters[at] ?? '';
  const kind = Math.floor(random() * 4);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letter);
  else if (kind === 2) letters.splice(at - 1, 2, letter, letters[at - 1] ?? '');
  else letters.splice(at, 1, NEIGHBOURS[letter.normalize('NFD')[0] ?? ''] ?? letter);
  return question.slice(0, chosen.index) + letters.join('') + question.slice(chosen.index + chosen[0].length);
}

const CHAT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/như thế nào/giu, ['ntn', 'ntn']],
  [/bao nhiêu/giu, ['bn', 'bnhiu', 'bao nhiu']],
  [/(?<!\p{L})không(?!\p{L})/giu, ['ko', 'k', 'hok', 'hông']],
  [/(?<!\p{L})được(?!\p{L})/giu, ['dc', 'đc']],
  [/(?<!\p{L})gì(?!\p{L})/giu, ['j', 'ji', 'gì z']],
  [/(?<!\p{L})vậy(?!\p{L})/giu, ['z', 'zậy', 'v']],
  [/(?<!\p{L})với(?!\p{L})/giu, ['vs']],
  [/(?<!\p{L})trước(?!\p{L})/giu, ['trc']],
  [/(?<!\p{L})làm(?!\p{L})/giu, ['lm']],
  [/(?<!\p{L})cũng(?!\p{L})/giu, ['cx']],
  [/(?<!\p{L})quá(?!\p{L})/giu, ['wá', 'wa']],
  [/(?<!\p{L})biết(?!\p{L})/giu, ['bít', 'bik']],
  [/(?<!\p{L})ph(?=[aảáâiêeo])/giu, ['f']],
  [/(?<!\p{L})quy(?!\p{L})/giu, ['wy']],
];

function inChatSpelling(question: string, random: () => number): string {
  return CHAT.reduce(
    (text, [pattern, forms]) => text.replace(pattern, () => forms[Math.floor(random() * forms.length)] ?? ''),
    question,
  );
}

function withoutMarks(question: string): string {
  return question
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
}
