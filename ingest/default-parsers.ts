import type { PageReader } from './parse/page-reader.ts';
import type { Parser, ParserLoader, SourceFormat } from './parse/parser.ts';

type Loaders = Readonly<Partial<Record<SourceFormat, () => Promise<Parser>>>>;

/** Each is loaded when the first file of its format comes: a run of plain texts pays for no library. */
const loadersWith = (pageReader: () => Promise<PageReader>): Loaders => ({
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
});

/** The parsers of this product; one engine for all formats is opened when the first picture of a page comes. */
export function parsersWith(openPageReader: () => Promise<PageReader>): ParserLoader {
  let opened: Promise<PageReader> | null = null;
  const loaders = loadersWith(() => (opened ??= openPageReader()));
  return async (format) => (await loaders[format]?.()) ?? null;
}

/** With the engine of this machine when it has one. */
export const loadDefaultParser: ParserLoader = parsersWith(async () =>
  (await import('./ocr/choose-page-reader.ts')).choosePageReader(),
);
