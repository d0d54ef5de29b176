import { INGEST_LIMITS, type ReadingLimits } from '../limits.ts';
import { sniff } from '../parse/sniff.ts';
import { readDocument, type ReadContext, type ReadOutcome } from '../read-document.ts';
import { loadSource, tooLarge } from '../source/folder-source.ts';
import type { ReadJob, ReadResult } from './document-reader.ts';

/** Reads one file from disk within the limits of its format and of what a file may give. Never throws for bad input. */
export async function readJob(
  { location, context }: ReadJob,
  shared: Pick<ReadContext, 'register' | 'loadParser' | 'onPage'>,
  limits: Pick<ReadingLimits, 'maxPassages' | 'maxCharacters'>,
): Promise<ReadResult> {
  const loaded = loadSource({ location });
  if (!loaded.ok) {
    const { code, what, detail } = loaded.problem;
    return { sha256: null, outcome: { outcome: 'failed', reason: code, what, detail } };
  }
  const { bytes, sha256 } = loaded;
  const { format } = sniff(bytes);
  const most =
    (format === 'binary' ? undefined : INGEST_LIMITS.maxBytesByFormat[format]) ?? INGEST_LIMITS.maxTextBytes;
  if (bytes.byteLength > most) {
    const { code, what, detail } = tooLarge(bytes.byteLength, most);
    return { sha256, outcome: { outcome: 'failed', reason: code, what, detail } };
  }
  const outcome = await readDocument(bytes, { ...context, ...shared });
  return { sha256, outcome: withinLimits(outcome, limits) };
}

function withinLimits(
  outcome: ReadOutcome,
  { maxPassages, maxCharacters }: Pick<ReadingLimits, 'maxPassages' | 'maxCharacters'>,
): ReadOutcome {
  if (outcome.outcome !== 'ok') return outcome;
  const { passages } = outcome.content;
  const characters = passages.reduce(
    (sum, { text, headings, list }) =>
      sum + text.length + headings.reduce((all, { length }) => all + length, 0) + (list?.lead.length ?? 0),
    outcome.ocr?.rawText.length ?? 0,
  );
  if (passages.length <= maxPassages && characters <= maxCharacters) return outcome;
  return {
    outcome: 'failed',
    reason: 'reading-output',
    what: '',
    detail: `${passages.length} passages, ${characters} characters`,
  };
}
