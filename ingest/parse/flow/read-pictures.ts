import { IngestError } from '../../ingest-error.ts';
import { notice, type Notice } from '../../messages.vi.ts';
import { joinWrappedLines } from '../join-wrapped-lines.ts';
import type { PageReader } from '../page-reader.ts';
import { blockOf, type Block, type ParsedText } from '../parser.ts';
import { splitColumns } from '../split-columns.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import type { FlowPicture, FlowText } from './flow-text.ts';
import { rawLinesOfFlow } from './parse-flow.ts';
import { pictureToPage } from './picture-to-page.ts';

/** Pictures beyond this are not read; people scan papers of some dozens of pages. */
const MAX_PICTURES = 200;
const MM_PER_INCH = 25.4;

/**
 * The text of pictures of pages, one page each. Throws IngestError `no-text` when none can be read.
 */
export async function readPictures(
  archive: ZipArchive,
  pictures: readonly FlowPicture[],
  reader: PageReader,
  typed: FlowText,
  warnings: readonly Notice[],
): Promise<ParsedText> {
  const blocks: Block[] = [];
  const rawLines = rawLinesOfFlow(typed);
  const rawPages: string[] = [];
  const confidences: number[] = [];
  const pages: number[] = [];
  let unread = Math.max(0, pictures.length - MAX_PICTURES);
  for (const [i, picture] of pictures.slice(0, MAX_PICTURES).entries()) {
    const bytes = await archive.read(picture.path);
    const image = bytes === null ? null : await pictureToPage(bytes);
    if (image === null) {
      unread++;
      continue;
    }
    const dpi = Math.round((image.width * MM_PER_INCH) / picture.widthMm);
    const { lines, stamps = [] } = await reader.read({ ...image, dpi });
    const texts = splitColumns(lines.map(({ text }) => text));
    rawLines.push(...texts, ...[...stamps, ...lines].map(({ raw }) => raw));
    rawPages.push(lines.map(({ raw }) => raw).join('\n'));
    confidences.push(...lines.map(({ confidence }) => confidence));
    pages.push(i + 1);
    for (const { text } of joinWrappedLines(texts))
      blocks.push({ ...blockOf('paragraph', text), page: i + 1 });
  }
  if (blocks.length === 0) throw new IngestError('no-text', 'no picture of a page could be read');
  const mean = confidences.reduce((sum, value) => sum + value, 0) / Math.max(1, confidences.length);
  return {
    blocks,
    title: null,
    metadata: null,
    metadataIsFrontMatter: false,
    rawLines,
    pages: pictures.length,
    ocr: { pages, confidence: mean, rawText: rawPages.join('\f') },
    warnings:
      unread === 0
        ? warnings
        : [...warnings, notice('pictures-not-read', `${unread} pictures not readable`, String(unread))],
  };
}
