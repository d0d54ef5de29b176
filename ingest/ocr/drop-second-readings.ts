import { foldDiacritics } from '../../knowledge/text/fold.ts';
import type { RecognisedLine } from './recogniser.ts';

/** Share of its own box with which a second reading lies on the line that has it. */
const COVERED = 0.8;

/**
 * The lines without those that say again what a longer line on the same place says: engines tear a word out of a line
 * and give it once more (`Lê Hữu Mẩy`, `ê`, `Hữu`).
 */
export function dropSecondReadings(lines: readonly RecognisedLine[]): RecognisedLine[] {
  return lines.filter((line) => !lines.some((other) => other !== line && holds(other, line)));
}

function holds(longer: RecognisedLine, line: RecognisedLine): boolean {
  return (
    longer.text.length > line.text.length &&
    coveredShare(line.box, longer.box) >= COVERED &&
    foldDiacritics(longer.text).includes(foldDiacritics(line.text))
  );
}

function coveredShare(box: RecognisedLine['box'], by: RecognisedLine['box']): number {
  const width = Math.min(box.right, by.right) - Math.max(box.left, by.left);
  const height = Math.min(box.bottom, by.bottom) - Math.max(box.top, by.top);
  const area = (box.right - box.left) * (box.bottom - box.top);
  return width <= 0 || height <= 0 || area <= 0 ? 0 : (width * height) / area;
}
