import { IngestError } from '../ingest-error.ts';
import { canvasPicture } from './image/canvas-picture.ts';
import { readImageHeader, type ImageHeader } from './image/image-header.ts';
import { jpegPicture } from './image/jpeg-picture.ts';
import { picturesAsPdf, type PicturePage } from './image/picture-pdf.ts';
import { pngPicture } from './image/png-picture.ts';
import { tiffPictures } from './image/tiff-pictures.ts';
import { layoutBlocks } from './layout/layout-blocks.ts';
import type { PageImage, PageReader } from './page-reader.ts';
import type { OnPage, ParsedText, Parser } from './parser.ts';
import { pdfParser } from './pdf-parser.ts';
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
      if (header.kind !== 'tiff') refuseSize(header.kind, header);
      if (reader === null) throw new IngestError('needs-ocr', `${header.kind} picture`);
      const pages = picturesOf(bytes, header);
      if (pages !== null) return recogniseAll(pages, reader, onPage);
      onPage?.({ stage: 'recognise', page: 1, pages: 1 });
      return recognise(await canvasPicture(bytes, header), reader);
    },
  };
}

function refuseSize(kind: string, { width, height }: Pick<PicturePage, 'width' | 'height'>): void {
  if (width < 1 || height < 1) throw new IngestError('picture-damaged', `${kind} picture without a size`);
  if (width * height > MAX_PICTURE_PIXELS)
    throw new IngestError(
      'picture-too-large',
      `${kind} picture of ${width}x${height}`,
      `${width}×${height} điểm ảnh`,
    );
}

/** Null for kinds that only the canvas knows. */
function picturesOf(bytes: Uint8Array, header: ImageHeader): PicturePage[] | null {
  if (header.kind === 'tiff') return tiffPictures(bytes);
  if (header.kind === 'jpeg') return [jpegPicture(bytes, header.dpi)];
  const png = header.kind === 'png' ? pngPicture(bytes, header.dpi) : null;
  return png === null ? null : [png];
}

async function recogniseAll(
  pages: readonly PicturePage[],
  reader: PageReader,
  onPage: OnPage | undefined,
): Promise<ParsedText> {
  for (const page of pages) refuseSize('stored', page);
  let shown = 0;
  const counting: PageReader = {
    read: (image) => {
      shown++;
      return reader.read(image);
    },
    close: () => reader.close(),
  };
  try {
    return await pdfParser(counting).parse(picturesAsPdf(pages), onPage);
  } catch (error) {
    // A page on which nothing could be drawn was never shown.
    const isEmpty = error instanceof IngestError && error.notice.code === 'no-text' && shown === 0;
    throw isEmpty ? new IngestError('picture-damaged', 'nothing to draw in the picture') : error;
  }
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
