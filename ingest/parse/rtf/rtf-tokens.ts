/** A piece of RTF: braces, control words with their number, control signs, one byte in hexadecimal, plain bytes. */
export type RtfToken =
  | { readonly type: 'open' | 'close' }
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  | { readonly type: 'sign'; readonly name: string }
  | { readonly type: 'byte'; readonly byte: number }
  | { readonly type: 'text'; readonly text: string };

/** `\par `, `\u-1234`, `\'e1`, `\~`; sticky, so that each place of the text is looked at once. */
const CONTROL = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^]))/y;
/** Everything up to the next brace, backslash or line end; line ends mean nothing. */
const PLAIN = /[^\\{}\r\n]+/y;

/**
 * The pieces of an RTF file in order. `source` has one character for each byte. Binary data is passed over; what
 * cannot be a piece is passed over too.
 */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '{' || character === '}') {
      yield { type: character === '{' ? 'open' : 'close' };
      at++;
      continue;
    }
    if (character !== '\\') {
      PLAIN.lastIndex = at;
      const text = PLAIN.exec(source)?.[0];
      if (text !== undefined) yield { type: 'text', text };
      at += text?.length ?? 1;
      continue;
    }
    CONTROL.lastIndex = at;
    const match = CONTROL.exec(source);
    if (match === null) return;
    at = CONTROL.lastIndex;
    const [, name, digits, hex, sign] = match;
    if (name !== undefined) {
      const value = digits === undefined ? null : Number(digits);
      if (name === 'bin') at += Math.max(0, value ?? 0);
      else yield { type: 'word', name, value };
    } else if (hex !== undefined) yield { type: 'byte', byte: Number.parseInt(hex, 16) };
    else if (sign !== undefined) yield { type: 'sign', name: sign };
  }
}
