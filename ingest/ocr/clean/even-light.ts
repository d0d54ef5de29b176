import type { GreyPicture } from './grey-picture.ts';

/** Side of the squares in which the level of the paper is taken, in inches. */
const TILE_INCHES = 0.16;
/** More than this share of a square is never ink: the level there is that of the paper in the midst of its grain. */
const PAPER_SHARE = 0.6;
/** Levels above this part of the paper are paper: grain and shadows vanish, thin strokes stay. */
const WHITE_PART = 0.88;
/** Length of the strips in which folds are seen. */
const STRIP_INCHES = 0.4;
/** A strip between these parts of white is paper in the shade of a fold. */
const LIGHTEST_FOLD = 0.94;
const DARKEST_FOLD = 0.6;
/** In a narrow strip through a line of print more is ink. */
const STRIP_SHARE = 0.8;
/** A square darker than this part of the usual paper is not paper (lid, edge) and is not lightened. */
const DARKEST_PART = 0.3;

/** Makes the paper white and the ink black wherever they stand: uneven light, grey paper and pale ink go. */
export function evenLight(picture: GreyPicture, dpi: number): GreyPicture {
  const { width, height, pixels } = picture;
  const tile = Math.max(8, Math.round(TILE_INCHES * dpi));
  const across = Math.ceil(width / tile);
  const down = Math.ceil(height / tile);
  const paper = paperLevels(picture, tile, across, down);
  const evened = new Uint8Array(pixels.length);
  for (let y = 0, i = 0; y < height; y++) {
    const ty = Math.min(down - 1.001, Math.max(0, y / tile - 0.5));
    const row = Math.floor(ty);
    const fy = ty - row;
    const next = Math.min(down - 1, row + 1);
    for (let x = 0; x < width; x++, i++) {
      const tx = Math.min(across - 1.001, Math.max(0, x / tile - 0.5));
      const column = Math.floor(tx);
      const fx = tx - column;
      const right = Math.min(across - 1, column + 1);
      const top =
        (paper[row * across + column] as number) * (1 - fx) + (paper[row * across + right] as number) * fx;
      const low =
        (paper[next * across + column] as number) * (1 - fx) + (paper[next * across + right] as number) * fx;
      const level = Math.min(255, ((pixels[i] as number) * 255) / (top * (1 - fy) + low * fy));
      evened[i] = level;
    }
  }
  evenStrips({ width, height, pixels: evened }, dpi);
  const histogram = new Uint32Array(256);
  for (const level of evened) histogram[level] = (histogram[level] as number) + 1;
  const black = levelBelow(histogram, pixels.length * 0.004);
  const white = 255 * WHITE_PART;
  if (white - black < 40) return { width, height, pixels: evened };
  const stretched = Uint8Array.from({ length: 256 }, (_, level) =>
    Math.round(Math.max(0, Math.min(255, ((level - black) * 255) / (white - black)))),
  );
  for (let i = 0; i < evened.length; i++) evened[i] = stretched[evened[i] as number] as number;
  return { width, height, pixels: evened };
}

/**
 * Lightens folds: bands across the page narrower than the squares. One row of pixels is looked at over a strip longer
 * than any stroke of a letter; where all of the strip is dark as ink it is a rule and stays.
 */
function evenStrips({ width, height, pixels }: GreyPicture, dpi: number): void {
  const strip = Math.max(16, Math.round(STRIP_INCHES * dpi));
  const across = Math.ceil(width / strip);
  const levels = new Float32Array(across);
  const histogram = new Uint16Array(64);
  for (let y = 0, start = 0; y < height; y++, start += width) {
    let isFolded = false;
    for (let c = 0; c < across; c++) {
      histogram.fill(0);
      const end = Math.min(width, (c + 1) * strip);
      for (let x = c * strip; x < end; x++) {
        const bin = (pixels[start + x] as number) >> 2;
        histogram[bin] = (histogram[bin] as number) + 1;
      }
      let seen = 0;
      let bin = 0;
      const wanted = (end - c * strip) * STRIP_SHARE;
      while (bin < 63 && (seen += histogram[bin] as number) <= wanted) bin++;
      const level = bin * 4 + 3;
      const isFold = level < 255 * LIGHTEST_FOLD && level > 255 * DARKEST_FOLD;
      levels[c] = isFold ? level : 255;
      isFolded ||= isFold;
    }
    if (!isFolded) continue;
    for (let x = 0; x < width; x++) {
      const at = Math.min(across - 1.001, Math.max(0, x / strip - 0.5));
      const left = Math.floor(at);
      const right = Math.min(across - 1, left + 1);
      const level = (levels[left] as number) * (1 - at + left) + (levels[right] as number) * (at - left);
      pixels[start + x] = Math.min(255, ((pixels[start + x] as number) * 255) / level);
    }
  }
}

function paperLevels(picture: GreyPicture, tile: number, across: number, down: number): Float32Array {
  const { width, height, pixels } = picture;
  const levels = new Float32Array(across * down);
  const histogram = new Uint32Array(256);
  for (let r = 0; r < down; r++)
    for (let c = 0; c < across; c++) {
      histogram.fill(0);
      const bottom = Math.min(height, (r + 1) * tile);
      const right = Math.min(width, (c + 1) * tile);
      let count = 0;
      for (let y = r * tile; y < bottom; y++)
        for (let x = c * tile, i = y * width + x; x < right; x++, i++, count++)
          histogram[pixels[i] as number] = (histogram[pixels[i] as number] as number) + 1;
      levels[r * across + c] = levelBelow(histogram, count * PAPER_SHARE);
    }
  const usual = Float32Array.from(levels).sort()[levels.length >> 1] ?? 255;
  const least = Math.max(1, usual * DARKEST_PART);
  for (let i = 0; i < levels.length; i++) levels[i] = Math.max(levels[i] as number, least);
  return smoothed(levels, across, down);
}

/** The median of each square and its neighbours: a picture or a bold line in one square does not count as paper. */
function smoothed(levels: Float32Array, across: number, down: number): Float32Array {
  const smooth = new Float32Array(levels.length);
  for (let r = 0; r < down; r++)
    for (let c = 0; c < across; c++) {
      const near: number[] = [];
      for (let y = Math.max(0, r - 1); y <= Math.min(down - 1, r + 1); y++)
        for (let x = Math.max(0, c - 1); x <= Math.min(across - 1, c + 1); x++)
          near.push(levels[y * across + x] as number);
      near.sort((a, b) => a - b);
      smooth[r * across + c] = near[near.length >> 1] as number;
    }
  return smooth;
}

function levelBelow(histogram: Uint32Array, wanted: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level++) {
    seen += histogram[level] as number;
    if (seen > wanted) return level;
  }
  return 255;
}
