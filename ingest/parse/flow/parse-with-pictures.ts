import { IngestError } from '../../ingest-error.ts';
import { notice, type Notice } from '../../messages.vi.ts';
import type { PageReader } from '../page-reader.ts';
import type { ParsedText } from '../parser.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import { countLetters, type FlowPicture, type FlowText } from './flow-text.ts';
import { parseFlow } from './parse-flow.ts';
import { readPictures } from './read-pictures.ts';

/** A file of a word processor as read, with what is needed to look at its pictures. */
export interface ReadFile {
  readonly archive: ZipArchive;
  readonly text: FlowText;
  /** In their order. */
  readonly pictures: readonly FlowPicture[];
  readonly warnings: readonly Notice[];
  readonly pageReader: PageReader | null;
}

/** A file with fewer letters and a picture of a page is a scan put into a word processor. */
const FEW_LETTERS = 200;
/** Pictures at least so large on paper are pages, not logos or signatures. */
const PAGE_WIDTH_MM = 100;
const PAGE_HEIGHT_MM = 120;

/**
 * The text of the file, or of the pictures of pages when it holds little else. Throws IngestError `needs-ocr` when
 * only pictures hold text and there is no `pageReader`.
 */
export async function parseWithPictures(file: ReadFile): Promise<ParsedText> {
  const { text, pageReader, warnings } = file;
  const pages = file.pictures.filter(
    ({ widthMm, heightMm }) => widthMm >= PAGE_WIDTH_MM && heightMm >= PAGE_HEIGHT_MM,
  );
  if (pages.length === 0) return parseFlow(text, warnings);
  if (countLetters(text.body) < FEW_LETTERS) {
    if (pageReader === null)
      throw new IngestError('needs-ocr', `${pages.length} pictures of pages and no text`);
    return readPictures(file.archive, pages, pageReader, text, warnings);
  }
  const unread = notice('pictures-not-read', `${pages.length} large pictures`, String(pages.length));
  return parseFlow(text, [...warnings, unread]);
}
