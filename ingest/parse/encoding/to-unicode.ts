import type { LegacyEncoding } from './legacy-encoding.ts';
import { restoreCapitals } from './restore-capitals.ts';
import { SINGLE_BYTE_TABLES, type SingleByteEncoding } from './single-byte-tables.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';
import { vniToUnicode } from './vni-to-unicode.ts';
import { windows1252Byte, withWesternLetters } from './windows-1252.ts';

/**
 * Vietnamese in Unicode (NFC) from a text in a legacy encoding. `text` is what its bytes look like as Windows-1252
 * or ISO 8859-1, as Word, PDF and HTML give it; other characters stay. `upper`: the font shows only capitals.
 */
export function toUnicode(
  text: string,
  encoding: LegacyEncoding,
  options: { readonly upper?: boolean } = {},
): string {
  const decoded =
    encoding === 'vni'
      ? vniToUnicode(text)
      : restoreCapitals(fromSingleBytes(text, encoding)).normalize('NFC');
  const shown = withWesternLetters(decoded);
  return options.upper === true ? shown.toUpperCase() : shown;
}

/** The same from the bytes themselves. */
export function bytesToUnicode(bytes: Uint8Array, encoding: LegacyEncoding): string {
  const western = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return toUnicode(western, encoding);
}

/** Signs of Windows-1252 that a typist also sets as quotes, dashes and dots. */
const PUNCTUATION = /[‘’“”–—…•†‡‚„‹›]/u;
/** Controls are capitals in both encodings. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0002-\u0006\u0010-\u001e]/g;
const WORD_WITH_PUNCTUATION = /[\p{L}\p{M}\u0080-\u00ff‘’“”–—…•†‡‚„‹›€ƒˆ‰ŠŒŽ˜™šœžŸ]+/gu;

function fromSingleBytes(text: string, encoding: SingleByteEncoding): string {
  const table = SINGLE_BYTE_TABLES[encoding];
  const letterOf = (character: string): string => {
    const byte = windows1252Byte(character);
    return byte === null ? character : (table.get(byte) ?? character);
  };
  const decode = (part: string): string => Array.from(part, letterOf).join('');
  if (encoding === 'tcvn3' || !PUNCTUATION.test(text)) return decode(text);
  // VPS and VISCII have letters where Windows-1252 has quotes: they are letters only where that makes a syllable.
  return text.replace(WORD_WITH_PUNCTUATION, (word) => decodeWord(word, decode)).replace(CONTROLS, letterOf);
}

function decodeWord(word: string, decode: (part: string) => string): string {
  const start = /^[‘’“”–—…•†‡‚„‹›]*/u.exec(word)?.[0].length ?? 0;
  if (start === word.length) {
    const alone = decode(word);
    return isVietnameseSyllable(alone) ? alone : word;
  }
  const end = word.length - (/[‘’“”–—…•†‡‚„‹›]*$/u.exec(word)?.[0].length ?? 0);
  for (let first = 0; first <= start; first++)
    for (let last = word.length; last >= end; last--) {
      const inner = decode(word.slice(first, last));
      if (isVietnameseSyllable(inner)) return word.slice(0, first) + inner + word.slice(last);
    }
  return word.slice(0, start) + decode(word.slice(start, end)) + word.slice(end);
}
