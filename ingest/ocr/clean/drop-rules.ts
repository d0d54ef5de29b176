import { turnQuarters, type GreyPicture } from './grey-picture.ts';

/** An upright rule that stood on the page: the side of a table cell. Pixels. */
export interface UprightRule {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Longer than a dash is wide and than a letter of a title is tall, in inches. */
const SHORTEST = 0.4;
const THICKEST = 0.03;
const DARK = 215;
/** Grain breaks rules into pieces: a gap of so many inches is bridged. */
const GAP = 0.02;
/** Part of the length in which something must be dark, and part in which nothing stands on the rule. */
const DENSE = 0.8;
const BARE = 0.75;

/**
 * Whitens the rules of tables and those under headings, in place, where no letter crosses them: recognisers read a
 * rule as letters, or lose the line beside it. Expects an upright page, dark on white.
 */
export function dropRules(picture: GreyPicture, dpi: number): UprightRule[] {
  const onSide = turnQuarters(picture, 1);
  const level = dropLevelRules(picture, dpi);
  // A clockwise quarter turn sends (x, y) to (height − 1 − y, x).
  const last = picture.height - 1;
  const upright = dropLevelRules(onSide, dpi).map(({ y, from, to }) => ({
    x: y,
    top: last - to,
    bottom: last - from,
  }));
  const back = turnQuarters(onSide, 3).pixels;
  for (let i = 0; i < back.length; i++)
    if ((back[i] as number) > (picture.pixels[i] as number)) picture.pixels[i] = back[i] as number;
  whitenCrossings(picture, level, upright, Math.ceil((THICKEST * dpi * 2) / 3));
  return upright;
}

/** Where rules cross, each looked to the other like a letter standing on it. */
function whitenCrossings(
  { width, height, pixels }: GreyPicture,
  level: readonly LevelRule[],
  upright: readonly UprightRule[],
  reach: number,
): void {
  for (const { x, top, bottom } of upright)
    for (const { y, from, to } of level) {
      if (x < from - reach || x > to + reach || y < top - reach || y > bottom + reach) continue;
      for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++)
        pixels.fill(255, row * width + Math.max(0, x - reach), row * width + Math.min(width, x + reach + 1));
    }
}

interface LevelRule {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

function dropLevelRules(picture: GreyPicture, dpi: number): LevelRule[] {
  const { width, height, pixels } = picture;
  const shortest = Math.round(SHORTEST * dpi);
  const thickest = Math.max(3, Math.round(THICKEST * dpi));
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
        const length = last - from + 1;
        const isLong = length >= shortest && dark > length * DENSE;
        if (isLong && whitenRule(picture, { y, from, to: last }, thickest)) rules.push({ y, from, to: last });
        from = -1;
      }
    }
  }
  return rules;
}

/** Whitens a rule where nothing stands on it; false, and nothing done, when it is the row of a line of print. */
function whitenRule(picture: GreyPicture, { y, from, to }: LevelRule, thickest: number): boolean {
  const { width, height, pixels } = picture;
  const tops = new Int32Array(to - from + 1);
  const bottoms = new Int32Array(to - from + 1);
  let bare = 0;
  for (let x = from; x <= to; x++) {
    let top = y;
    let bottom = y;
    while (top > 0 && y - top <= thickest && (pixels[(top - 1) * width + x] as number) < DARK) top--;
    while (
      bottom < height - 1 &&
      bottom - y <= thickest &&
      (pixels[(bottom + 1) * width + x] as number) < DARK
    )
      bottom++;
    const isBare = bottom - top < thickest;
    tops[x - from] = isBare ? Math.max(0, top - 1) : -1;
    bottoms[x - from] = Math.min(height - 1, bottom + 1);
    if (isBare) bare++;
  }
  if (bare < tops.length * BARE) return false;
  for (let x = from; x <= to; x++) {
    const top = tops[x - from] as number;
    if (top < 0) continue;
    for (let row = top; row <= (bottoms[x - from] as number); row++) pixels[row * width + x] = 255;
  }
  return true;
}
