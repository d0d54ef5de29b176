import { detectLegacyEncoding, maybeLegacy } from './detect-legacy-encoding.ts';
import type { LegacyEncoding } from './legacy-encoding.ts';
import { countWords, readWords } from './legacy-words.ts';

/** What the statistics of a document say of its paragraphs. */
export interface LegacyParagraphs {
  /** By paragraph: its encoding, null for Unicode. */
  readonly encodings: readonly (LegacyEncoding | null)[];
  /** The text is typed in some old font, but no encoding makes Vietnamese of it. */
  readonly unclear: boolean;
}

const JOINED = 20_000;

/**
 * Finds the legacy encoding of each paragraph, table cell or line of one document. Long paragraphs decide for
 * themselves; short ones follow an encoding that the document was found to use, when their words become syllables by
 * it, or when nothing speaks against it and the paragraph before is in it.
 */
export function legacyParagraphs(paragraphs: readonly string[]): LegacyParagraphs {
  const suspects = paragraphs.filter(maybeLegacy);
  if (suspects.length === 0) return { encodings: paragraphs.map(() => null), unclear: false };
  const own = paragraphs.map((text) => detectLegacyEncoding(text)?.encoding ?? null);
  const used = usedEncodings(own, suspects);
  if (used.length === 0)
    return { encodings: paragraphs.map(() => null), unclear: looksLegacy(suspects.join('\n')) };

  let before: LegacyEncoding | null = null;
  const encodings = paragraphs.map((text, i) => {
    const { marked, modern } = countWords(text.slice(0, JOINED));
    if (marked.length === 0) return null;
    const found = own[i] ?? followed(marked, modern, used, before ?? used[0] ?? null);
    before = found;
    return found;
  });
  return { encodings, unclear: false };
}

/** Encodings of single paragraphs, most frequent first; else that of all suspects together. */
function usedEncodings(
  own: readonly (LegacyEncoding | null)[],
  suspects: readonly string[],
): readonly LegacyEncoding[] {
  const counts = new Map<LegacyEncoding, number>();
  for (const encoding of own) if (encoding !== null) counts.set(encoding, (counts.get(encoding) ?? 0) + 1);
  if (counts.size > 0) return [...counts].sort(([, a], [, b]) => b - a).map(([encoding]) => encoding);
  const together = detectLegacyEncoding(suspects.join('\n').slice(0, JOINED));
  return together === null ? [] : [together.encoding];
}

function followed(
  marked: readonly string[],
  modern: number,
  used: readonly LegacyEncoding[],
  before: LegacyEncoding | null,
): LegacyEncoding | null {
  if (modern > 0) return null;
  const [best] = used
    .map((encoding) => readWords(marked, encoding, true))
    .sort((a, b) => b.net - a.net || Number(b.encoding === before) - Number(a.encoding === before));
  if (best === undefined) return null;
  if (best.won > best.lost && best.odd <= best.won) return best.encoding;
  // `bé` may be "bé", or "bộ" in TCVN3.
  return best.won === 0 && best.lost === 0 && best.odd === 0 ? before : null;
}

/** Plain consonants, and between them signs that make no Vietnamese as they stand. */
function looksLegacy(text: string): boolean {
  const { marked, plain, modern } = countWords(text.slice(0, JOINED));
  if (marked.length < 8 || marked.length < (marked.length + plain.length) * 0.4) return false;
  if (modern > marked.length * 0.02) return false;
  const { won, odd } = readWords(marked, 'tcvn3', true);
  const ascii = text.match(/[a-z]/gi)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return ascii >= letters * 0.55 && won + odd >= marked.length * 0.6;
}
