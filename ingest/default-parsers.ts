import type { PageReader } from './parse/page-reader.ts';
import type { Parser, ParserLoader, SourceFormat } from './parse/parser.ts';

let chosen: Promise<PageReader> | null = null;
/** One engine for all formats, looked for when the first of them comes. */
const pageReader = (): Promise<PageReader> =>
  (chosen ??= import('./ocr/choose-page-reader.ts').then(({ choosePageReader }) => choosePageReader()));

/** Each is loaded when the first file of its format comes: a run of plain texts pays for no library. */
const LOADERS: Readonly<Partial<Record<SourceFormat, () => Promise<Parser>>>> = {
  text: async () => (await import('./parse/text-parser.ts')).textParser,
  markdown: async () => (await import('./parse/markdown-parser.ts')).markdownParser,
  html: async () => (await import('./parse/html-parser.ts')).htmlParser,
  mhtml: async () => (await import('./parse/mhtml-parser.ts')).mhtmlParser,
  docx: async () => (await import('./parse/docx-parser.ts')).docxParser(await pageReader()),
  odt: async () => (await import('./parse/odt-parser.ts')).odtParser(await pageReader()),
  doc: async () => (await import('./parse/doc-parser.ts')).docParser,
  rtf: async () => (await import('./parse/rtf-parser.ts')).rtfParser,
  pdf: async () => (await import('./parse/pdf-parser.ts')).pdfParser(await pageReader()),
  image: async () => (await import('./parse/image-parser.ts')).imageParser(await pageReader()),
};

/** The parsers of this product. */
export const loadDefaultParser: ParserLoader = async (format) => (await LOADERS[format]?.()) ?? null;
