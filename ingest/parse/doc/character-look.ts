import type { Sprm } from './read-sprms.ts';

/** How characters are shown; what is missing is as the style above says. */
export interface CharacterLook {
  /** Number of the font for ASCII, and of that for other Western characters. */
  readonly font?: number;
  readonly highFont?: number;
  readonly bold?: boolean;
  readonly capitals?: boolean;
  readonly vanish?: boolean;
  readonly halfPoints?: number;
  /** Six hexadecimal digits, or `auto`. */
  readonly color?: string;
  /** Something else than paper is behind the characters. */
  readonly shaded?: boolean;
  readonly deleted?: boolean;
  readonly inserted?: boolean;
  /** Not a character but a mark for a picture, a note, a field. */
  readonly special?: boolean;
  readonly symbol?: { readonly font: number; readonly code: number };
  /** Number of the character style. */
  readonly style?: number;
}

/** Colours by their old number; others than white are told apart by nobody here. */
const OLD_WHITE = 8;
/** Smaller than this is not read but hidden: 1.5 points. */
export const MIN_HALF_POINTS = 3;

/** The look after the changes of a list; `base` is the look of the style below, which switches turn round. */
export function applyLook(
  look: CharacterLook,
  sprms: readonly Sprm[],
  base: CharacterLook = look,
): CharacterLook {
  let result = look;
  for (const { code, value } of sprms) result = { ...result, ...changeOf(code, value, base) };
  return result;
}

function changeOf(code: number, value: Buffer, base: CharacterLook): CharacterLook {
  const byte = value[0] ?? 0;
  switch (code) {
    case 0x4a4f:
      return { font: value.readUInt16LE(0) };
    case 0x4a51:
      return { highFont: value.readUInt16LE(0) };
    case 0x0835:
      return { bold: switched(byte, base.bold) };
    case 0x083a:
    case 0x083b:
      return { capitals: switched(byte, base.capitals) };
    case 0x083c:
      return { vanish: switched(byte, base.vanish) };
    case 0x4a43:
      return { halfPoints: value.readUInt16LE(0) };
    case 0x2a42:
      return { color: byte === OLD_WHITE ? 'FFFFFF' : byte === 0 ? 'auto' : '000000' };
    case 0x6870:
      return { color: value[3] === 0xff ? 'auto' : value.subarray(0, 3).toString('hex') };
    case 0x2a0c:
      return { shaded: byte !== 0 && byte !== OLD_WHITE };
    case 0x4866:
      return { shaded: isShading80(value) };
    case 0xca71:
      return { shaded: isShading(value) };
    case 0x0800:
      return { deleted: (byte & 1) === 1 };
    case 0x0801:
      return { inserted: (byte & 1) === 1 };
    case 0x0855:
      return { special: byte !== 0 };
    case 0x6a09:
      return { symbol: { font: value.readUInt16LE(0), code: value.readUInt16LE(2) } };
    case 0x4a30:
      return { style: value.readUInt16LE(0) };
    default:
      return {};
  }
}

/** 0 off, 1 on, 0x80 as the style, 0x81 the opposite of the style. */
function switched(byte: number, style = false): boolean {
  if (byte === 0x80) return style;
  return byte === 0x81 ? !style : byte !== 0;
}

/** Shading in two bytes: colours of pattern and ground, and the pattern; 0 and 0xFFFF are none. */
export function isShading80(value: Buffer): boolean {
  const shading = value.length >= 2 ? value.readUInt16LE(0) : 0;
  const ground = (shading >> 5) & 0x1f;
  const pattern = (shading >> 10) & 0x3f;
  return shading !== 0xffff && (ground !== 0 || pattern !== 0) && !(pattern === 0 && ground === OLD_WHITE);
}

/** Shading in ten bytes: two colours, the pattern. */
export function isShading(value: Buffer): boolean {
  if (value.length < 10) return false;
  const isGround = value[7] !== 0xff && value.subarray(4, 7).some((channel) => channel < 0xf0);
  const pattern = value.readUInt16LE(8);
  return isGround || (pattern !== 0 && pattern !== 0xffff);
}
