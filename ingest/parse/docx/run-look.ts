import { attributeOf, childOf, type XmlElement } from '../xml/read-xml.ts';
import { isInvisible } from '../flow/colors.ts';

/** How a run is shown; what a level of styles does not say is missing. */
export interface RunLook {
  readonly font?: string;
  readonly bold?: boolean;
  readonly capitals?: boolean;
  readonly vanish?: boolean;
  /** Hexadecimal digits; `auto` for the colour of the paper's ink. */
  readonly color?: string;
  readonly halfPoints?: number;
  /** Background colour, or `auto`. */
  readonly fill?: string;
}

/** Fonts of the theme by the names that styles call them by. */
export interface ThemeFonts {
  readonly major: string | null;
  readonly minor: string | null;
}

/** Smaller than this is not read but hidden: 1.5 points. */
const MIN_HALF_POINTS = 3;
/** Marker colours as hexadecimal digits. */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00FF00',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
};

/** Whether an on/off property is on: there without a value, or with one that is not off. Undefined when it is not there. */
export function isOn(properties: XmlElement | null, name: string): boolean | undefined {
  const element = childOf(properties, name);
  if (element === null) return undefined;
  const value = element.attributes['w:val'];
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}

/** What a `w:rPr` says itself. */
export function readRunLook(properties: XmlElement | null, theme: ThemeFonts): RunLook {
  if (properties === null) return {};
  const font = fontOf(childOf(properties, 'w:rFonts'), theme);
  const bold = isOn(properties, 'w:b');
  const caps = isOn(properties, 'w:caps') ?? isOn(properties, 'w:smallCaps');
  const vanish = isOn(properties, 'w:vanish');
  const color = attributeOf(properties, 'w:color', 'w:val');
  const size = Number(attributeOf(properties, 'w:sz', 'w:val') ?? Number.NaN);
  const fill =
    fillOf(properties) ?? HIGHLIGHTS[attributeOf(properties, 'w:highlight', 'w:val') ?? ''] ?? null;
  return {
    ...(font === null ? {} : { font }),
    ...(bold === undefined ? {} : { bold }),
    ...(caps === undefined ? {} : { capitals: caps }),
    ...(vanish === undefined ? {} : { vanish }),
    ...(color === null ? {} : { color }),
    ...(Number.isFinite(size) ? { halfPoints: size } : {}),
    ...(fill === null ? {} : { fill }),
  };
}

/** Background colour of a `w:shd` below, or null. */
export function fillOf(properties: XmlElement | null): string | null {
  const shading = childOf(properties, 'w:shd');
  if (shading === null) return null;
  // A solid pattern shows its own colour instead of the one below it.
  return shading.attributes[shading.attributes['w:val'] === 'solid' ? 'w:color' : 'w:fill'] ?? null;
}

function fontOf(fonts: XmlElement | null, theme: ThemeFonts): string | null {
  if (fonts === null) return null;
  const { attributes } = fonts;
  const themed = attributes['w:hAnsiTheme'] ?? attributes['w:asciiTheme'];
  if (themed !== undefined) return themed.startsWith('major') ? theme.major : theme.minor;
  return attributes['w:hAnsi'] ?? attributes['w:ascii'] ?? null;
}

/** Whether a reader cannot see a run of this look on a background; null is white paper. */
export function isHiddenLook(look: RunLook, background: string | null): boolean {
  if (look.vanish === true) return true;
  if (look.halfPoints !== undefined && look.halfPoints <= MIN_HALF_POINTS) return true;
  const fill = look.fill === undefined || look.fill === 'auto' ? background : look.fill;
  return isInvisible(look.color ?? null, fill);
}
