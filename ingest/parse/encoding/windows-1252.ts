/** What the bytes 0x80–0x9F show in Windows-1252; '.' where the code page has nothing. */
const HIGH = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

const BYTE_BY_LETTER = new Map(
  [...HIGH].flatMap((letter, i): [string, number][] => (letter === '.' ? [] : [[letter, 0x80 + i]])),
);

/**
 * The byte that Windows-1252 or ISO 8859-1 shows as this character, or null when neither has it. The codes
 * U+0080–U+009F stand for themselves.
 */
export function windows1252Byte(character: string): number | null {
  const code = character.charCodeAt(0);
  return character.length === 1 && code <= 0xff ? code : (BYTE_BY_LETTER.get(character) ?? null);
}

/** What a character of ISO 8859-1 shows in Windows-1252; the five codes that it has not stay. */
export function westernLetter(character: string): string {
  const letter = HIGH[character.charCodeAt(0) - 0x80];
  return letter === undefined || letter === '.' ? character : letter;
}

const CONTROLS = /[\u0080-\u009f]/g;

/** Text whose quotes and dashes came as the codes U+0080–U+009F, with the quotes and dashes. */
export function withWesternLetters(text: string): string {
  return text.replace(CONTROLS, westernLetter);
}

/** Windows-1252 as the standard has it: some versions of Node read it as ISO 8859-1 and lose quotes and dashes. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return withWesternLetters(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}
