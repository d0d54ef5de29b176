import { loadDefaultParser } from './default-parsers.ts';
import { placeOf } from './error-place.ts';
import { IngestError } from './ingest-error.ts';
import type { OnPage, ParsedText, ParserLoader } from './parse/parser.ts';
import { sniff } from './parse/sniff.ts';

/** What is needed besides the bytes. */
export interface ParseContext {
  /** Default: the parsers of this product. */
  readonly loadParser?: ParserLoader;
  readonly onPage?: OnPage;
}

/**
 * The blocks of a file by the parser of its format, which its first bytes tell. Throws IngestError for bytes that are
 * empty, of no format, of a format without a parser, or not what their format promises.
 */
export async function parseBytes(
  bytes: Uint8Array,
  { loadParser = loadDefaultParser, onPage }: ParseContext,
): Promise<ParsedText> {
  if (bytes.byteLength === 0) throw new IngestError('file-empty', 'no bytes');
  const sniffed = sniff(bytes);
  if (sniffed.format === 'binary') throw new IngestError(sniffed.code, sniffed.detail, sniffed.what);
  const parser = await loadParser(sniffed.format).catch((cause: unknown) => {
    throw new IngestError('reading-unfit', `parser of ${sniffed.format}: ${placeOf(cause)}`, '', { cause });
  });
  if (parser === null)
    throw new IngestError(
      'format-unsupported',
      `no parser for ${sniffed.format}`,
      sniffed.format.toUpperCase(),
    );
  return parser.parse(bytes, onPage);
}
