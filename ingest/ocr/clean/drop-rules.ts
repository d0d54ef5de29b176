import { turnQuarters, type GreyPicture } from './grey-picture.ts';

/** An upright rule that stood on the page: the side of a table cell. Pixels. */
export interface UprightRule {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Longer than the widest letter or dash is wide, in inches. */
const SHORTEST_LEVEL = 0.8;
/** Longer than the tallest letter of a title is tall, in inches. */
const SHORTEST_UPRIGHT = 0.4;
const THICKEST = 0.03;
const DARK = 190;
/** Grain breaks rules into pieces: a gap of so many inches is bridged. */
const GAP = 0.02;

/**
 * Whitens the rules of tables and those under headings, in place, where no letter crosses them: recognisers read a
 * rule as letters, or lose the line beside it. Expects an upright page, dark on white.
 */
export function dropRules(picture: GreyPicture, dpi: number): UprightRule[] {
  const upside = turnQuarters(picture, 1);
  dropLevelRules(picture, dpi, SHORTEST_LEVEL);
  const found = dropLevelRules(upside, dpi, SHORTEST_UPRIGHT);
  const back = turnQuarters(upside, 3).pixels;
  for (let i = 0; i < back.length; i++)
    if ((back[i] as number) > (picture.pixels[i] as number)) picture.pixels[i] = back[i] as number;
  // A clockwise quarter turn sends (x, y) to (height − 1 − y, x).
  const last = picture.height - 1;
  return found.map(({ y, from, to }) => ({ x: y, top: last - to, bottom: last - from }));
}

interface LevelRule {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

function dropLevelRules(picture: GreyPicture, dpi: number, inches: number): LevelRule[] {
  const { width, height, pixels } = picture;
  const shortest = Math.round(inches * dpi);
  const gap = Math.max(2, Math.round(GAP * dpi));
  const rules: LevelRule[] = [];
  for (let y = 0; y < height; y++) {
    let from = -1;
    let last = -1;
    let dark = 0;
    for (let x = 0, i = y * width; x <= width; x++, i++) {
      if (x < width && (pixels[i] as number) < DARK) {
        if (from < 0) [from, dark] = [x, 0];
        last = x;
        dark++;
      } else if (from >= 0 && (x === width || x - last > gap)) {
        if (last - from >= shortest && dark > (last - from) * 0.8) rules.push({ y, from, to: last });
        from = -1;
      }
    }
  }
  const thickest = Math.max(3, Math.round(THICKEST * dpi));
  for (const { y, from, to } of rules) whitenRule(picture, y, from, to, thickest);
  return rules;
}

/** Whitens the rule column by column; a column darker than a rule is thick belongs to a letter and stays. */
function whitenRule(
  { width, height, pixels }: GreyPicture,
  y: number,
  from: number,
  to: number,
  thickest: number,
): void {
  for (let x = from; x <= to; x++) {
    let top = y;
    let bottom = y;
    while (top > 0 && (pixels[(top - 1) * width + x] as number) < 250 && y - top <= thickest) top--;
    while (
      bottom < height - 1 &&
      (pixels[(bottom + 1) * width + x] as number) < 250 &&
      bottom - y <= thickest
    )
      bottom++;
    if (bottom - top + 1 > thickest + 2) continue;
    for (let row = top; row <= bottom; row++) pixels[row * width + x] = 255;
  }
}
