import type { Parser, ParserLoader, SourceFormat } from './parse/parser.ts';

/** Each is loaded when the first file of its format comes: a run of plain texts pays for no library. */
const LOADERS: Readonly<Partial<Record<SourceFormat, () => Promise<Parser>>>> = {
  text: async () => (await import('./parse/text-parser.ts')).textParser,
  markdown: async () => (await import('./parse/markdown-parser.ts')).markdownParser,
  html: async () => (await import('./parse/html-parser.ts')).htmlParser,
};

/** The parsers of this product. */
export const loadDefaultParser: ParserLoader = async (format) => (await LOADERS[format]?.()) ?? null;
