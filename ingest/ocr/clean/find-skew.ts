import type { GreyPicture } from './grey-picture.ts';

/** How the lines of print run. */
export interface Skew {
  /** Degrees clockwise by which the page is turned, −5 to 5; 0 when no angle is clearly better than none. */
  readonly degrees: number;
  /** Whether the lines run from top to bottom. */
  readonly isSideways: boolean;
}

const FURTHEST = 5;
const COARSE = 0.25;
const FINE = 0.05;
/** Points looked at; more do not change the angle. */
const MOST_POINTS = 60_000;
/** By how much the profile across must beat the one along for a page to count as lying on its side. */
const SIDEWAYS_FACTOR = 1.35;
/** Below this many dark points nothing can be said. */
const LEAST_POINTS = 400;

/**
 * Finds the angle at which dark and light rows part best. Expects dark print on white. `sideways` tells how the lines run
 * where that is known; else it is found.
 */
export function findSkew(picture: GreyPicture, sideways: boolean | null = null): Skew {
  const points = darkPoints(picture);
  if (points.count < LEAST_POINTS) return { degrees: 0, isSideways: sideways ?? false };
  const upright = bestAngle(points.x, points.y, points.count, picture.width, picture.height);
  const across = bestAngle(points.y, points.x, points.count, picture.height, picture.width);
  // Profiles of longer sides spread over more rows; per row of print they compare.
  const isSideways = sideways ?? across.contrast > upright.contrast * SIDEWAYS_FACTOR;
  // Seen across, x and y have changed places: the angle runs the other way.
  return isSideways ? { degrees: -across.degrees, isSideways } : { degrees: upright.degrees, isSideways };
}

interface Points {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly count: number;
}

function darkPoints({ width, height, pixels }: GreyPicture): Points {
  // The outer twentieth is left out: edges of lids and of paper are straight lines of their own.
  const [marginX, marginY] = [Math.round(width / 20), Math.round(height / 20)];
  let dark = 0;
  for (let i = 0; i < pixels.length; i++) if ((pixels[i] as number) < 128) dark++;
  const step = Math.max(1, Math.round(dark / MOST_POINTS));
  const x = new Float32Array(Math.ceil(dark / step) + 1);
  const y = new Float32Array(x.length);
  let count = 0;
  let seen = 0;
  for (let row = marginY; row < height - marginY; row++)
    for (let column = marginX, i = row * width + column; column < width - marginX; column++, i++)
      if ((pixels[i] as number) < 128 && seen++ % step === 0) {
        x[count] = column;
        y[count++] = row;
      }
  return { x, y, count };
}

function bestAngle(
  x: Float32Array,
  y: Float32Array,
  count: number,
  width: number,
  height: number,
): { degrees: number; contrast: number } {
  const reach = Math.ceil(width * Math.tan((FURTHEST * Math.PI) / 180)) + 4;
  const rows = new Float64Array(Math.ceil((height + 2 * reach) / 2) + 2);
  const score = (degrees: number): number => {
    rows.fill(0);
    const slope = Math.tan((degrees * Math.PI) / 180);
    for (let i = 0; i < count; i++) {
      const row = ((y[i] as number) - (x[i] as number) * slope + reach) >> 1;
      rows[row] = (rows[row] as number) + 1;
    }
    let sum = 0;
    for (let r = 1; r < rows.length; r++) sum += ((rows[r] as number) - (rows[r - 1] as number)) ** 2;
    return sum;
  };
  const level = score(0);
  let best = { degrees: 0, score: level };
  for (let degrees = -FURTHEST; degrees <= FURTHEST; degrees += COARSE) {
    const found = score(degrees);
    if (found > best.score) best = { degrees, score: found };
  }
  const middle = best.degrees;
  for (let degrees = middle - COARSE; degrees <= middle + COARSE; degrees += FINE) {
    const found = score(degrees);
    if (found > best.score) best = { degrees, score: found };
  }
  const isClear = best.score > level * 1.02 && Math.abs(best.degrees) >= 2 * FINE;
  return { degrees: isClear ? Number(best.degrees.toFixed(2)) : 0, contrast: best.score / count };
}
