import { createCanvas, loadImage } from '@napi-rs/canvas';
import { IngestError } from '../../ingest-error.ts';
import type { PageImage } from '../../parse/page-reader.ts';
import { dropRules, type UprightRule } from './drop-rules.ts';
import { dropSpecks } from './drop-specks.ts';
import { evenLight } from './even-light.ts';
import { findSkew } from './find-skew.ts';
import { turnQuarters, type GreyPicture } from './grey-picture.ts';
import { resample } from './resample.ts';
import { separateInk } from './separate-ink.ts';
import { soften } from './soften.ts';

/** A page made ready for a recogniser: upright lines of black print on white. */
export interface CleanPage {
  readonly print: GreyPicture;
  /** Stamps and pens of the same page, in the same place; null when there are next to none. */
  readonly coloured: GreyPicture | null;
  /** Sides of table cells that were taken away, in pixels of `print`. */
  readonly rules: readonly UprightRule[];
  /** Of `print`, pixels per inch. */
  readonly dpi: number;
  /** Pixels of `print` for one pixel of the picture. */
  readonly scale: number;
  /** Clockwise quarter turns made because the lines ran upright; the page may still stand on its head. */
  readonly quarterTurns: 0 | 1;
}

/** Where a file does not say, a page is as wide as A4. */
const PAGE_INCHES = 8.27;
/** The recogniser gains nothing above; below the first it loses marks. */
const DPI_RANGE = [180, 320] as const;
/** Standard deviation in pixels at 200 dpi: measured best on clean and on grainy pages alike. */
const SOFTENING = 0.8;
/** More pixels are not a page of paper. */
const MOST_PIXELS = 120_000_000;

/**
 * Takes away what is not print: stamps and pens, shadows, grain, specks, rules, skew. `sideways` tells whether the lines
 * run from top to bottom where that is known. Nothing is written anywhere.
 */
export async function cleanPage(image: PageImage, sideways: boolean | null = null): Promise<CleanPage> {
  const { rgba, width, height } = await decode(image);
  const dpi = image.dpi ?? Math.min(600, Math.max(72, Math.min(width, height) / PAGE_INCHES));
  const { print: inked, coloured } = separateInk(rgba, width, height);
  const softened = soften(evenLight(inked, dpi), (SOFTENING * dpi) / 200);
  dropSpecks(softened, dpi);
  const { degrees, isSideways } = findSkew(softened, sideways);
  const quarterTurns = isSideways ? 1 : 0;
  const scale = dpi < DPI_RANGE[0] ? 200 / dpi : dpi > DPI_RANGE[1] ? 300 / dpi : 1;
  const stand = (picture: GreyPicture): GreyPicture =>
    resample(turnQuarters(picture, quarterTurns), degrees, scale);
  const print = stand(softened);
  const rules = dropRules(print, dpi * scale);
  return { print, coloured: coloured && stand(coloured), rules, dpi: dpi * scale, scale, quarterTurns };
}

async function decode({ png }: PageImage) {
  try {
    const picture = await loadImage(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
    const { width, height } = picture;
    if (width * height > MOST_PIXELS) throw new Error(`picture of ${width} by ${height} pixels`);
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    // What is transparent is paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0);
    return { rgba: context.getImageData(0, 0, width, height).data, width, height };
  } catch (cause) {
    throw new IngestError('page-picture-broken', 'the picture of a page cannot be decoded', '', { cause });
  }
}
