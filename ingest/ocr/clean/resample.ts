import type { GreyPicture } from './grey-picture.ts';

/** Places between two pixels for which weights are worked out once. */
const PHASES = 64;
/** Fixed-point one. */
const ONE = 1 << 10;

/** Catmull-Rom weights of the four pixels around each phase: they keep edges that two pixels would soften. */
const WEIGHTS = Int32Array.from({ length: PHASES * 4 }, (_, n) => {
  const f = (n >> 2) / PHASES;
  const weight = [
    ((-0.5 * f + 1) * f - 0.5) * f,
    (1.5 * f - 2.5) * f * f + 1,
    ((-1.5 * f + 2) * f + 0.5) * f,
    (0.5 * f - 0.5) * f * f,
  ][n & 3];
  return Math.round((weight ?? 0) * ONE);
});

/**
 * Turns a picture by `degrees` counter-clockwise about its middle and enlarges it by `scale`, in one step so that it
 * is softened only once. What comes from outside is white.
 */
export function resample(picture: GreyPicture, degrees: number, scale: number): GreyPicture {
  if (degrees === 0 && scale === 1) return picture;
  const { width, height, pixels } = picture;
  const outWidth = Math.round(width * scale);
  const outHeight = Math.round(height * scale);
  const result = new Uint8Array(outWidth * outHeight).fill(255);
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle) / scale;
  const sin = Math.sin(angle) / scale;
  for (let y = 0, i = 0; y < outHeight; y++) {
    const dy = y + 0.5 - outHeight / 2;
    let fromX = width / 2 - 0.5 + (0.5 - outWidth / 2) * cos - dy * sin;
    let fromY = height / 2 - 0.5 + (0.5 - outWidth / 2) * sin + dy * cos;
    for (let x = 0; x < outWidth; x++, i++, fromX += cos, fromY += sin) {
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      if (left < 1 || top < 1 || left > width - 3 || top > height - 3) continue;
      const a = ((fromX - left) * PHASES) << 2;
      const b = ((fromY - top) * PHASES) << 2;
      const across = a - (a & 3);
      const down = b - (b & 3);
      const w0 = WEIGHTS[across] as number;
      const w1 = WEIGHTS[across + 1] as number;
      const w2 = WEIGHTS[across + 2] as number;
      const w3 = WEIGHTS[across + 3] as number;
      let sum = 0;
      for (let r = 0, at = (top - 1) * width + left; r < 4; r++, at += width) {
        const row =
          (pixels[at - 1] as number) * w0 +
          (pixels[at] as number) * w1 +
          (pixels[at + 1] as number) * w2 +
          (pixels[at + 2] as number) * w3;
        sum += (row >> 4) * (WEIGHTS[down + r] as number);
      }
      const level = sum >> 16;
      result[i] = level < 0 ? 0 : level > 255 ? 255 : level;
    }
  }
  return { width: outWidth, height: outHeight, pixels: result };
}
