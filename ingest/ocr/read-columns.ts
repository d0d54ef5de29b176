import { cutOut, encodePgm, type GreyPicture } from './clean/grey-picture.ts';
import { findColumns, isWithin, type TwoColumns } from './find-columns.ts';
import type { RecognisedLine, Recogniser } from './recogniser.ts';

/** Paper around a column, in inches: engines read badly at the edge of a picture. */
const MARGIN = 0.1;
/** A second look that finds less than this share of the letters has lost some. */
const KEPT = 0.85;

/**
 * Letterheads and feet read once more, each column by itself: seen together, their lines are torn where they are not
 * level, and marks over capitals are lost. The first reading stays where the second is no better.
 */
export async function readColumns(
  recogniser: Recogniser,
  print: GreyPicture,
  dpi: number,
  lines: readonly RecognisedLine[],
): Promise<RecognisedLine[]> {
  let best = [...lines];
  for (const zone of findColumns(lines))
    for (const side of ['left', 'right'] as const) {
      const area = areaOf(zone, side, print, lines);
      const isIn = (line: RecognisedLine): boolean => isWithin(line.box, zone) && sideOf(line, zone) === side;
      const before = best.filter(isIn);
      const margin = Math.round(MARGIN * dpi);
      const seen = await recogniser.recognise(encodePgm(cutOut(print, area, margin)), dpi, 'block');
      const after = seen.map((line) => moved(line, area.left - margin, area.top - margin));
      if (isBetter(after, before)) best = [...best.filter((line) => !isIn(line)), ...after];
    }
  return best;
}

function sideOf({ box }: RecognisedLine, { middle }: TwoColumns): 'left' | 'right' {
  return (box.left + box.right) / 2 < middle ? 'left' : 'right';
}

/** Up to the lines above and below, so that no mark over or under a letter is cut. */
function areaOf(
  { top, bottom, middle }: TwoColumns,
  side: 'left' | 'right',
  { width, height }: GreyPicture,
  lines: readonly RecognisedLine[],
): RecognisedLine['box'] {
  const above = lines.map(({ box }) => box.bottom).filter((edge) => edge <= top);
  const below = lines.map(({ box }) => box.top).filter((edge) => edge >= bottom);
  const reach = (bottom - top) * 0.5;
  return {
    left: side === 'left' ? 0 : Math.round(middle),
    right: side === 'left' ? Math.round(middle) : width,
    top: Math.round(Math.max(0, top - reach, ...above)),
    bottom: Math.round(Math.min(height, bottom + reach, ...below)),
  };
}

function isBetter(after: readonly RecognisedLine[], before: readonly RecognisedLine[]): boolean {
  return lettersOf(after) >= lettersOf(before) * KEPT && sureness(after) >= sureness(before);
}

function lettersOf(lines: readonly RecognisedLine[]): number {
  return lines.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

function sureness(lines: readonly RecognisedLine[]): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  const sum = lines.reduce((total, { text, confidence }) => total + confidence * text.length, 0);
  return letters === 0 ? 0 : sum / letters;
}

function moved({ box, ...line }: RecognisedLine, x: number, y: number): RecognisedLine {
  return {
    ...line,
    box: { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y },
  };
}
