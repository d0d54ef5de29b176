/** A place on a page: points (1/72 inch) or any unit that is the same for the whole page; top left is 0,0. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Words standing side by side on one line of one column or table cell. */
export interface PageLine {
  readonly text: string;
  readonly box: Box;
  /** In the unit of the page; null when it is not known, as for recognised pages. */
  readonly fontSize: number | null;
  readonly bold: boolean;
  /** As recognised, where correction made something else of it. */
  readonly raw?: string;
}

/** What a page shows, standing upright. Lines may come in any order. */
export interface PageLayout {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PageLine[];
  /** Drawn straight lines, as boxes of little width or height. */
  readonly rules: readonly Box[];
  /** Lines running up or down the page: read after everything else of the page. */
  readonly sideways: readonly string[];
  /** Lines that are screened and not read: hidden ones, notes and stamps laid over the page, words set aslant. */
  readonly unread: readonly PageLine[];
}

/** Height of the letters: the font size, or what the box of a recognised line tells. */
export function sizeOf(line: PageLine): number {
  return line.fontSize ?? Math.max(1, (line.box.bottom - line.box.top) * 0.85);
}

/** The smallest box around all; undefined for none. */
export function boxAround(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes;
  if (first === undefined) return undefined;
  let { left, top, right, bottom } = first;
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** The value in the middle; `otherwise` for an empty list. */
export function medianOf(values: readonly number[], otherwise: number): number {
  if (values.length === 0) return otherwise;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? otherwise;
}
