import { randomInt } from 'node:crypto';

/** Without vowels, so that no word comes out, and without signs that are mistaken for each other. */
const LETTERS = 'BCDGHKMNPQRSTVX';
const DIGITS = '23456789';
const CODE = `[${LETTERS}]{3}[ -]?[${DIGITS}]{3}`;
const NAMED = new RegExp(`^(?:LỚP|LỚP|LOP)[\\s:_-]*(${CODE})$`, 'iu');
const BARE = new RegExp(`^(${CODE})$`, 'iu');

/** Three letters and three digits: easy to read from a wall and to type on a telephone. */
export function makeClassCode(): string {
  const pick = (signs: string): string => signs.charAt(randomInt(signs.length));
  return [LETTERS, LETTERS, LETTERS, DIGITS, DIGITS, DIGITS].map(pick).join('');
}

/**
 * The code of a class in a whole message: `LOP KTM 482`, `lop-ktm482`, or the code alone. `isNamed`: the word says that a
 * class is meant, so an unknown code is an error and no question.
 */
export function readClassCode(text: string): { readonly code: string; readonly isNamed: boolean } | null {
  const line = text.trim();
  const found = NAMED.exec(line) ?? BARE.exec(line);
  if (found === null) return null;
  return { code: (found[1] ?? '').toUpperCase().replace(/[ -]/g, ''), isNamed: NAMED.test(line) };
}

/** `KTM 482`. */
export function shownClassCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** What opens the class from a Telegram link: `lop-KTM482`. */
export function startWord(code: string): string {
  return `lop-${code}`;
}
