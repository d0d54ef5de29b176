/** Signs that papers take from symbol fonts, by font and code; the rest of those fonts is decoration. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '☐',
  0x71: '☐',
  0x72: '☐',
  0x75: '◆',
  0x76: '❖',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '☐',
  0xd8: '➢',
  0xe0: '→',
  0xe8: '→',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};
/** Greek letters and signs of the font Symbol. */
const SYMBOL: Readonly<Record<number, string>> = {
  0x2b: '+',
  0x2d: '−',
  0x3d: '=',
  0x61: 'α',
  0x62: 'β',
  0x64: 'δ',
  0x6c: 'λ',
  0x6d: 'μ',
  0x70: 'π',
  0x73: 'σ',
  0x53: 'Σ',
  0x44: 'Δ',
  0x57: 'Ω',
  0xa3: '≤',
  0xa5: '∞',
  0xae: '→',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xbb: '≈',
  0xde: '⇒',
};
const PRIVATE = /[\uF020-\uF0FF]/g;

/** The sign a symbol font shows for a code (also in its private range F000–F0FF); empty when it is decoration. */
export function symbolOf(font: string, code: number): string {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^wingdings/i.test(font)) return WINGDINGS[low] ?? '';
  if (/^(?:symbol|standard ?symbols)/i.test(font)) return SYMBOL[low] ?? '';
  return low > 0x20 && low < 0xf000 && low !== 0x7f ? String.fromCodePoint(low) : '';
}

/** Text in which a symbol font, or an old font taken for one, put its letters into the private range. */
export function withoutPrivateRange(text: string, font: string | null): string {
  return text.replace(PRIVATE, (sign) => symbolOf(font ?? '', sign.codePointAt(0) ?? 0));
}
