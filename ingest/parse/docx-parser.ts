import { readWordDocument } from './docx/read-word-document.ts';
import { openWordPackage } from './docx/word-package.ts';
import { parseWithPictures } from './flow/parse-with-pictures.ts';
import type { PageReader } from './page-reader.ts';
import type { Parser } from './parser.ts';

/**
 * Word files (docx, docm, dotx) with automatic numbers, tables, notes and text boxes. Files that only hold pictures of
 * pages are recognised by `pageReader`; without one they fail with IngestError `needs-ocr`.
 */
export function docxParser(pageReader: PageReader | null): Parser {
  return {
    format: 'docx',
    async parse(bytes) {
      const file = await openWordPackage(bytes);
      return parseWithPictures({ ...(await readWordDocument(file)), archive: file.archive, pageReader });
    },
  };
}
