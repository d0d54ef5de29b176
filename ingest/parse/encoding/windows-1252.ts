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
