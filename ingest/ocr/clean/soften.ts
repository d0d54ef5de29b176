import type { GreyPicture } from './grey-picture.ts';

/** A Gaussian blur with standard deviation `sigma` pixels (at most 2): grain goes, strokes of two pixels stay. */
export function soften(picture: GreyPicture, sigma: number): GreyPicture {
  const { width, height, pixels } = picture;
  const weights = [0, 1, 2, 3].map((distance) => Math.exp(-(distance ** 2) / (2 * sigma ** 2)));
  const sum = weights.reduce((all, weight, n) => all + (n === 0 ? weight : 2 * weight), 0);
  const [w0 = 1, w1 = 0, w2 = 0, w3 = 0] = weights.map((weight) => weight / sum);
  const across = new Uint8Array(pixels);
  for (let y = 0; y < height; y++)
    for (let x = 3, i = y * width + 3; x < width - 3; x++, i++)
      across[i] =
        (pixels[i] as number) * w0 +
        ((pixels[i - 1] as number) + (pixels[i + 1] as number)) * w1 +
        ((pixels[i - 2] as number) + (pixels[i + 2] as number)) * w2 +
        ((pixels[i - 3] as number) + (pixels[i + 3] as number)) * w3 +
        0.5;
  const soft = new Uint8Array(across);
  for (let i = 3 * width; i < pixels.length - 3 * width; i++)
    soft[i] =
      (across[i] as number) * w0 +
      ((across[i - width] as number) + (across[i + width] as number)) * w1 +
      ((across[i - 2 * width] as number) + (across[i + 2 * width] as number)) * w2 +
      ((across[i - 3 * width] as number) + (across[i + 3 * width] as number)) * w3 +
      0.5;
  return { width, height, pixels: soft };
}
