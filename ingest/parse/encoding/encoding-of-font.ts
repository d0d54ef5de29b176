import type { LegacyEncoding } from './legacy-encoding.ts';

/** What the name of a font says of the text that is set in it. */
export interface FontEncoding {
  readonly encoding: LegacyEncoding;
  /** The font shows capitals whatever the text says: `.VnTimeH`. */
  readonly upper: boolean;
}

/** Names are short; what is longer is no font name. */
const LONGEST = 100;
/** `ABCDEF+` before the name of a font that a PDF holds in part. */
const SUBSET = /^[A-Z]{6}\+/;
/** `,Bold`, `-BoldItalic`, `MT` behind the name proper. */
const STYLE =
  /(?:[\s,-]+(?:bold|italic|oblique|regular|normal|roman|medium|light)(?:italic|oblique|mt)?|[\s,-]?mt)+$/i;

/** Which legacy encoding a font shows as Vietnamese, or null for Unicode and Western fonts. */
export function encodingOfFont(fontName: string): FontEncoding | null {
  if (fontName.length > LONGEST) return null;
  const name = fontName
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(SUBSET, '')
    .replace(/^#2e/i, '.')
    .replace(STYLE, '');
  // `.VnTime`, `.VNTIMEH`, and `VnTime` as PDF writers name it; near miss: `VNI-Times`, `Vnexpress`.
  if (/^\.vn\s?[a-z]/i.test(name) || /^Vn(?:Time|Arial|Avant|Courier|Book|Helvet|Century)/i.test(name))
    return { encoding: 'tcvn3', upper: /(?:H|^[^A-Z]*h)$/.test(name) };
  // `VNI-Times`, `VNI Helve`, `VNITimes`; near miss: `Vnite`.
  if (/^VNI(?:[\s_-]|(?:times|helve|arial|couri|univer|aptima|bodon|centur)|$)/i.test(name))
    return { encoding: 'vni', upper: false };
  // `VPS Times`, `VPS-Helv`, `VPSTimes`; near miss: `VPNSans`.
  if (/^VPS(?:[\s_-]|[A-Z][a-z])/.test(name)) return { encoding: 'vps', upper: false };
  // `VISCII Times`, `VI Times`, `VI-Arial`; near miss: `Vivaldi`, `Victorian`.
  if (/^(?:VISCII|VI[\s_-])/.test(name)) return { encoding: 'viscii', upper: false };
  return null;
}
