import { docxParser } from '../../ingest/parse/docx-parser.ts';
import { odtParser } from '../../ingest/parse/odt-parser.ts';
import type { ParsedText } from '../../ingest/parse/parser.ts';
import { docxFile, type DocxContent } from './docx-file.ts';
import { odtFile, type OdtContent } from './odt-file.ts';

/** What a Word file with this content is read as. */
export function parseDocx(content: DocxContent): Promise<ParsedText> {
  return docxParser(null).parse(docxFile(content));
}

/** What an OpenDocument text with this content is read as. */
export function parseOdt(content: OdtContent): Promise<ParsedText> {
  return odtParser(null).parse(odtFile(content));
}

/** Texts of the blocks of a Word file with this content. */
export async function docxTexts(content: DocxContent): Promise<string[]> {
  return (await parseDocx(content)).blocks.map(({ text }) => text);
}
