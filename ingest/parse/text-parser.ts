import { normalizeText } from '../../knowledge/text/normalize.ts';
import { IngestError } from '../ingest-error.ts';
import { INGEST_LIMITS } from '../limits.ts';
import { decodeText } from './decode-text.ts';
import { joinWrappedLines } from './join-wrapped-lines.ts';
import { blockOf, type ParsedText, type Parser } from './parser.ts';
import { splitColumns } from './split-columns.ts';

/** Plain text in UTF-8, UTF-16, Windows-1258 or an encoding from before Unicode: every paragraph one block. */
export const textParser: Parser = {
  format: 'text',
  async parse(bytes) {
    const { text, warnings } = decodeText(bytes);
    return { ...parseText(text), warnings };
  },
};

/** Blocks of a decoded text. Throws IngestError `line-too-long` for a line no text would have. */
export function parseText(text: string): ParsedText {
  const lines = splitColumns(linesOf(text));
  return {
    blocks: joinWrappedLines(lines).map((paragraph) => blockOf('paragraph', paragraph.text)),
    title: null,
    metadata: null,
    metadataIsFrontMatter: false,
    rawLines: lines,
    pages: null,
    warnings: [],
  };
}

/** Normalised lines. Tabs become several blanks, so that columns stay apart. */
export function linesOf(text: string): string[] {
  const lines = normalizeText(text.replaceAll('\t', '    ').replaceAll('\f', '\n\n')).split('\n');
  const longest = lines.reduce((length, line) => Math.max(length, line.length), 0);
  if (longest > INGEST_LIMITS.maxLineLength)
    throw new IngestError('line-too-long', `a line of ${longest} characters`);
  return lines;
}
