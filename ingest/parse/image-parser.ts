import { IngestError } from '../ingest-error.ts';
import { readImageHeader, type ImageHeader } from './image/image-header.ts';
import { tiffAsPdf } from './image/tiff-as-pdf.ts';
import { layoutBlocks } from './layout/layout-blocks.ts';
import type { PageImage, PageReader } from './page-reader.ts';
import type { ParsedText, Parser } from './parser.ts';
import { pdfParser } from './pdf-parser.ts';
import { greyPng } from './pdf/grey-png.ts';
import { MAX_PICTURE_PIXELS } from './pdf/pdf-library.ts';
import { recogniseLayout, summaryOf } from './recognise-layout.ts';

/**
 * Pictures of pages: PNG, JPEG, GIF, WebP and BMP as one page, TIFF with all its pages. The orientation that a
 * camera noted is followed. Without a reader every picture is refused as `needs-ocr`.
 */
export function imageParser(reader: PageReader | null): Parser {
  return {
    format: 'image',
    async parse(bytes, onPage) {
      const header = readImageHeader(bytes);
      if (header === null) throw new IngestError('picture-damaged', 'no picture of a known kind');
      refuseLarge(header);
      if (reader === null) throw new IngestError('needs-ocr', `${header.kind} picture`);
      if (header.kind === 'tiff') return pdfParser(reader).parse(tiffAsPdf(bytes), onPage);
      onPage?.({ stage: 'recognise', page: 1, pages: 1 });
      return recognise(await decode(bytes, header), reader);
    },
  };
}

function refuseLarge({ kind, width, height }: ImageHeader): void {
  if (kind !== 'tiff' && (width < 1 || height < 1))
    throw new IngestError('picture-damaged', `${kind} picture without a size`);
  if (width * height > MAX_PICTURE_PIXELS)
    throw new IngestError(
      'picture-too-large',
      `${kind} picture of ${width}x${height}`,
      `${width}×${height} điểm ảnh`,
    );
}

/** Larger pictures are made smaller before they are looked at. */
const MAX_PIXELS = 30_000_000;

/** The picture upright and grey, on white. */
async function decode(bytes: Uint8Array, header: ImageHeader): Promise<PageImage> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(
    (cause: unknown) => {
      throw new IngestError('picture-damaged', `${header.kind}: ${String(cause)}`, '', { cause });
    },
  );
  // The decoder may see another size than the header told.
  refuseLarge({ ...header, width: image.width, height: image.height });
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (image.width * image.height)));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  const dpi = header.dpi === null ? null : Math.round(header.dpi * scale);
  const { data } = context.getImageData(0, 0, width, height);
  return { png: greyPng(data, width, height, dpi), width, height, dpi };
}

async function recognise(image: PageImage, reader: PageReader): Promise<ParsedText> {
  const page = recogniseLayout(1, image, await reader.read(image));
  const { blocks, rawLines } = layoutBlocks([page.layout]);
  if (blocks.length === 0) throw new IngestError('no-text', 'nothing recognised on the picture');
  return {
    blocks,
    title: null,
    metadata: null,
    metadataIsFrontMatter: false,
    rawLines,
    pages: 1,
    ocr: summaryOf([page]),
    warnings: [],
  };
}
