import { isShading, isShading80 } from './character-look.ts';
import { NO_ROW, type RowLook } from '../flow/join-tables.ts';
import type { Sprm } from './read-sprms.ts';

/** What paragraph formats say that matters for reading. */
export interface ParagraphLook {
  /** 1–9; 10 is running text. Missing: as the style says. */
  readonly outline?: number;
  /** 1-based number of the list; 0 for none. */
  readonly list?: number;
  readonly level?: number;
  /** How deep in tables the paragraph stands. */
  readonly depth: number;
  readonly endsRow: boolean;
  readonly shaded: boolean;
  readonly row: RowLook;
}

export const PLAIN_PARAGRAPH: ParagraphLook = { depth: 0, endsRow: false, shaded: false, row: NO_ROW };

/** The look after the changes of a list. */
export function applyParagraphLook(look: ParagraphLook, sprms: readonly Sprm[]): ParagraphLook {
  let result = look;
  for (const { code, value } of sprms) result = { ...result, ...changeOf(code, value, result) };
  return result;
}

function changeOf(code: number, value: Buffer, look: ParagraphLook): Partial<ParagraphLook> {
  const byte = value[0] ?? 0;
  switch (code) {
    case 0x2640:
      return { outline: byte >= 9 ? 10 : byte + 1 };
    case 0x460b:
      return { list: value.readUInt16LE(0) };
    case 0x260a:
      return { level: byte };
    case 0x2416:
      return byte === 0 ? { depth: 0 } : { depth: Math.max(1, look.depth) };
    case 0x6649:
      return { depth: Math.max(look.depth > 0 ? 1 : 0, value.readInt32LE(0)) };
    case 0x2417:
      return { endsRow: byte !== 0 };
    case 0x442d:
      return { shaded: isShading80(value) };
    case 0xc64d:
      return { shaded: isShading(value) };
    default:
      return rowChangeOf(code, value, look.row);
  }
}

const BORDER_BYTES = 4;
const BORDER_BYTES_97 = 8;
const SHADING_BYTES = 10;

function rowChangeOf(code: number, value: Buffer, row: RowLook): Partial<ParagraphLook> {
  switch (code) {
    case 0xd608:
      return { row: { ...row, ...definitionOf(value, row) } };
    case 0x3404:
      return { row: { ...row, isHeader: value[0] !== 0 } };
    case 0xd605:
      return hasBorder(value, BORDER_BYTES, 1) ? { row: { ...row, hasBorders: true } } : {};
    case 0xd613:
      return hasBorder(value, BORDER_BYTES_97, 5) ? { row: { ...row, hasBorders: true } } : {};
    case 0xd609: {
      const isShaded = slices(value, 2).some(isShading80);
      return isShaded ? { row: { ...row, isShaded } } : {};
    }
    case 0xd612:
    case 0xd616:
    case 0xd60c: {
      const isShaded = slices(value, SHADING_BYTES).some(isShading);
      return isShaded ? { row: { ...row, isShaded } } : {};
    }
    default:
      return {};
  }
}

/** Count of cells, their edges, then 20 bytes for each cell: how it is merged, and its four borders. */
function definitionOf(value: Buffer, row: RowLook): Partial<RowLook> {
  const count = Math.min(value[0] ?? 0, 64);
  const edges: number[] = [];
  for (let i = 0; i <= count && 3 + i * 2 <= value.length; i++) edges.push(value.readInt16LE(1 + i * 2));
  const first = 1 + (count + 1) * 2;
  const cells: { goesOnLeft: boolean; goesOnAbove: boolean }[] = [];
  let { hasBorders } = row;
  for (let i = 0; i < count; i++) {
    const cell = value.subarray(first + i * 20, first + i * 20 + 20);
    const flags = cell.length >= 2 ? cell.readUInt16LE(0) : 0;
    cells.push({
      goesOnLeft: (flags & 0x3) === 0x2,
      goesOnAbove: (flags & 0x60) === 0x20,
    });
    if (hasBorder(cell.subarray(4), BORDER_BYTES, 1)) hasBorders = true;
  }
  return { edges, cells, hasBorders };
}

/** Whether any border of a list is drawn; its kind stands at `kindAt`, 0 and 0xFF are none. */
function hasBorder(value: Buffer, size: number, kindAt: number): boolean {
  return slices(value, size).some((border) => {
    const kind = border[kindAt] ?? 0;
    return kind !== 0 && kind !== 0xff;
  });
}

function slices(value: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.floor(value.length / size) }, (_, i) =>
    value.subarray(i * size, (i + 1) * size),
  );
}
