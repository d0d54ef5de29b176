import { detectLegacyEncoding } from '../encoding/detect-legacy-encoding.ts';
import { encodingOfFont } from '../encoding/encoding-of-font.ts';
import { LEGACY_ENCODING_NAMES, type LegacyEncoding } from '../encoding/legacy-encoding.ts';
import { toUnicode } from '../encoding/to-unicode.ts';
import type { PageLine } from '../layout/page-line.ts';

/** Letters that no legacy encoding shows: the file maps its letters to Unicode itself, whatever the font is called. */
const MODERN = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]/;

/** Makes Unicode of the letters of old Vietnamese fonts and remembers which encodings it met. */
export class LegacyFonts {
  private readonly met = new Set<LegacyEncoding>();

  /** By the name of the font. */
  decode(text: string, fontName: string): string {
    const font = encodingOfFont(fontName);
    if (font === null || MODERN.test(text)) return text;
    this.met.add(font.encoding);
    return toUnicode(text, font.encoding, { upper: font.upper });
  }

  /** By statistics over a page, for fonts whose names say nothing. */
  decodeLines(lines: readonly PageLine[]): readonly PageLine[] {
    const found = detectLegacyEncoding(lines.map(({ text }) => text).join('\n'));
    if (found === null) return lines;
    this.met.add(found.encoding);
    return lines.map((line) =>
      MODERN.test(line.text) ? line : { ...line, text: toUnicode(line.text, found.encoding) },
    );
  }

  /** Names of the encodings that were met. */
  names(): readonly string[] {
    return [...this.met].map((encoding) => LEGACY_ENCODING_NAMES[encoding]);
  }
}
