import type { GreyPicture } from './grey-picture.ts';

/** Black print and coloured ink of one page, each as dark on white. */
export interface SeparatedInk {
  /** Print without the red stamps and blue pens that lie over it. */
  readonly print: GreyPicture;
  /** Stamps and pens alone; null when the page has next to none. */
  readonly coloured: GreyPicture | null;
}

/** Spread of the channels, as part of the lightest, from which a pixel starts to count as coloured. */
const FIRST_COLOUR = 0.15;
/** Part from which it is coloured ink; paper that has yellowed stays below. */
const FULL_COLOUR = 0.36;
/** In pixels darker than this the parts are grain. */
const LEAST_LIGHT = 90;
/** Even the lightest channel of white paper is darker by this factor under coloured ink. */
const INK_DARKENS = 1.25;
/** Below this share of the page coloured ink is only noise of the camera or of the compression. */
const LEAST_SHARE = 0.0004;
/** Above it the paper itself is coloured. */
const PAPER_SHARE = 0.4;

/**
 * Parts coloured ink from black print. Ink multiplies: under a red stamp the red channel still shows black letters on
 * white, so the lightest channel is the page without the stamp. A page printed mostly in colour is left as it is,
 * because there the colour is the text. Expects RGBA bytes.
 */
export function separateInk(
  rgba: Uint8ClampedArray | Uint8Array,
  width: number,
  height: number,
): SeparatedInk {
  const size = width * height;
  const grey = new Uint8Array(size);
  const lightest = new Uint8Array(size);
  const weights = new Uint8Array(size);
  let colouredCount = 0;
  let darkCount = 0;
  for (let i = 0, at = 0; i < size; i++, at += 4) {
    const red = rgba[at] as number;
    const green = rgba[at + 1] as number;
    const blue = rgba[at + 2] as number;
    const high = red > green ? (red > blue ? red : blue) : green > blue ? green : blue;
    const low = red < green ? (red < blue ? red : blue) : green < blue ? green : blue;
    grey[i] = (red * 77 + green * 150 + blue * 29) >> 8;
    lightest[i] = high;
    const part = (high - low) / (high > LEAST_LIGHT ? high : LEAST_LIGHT);
    const weight = (part - FIRST_COLOUR) / (FULL_COLOUR - FIRST_COLOUR);
    weights[i] = weight < 0 ? 0 : weight > 1 ? 255 : weight * 255;
    if (weight >= 1) colouredCount++;
    else if (high < 110) darkCount++;
  }
  const share = colouredCount / size;
  const isOrdinary = share < LEAST_SHARE || share > PAPER_SHARE || colouredCount > darkCount;
  if (isOrdinary) return { print: { width, height, pixels: grey }, coloured: null };
  const print = new Uint8Array(size);
  const coloured = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const weight = (weights[i] as number) / 255;
    const bare = Math.min(255, (lightest[i] as number) * INK_DARKENS);
    print[i] = (grey[i] as number) * (1 - weight) + bare * weight;
    coloured[i] = 255 - (weights[i] as number);
  }
  return { print: { width, height, pixels: print }, coloured: { width, height, pixels: coloured } };
}
