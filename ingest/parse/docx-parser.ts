import { IngestError } from '../ingest-error.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { readPictures } from './docx/read-pictures.ts';
import { readWordDocument } from './docx/read-word-document.ts';
import { openWordPackage } from './docx/word-package.ts';
import { countLetters } from './flow/flow-text.ts';
import { parseFlow } from './flow/parse-flow.ts';
import type { PageReader } from './page-reader.ts';
import type { Parser } from './parser.ts';

/** A file with fewer letters and a picture of a page is a scan put into Word. */
const FEW_LETTERS = 200;
/** Pictures at least so large on paper are pages, not logos or signatures. */
const PAGE_WIDTH_MM = 100;
const PAGE_HEIGHT_MM = 120;

/**
 * Word files (docx, docm, dotx) with automatic numbers, tables, notes and text boxes. Files that only hold pictures of
 * pages are recognised by `pageReader`; without one they fail with IngestError `needs-ocr`.
 */
export function docxParser(pageReader: PageReader | null): Parser {
  return {
    format: 'docx',
    async parse(bytes) {
      const file = await openWordPackage(bytes);
      const { text, pictures, warnings } = await readWordDocument(file);
      const pages = pictures.filter(
        ({ widthMm, heightMm }) => widthMm >= PAGE_WIDTH_MM && heightMm >= PAGE_HEIGHT_MM,
      );
      if (pages.length > 0 && countLetters(text.body) < FEW_LETTERS) {
        if (pageReader === null)
          throw new IngestError('needs-ocr', `Word file with ${pages.length} pictures of pages and no text`);
        return readPictures(file, pages, pageReader, text, warnings);
      }
      const unread: Notice[] =
        pages.length === 0 ? [] : [notice('pictures-not-read', `${pages.length} large pictures`, String(pages.length))];
      return parseFlow(text, [...warnings, ...unread]);
    },
  };
}
