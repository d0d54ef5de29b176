import { IngestError } from '../../ingest-error.ts';
import type { PageImage } from '../page-reader.ts';
import { pagePng } from './page-png.ts';
import type { PdfPage } from './pdf-library.ts';

/** Recognition reads best between these; less than the first is enlarged, more than the last only costs time. */
const MIN_DPI = 200;
const MAX_DPI = 300;
const MAX_PIXELS = 40_000_000;
const POINTS_PER_INCH = 72;

/** The resolution at which a page is worth recognising, given that of its picture (0 when not known). */
export function recognitionDpi(pictureDpi: number, widthPoints: number, heightPoints: number): number {
  const wanted = Math.min(MAX_DPI, Math.max(MIN_DPI, Math.round(pictureDpi)));
  const area = (widthPoints * heightPoints) / POINTS_PER_INCH ** 2;
  return Math.max(1, Math.min(wanted, Math.floor(Math.sqrt(MAX_PIXELS / Math.max(area, 1)))));
}

/** The page as a picture, annotations left out. Throws IngestError `page-too-complex` when it cannot be drawn. */
export async function renderPage(page: PdfPage, dpi: number): Promise<PageImage> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const viewport = page.getViewport({ scale: dpi / POINTS_PER_INCH });
  const width = Math.max(1, Math.ceil(viewport.width));
  const height = Math.max(1, Math.ceil(viewport.height));
  if (width * height > MAX_PIXELS * 1.1)
    throw new IngestError('page-too-complex', `page of ${width}x${height} pixels at ${dpi} dpi`);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  await page.render({
    canvas: null,
    canvasContext: context,
    viewport,
    annotationMode: 0,
    background: 'white',
  }).promise;
  const pixels = context.getImageData(0, 0, width, height);
  return { png: pagePng(pixels.data, width, height, dpi), width, height, dpi };
}
