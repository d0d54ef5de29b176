import type { GreyPicture } from './grey-picture.ts';

/** Largest speck in square inches: a third of the dot under a letter of ten points. */
const LARGEST_SPECK = 1.6e-4;
const DARK = 150;
/** Marks stand nearer than this to their letter, in inches. */
const NEAR = 0.05;

/**
 * Whitens spots smaller than any dot of the print, and everything that hangs together with the edge of the picture
 * (lids, shadows of the binding). Works in place on dark print on white.
 */
export function dropSpecks(picture: GreyPicture, dpi: number): void {
  const { width, height, pixels } = picture;
  const largest = Math.max(2, Math.floor(LARGEST_SPECK * dpi * dpi));
  const distance = Math.round(NEAR * dpi);
  const seen = new Uint8Array(pixels.length);
  const stack = new Int32Array(pixels.length);
  for (let start = 0; start < pixels.length; start++) {
    if (seen[start] === 1 || (pixels[start] as number) >= DARK) continue;
    let top = 0;
    let count = 0;
    let touchesEdge = false;
    const box = { left: width, top: height, right: 0, bottom: 0 };
    stack[top++] = start;
    seen[start] = 1;
    // What has left the stack stays in it behind `top` only until the next push, so the spot is walked twice.
    while (top > 0) {
      const at = stack[--top] as number;
      count++;
      const x = at % width;
      const y = (at / width) | 0;
      if (x < box.left) box.left = x;
      if (x > box.right) box.right = x;
      if (y < box.top) box.top = y;
      if (y > box.bottom) box.bottom = y;
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) touchesEdge = true;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const nx = x + dx;
          const ny = y + dy;
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (seen[next] === 1 || (pixels[next] as number) >= DARK) continue;
          seen[next] = 1;
          stack[top++] = next;
        }
    }
    if (touchesEdge || (count <= largest && isAlone(picture, box, count, distance)))
      whiten(picture, start, stack);
  }
}

/** Whether nothing else dark stands within `distance` of a spot of `count` pixels. */
function isAlone(
  { width, height, pixels }: GreyPicture,
  box: { left: number; top: number; right: number; bottom: number },
  count: number,
  distance: number,
): boolean {
  const right = Math.min(width - 1, box.right + distance);
  const bottom = Math.min(height - 1, box.bottom + distance);
  let dark = 0;
  for (let y = Math.max(0, box.top - distance); y <= bottom; y++)
    for (let x = Math.max(0, box.left - distance), i = y * width + x; x <= right; x++, i++)
      if ((pixels[i] as number) < DARK && ++dark > count) return false;
  return true;
}

/** Whitens the spot at `start` and the grey rim around it. */
function whiten({ width, height, pixels }: GreyPicture, start: number, stack: Int32Array): void {
  let top = 0;
  stack[top++] = start;
  pixels[start] = 255;
  while (top > 0) {
    const at = stack[--top] as number;
    const x = at % width;
    const y = (at / width) | 0;
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        const nx = x + dx;
        const ny = y + dy;
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
        const next = ny * width + nx;
        const level = pixels[next] as number;
        if (level === 255) continue;
        pixels[next] = 255;
        if (level < DARK) stack[top++] = next;
      }
  }
}
