import { parseWithPictures } from './flow/parse-with-pictures.ts';
import { readOdtDocument } from './odt/read-odt-document.ts';
import type { PageReader } from './page-reader.ts';
import type { Parser } from './parser.ts';
import { openZip } from './zip/zip-archive.ts';

/**
 * OpenDocument texts with automatic numbers, tables, notes and text boxes. Files that only hold pictures of pages are
 * recognised by `pageReader`; without one they fail with IngestError `needs-ocr`.
 */
export function odtParser(pageReader: PageReader | null): Parser {
  return {
    format: 'odt',
    async parse(bytes) {
      const archive = await openZip(bytes);
      return parseWithPictures({ ...(await readOdtDocument(archive)), archive, pageReader });
    },
  };
}
