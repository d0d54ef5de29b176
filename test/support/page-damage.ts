import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import { drawSignature, drawStamp, type Stamp } from './page-ink.ts';
import { seededRandom } from './seeded-random.ts';

/** What happens to a page between the printer and the file. Everything is off unless given. */
export interface PageDamage {
  /** Clockwise. */
  readonly skewDegrees?: number;
  /** Clockwise quarter turns, after the skew. */
  readonly quarterTurns?: 0 | 1 | 2 | 3;
  /** Standard deviation of a Gaussian blur in pixels. */
  readonly blurPx?: number;
  /** Standard deviation of the grain in levels of 255. */
  readonly noise?: number;
  /** Dark and light specks on a page. */
  readonly specks?: number;
  /** 0..1: how much darker the darkest corner is than the lightest. */
  readonly unevenLight?: number;
  /** Red round stamp, in ink over the text. */
  readonly stamp?: Stamp;
  /** A scrawl of blue ink with its middle there, in shares of the page. */
  readonly signature?: { readonly x: number; readonly y: number };
  /** A fold across the page at this share of its height: a grey line with a shadow. */
  readonly foldAt?: number;
  /** Dark band along the left edge, as of a lid not closed; width in mm. */
  readonly darkEdgeMm?: number;
  /** 0..1: how pale the ink is (0 black). */
  readonly paleInk?: number;
  /** Quality of a JPEG compression the picture goes through. */
  readonly jpegQuality?: number;
  /** Black and white only, at this level of 255, as fax machines and many scanners give. */
  readonly threshold?: number;
}

/** A picture that has gone through the damage; same seed, same picture. */
export async function damagePage(
  page: Canvas,
  damage: PageDamage,
  dpi: number,
  seed: number,
): Promise<Canvas> {
  const random = seededRandom(seed);
  let canvas = copyOf(page);
  if (damage.stamp) drawStamp(canvas, damage.stamp, dpi);
  if (damage.signature) drawSignature(canvas, damage.signature, dpi, random);
  if (damage.skewDegrees) canvas = turned(canvas, damage.skewDegrees);
  if (damage.blurPx) canvas = blurred(canvas, damage.blurPx);
  shade(canvas, damage, dpi, random);
  if (damage.quarterTurns) canvas = quarterTurned(canvas, damage.quarterTurns);
  if (damage.jpegQuality !== undefined)
    canvas = copyOf(await loadImage(canvas.toBuffer('image/jpeg', damage.jpegQuality)));
  return canvas;
}

function copyOf(picture: Canvas | Awaited<ReturnType<typeof loadImage>>): Canvas {
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas;
}

function turned(page: Canvas, degrees: number): Canvas {
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  // This canvas also turns pixels that are put back into it: what comes after must find it straight.
  context.save();
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.drawImage(page, -page.width / 2, -page.height / 2);
  context.restore();
  return canvas;
}

function quarterTurned(page: Canvas, turns: number): Canvas {
  const isOdd = turns % 2 === 1;
  const canvas = createCanvas(isOdd ? page.height : page.width, isOdd ? page.width : page.height);
  const context = canvas.getContext('2d');
  context.save();
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(page, -page.width / 2, -page.height / 2);
  context.restore();
  return canvas;
}

function blurred(page: Canvas, sigma: number): Canvas {
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.filter = `blur(${sigma}px)`;
  context.drawImage(page, 0, 0);
  return canvas;
}

/** Ink, light, fold, edge, grain and specks, pixel by pixel. */
function shade(canvas: Canvas, damage: PageDamage, dpi: number, random: () => number): void {
  const { paleInk = 0, unevenLight = 0, noise = 0, specks = 0, foldAt, darkEdgeMm = 0, threshold } = damage;
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  const picture = context.getImageData(0, 0, width, height);
  const { data } = picture;
  const edge = (darkEdgeMm / 25.4) * dpi;
  const foldWidth = dpi * 0.06;
  const tilt = random() * Math.PI * 2;
  const [towardsX, towardsY] = [Math.cos(tilt), Math.sin(tilt)];
  for (let y = 0, at = 0; y < height; y++) {
    const fold = foldAt === undefined ? 0 : Math.exp(-(((y - foldAt * height) / foldWidth) ** 2)) * 0.35;
    for (let x = 0; x < width; x++, at += 4) {
      const slope = 0.5 + 0.5 * (towardsX * (x / width - 0.5) + towardsY * (y / height - 0.5)) * 1.4;
      const lid = x < edge ? 0.85 * (1 - x / edge) ** 0.5 : 0;
      const light = (1 - unevenLight * slope) * (1 - fold) * (1 - lid);
      const grain = noise === 0 ? 0 : gauss(random) * noise;
      for (let c = 0; c < 3; c++) {
        const ink = data[at + c] as number;
        data[at + c] = (255 - (255 - ink) * (1 - paleInk)) * light + grain;
      }
      if (threshold !== undefined) {
        const grey =
          (data[at] as number) * 0.3 + (data[at + 1] as number) * 0.59 + (data[at + 2] as number) * 0.11;
        data[at] = data[at + 1] = data[at + 2] = grey < threshold ? 0 : 255;
      }
    }
  }
  context.putImageData(picture, 0, 0);
  for (let n = 0; n < specks; n++) {
    context.fillStyle = random() < 0.6 ? '#333' : '#fff';
    const size = 1 + random() * 2;
    context.fillRect(random() * width, random() * height, size, size);
  }
}

function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
