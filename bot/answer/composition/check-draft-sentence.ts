import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import { verifySentence } from '../../verify/verify-sentence.ts';
import { checkCloseness } from './check-closeness.ts';
import { checkKeptWords } from './check-kept-words.ts';
import type { CheckedSentence, DraftFinding, DraftSentence, Offer } from './composition.ts';
import { supportingQuote } from './supporting-quote.ts';
import { withoutAttribution } from './without-attribution.ts';

const MOST_MARKERS = 6;
/** A sentence that joins papers falls apart here; each part must rest on one paper. */
const JOINTS = /\s*;\s*|,\s+(?:còn|trong khi(?: đó)?|nhưng|ngược lại)\s+/u;
const SHORTEST_PART = 4;

/**
 * Verifies one sentence of a draft against the passages it cites, and finds the words that support it. What it cites must
 * have been offered. Words of two papers are never joined to support one statement.
 */
export function checkDraftSentence(sentence: DraftSentence, offers: readonly Offer[]): CheckedSentence {
  const fail = (findings: readonly DraftFinding[]): CheckedSentence => ({
    ...sentence,
    findings,
    support: [],
  });
  const { markers, text } = sentence;
  if (markers.length === 0) return fail([{ kind: 'no-source', text: text.slice(0, 80) }]);
  const unknown = markers.filter((marker) => !offers.some((offer) => offer.marker === marker));
  if (unknown.length > 0 || markers.length > MOST_MARKERS)
    return fail([{ kind: 'unknown-source', text: unknown.map((marker) => `[${marker}]`).join(' ') }]);
  const cited = offers.filter(({ marker }) => markers.includes(marker));
  const resting = restsOn(text, cited) ?? partsRestOn(text, cited);
  if (resting) {
    return {
      ...sentence,
      findings: [],
      support: resting.map(({ offer, words }) => ({
        offer,
        quote: supportingQuote(
          words,
          offer.passage.text,
          (quote) => faultsOf(words, [offer], quote).length === 0,
        ),
      })),
    };
  }
  const faults = cited.map((offer) => faultsOf(text, [offer])).sort((a, b) => a.length - b.length);
  return fail(faults[0] ?? [{ kind: 'unsupported', text }]);
}

interface Resting {
  readonly offer: Offer;
  /** The part of the sentence that rests on it. */
  readonly words: string;
}

/** The offers that hold the words: each by itself where one does, else several of one paper together; null when none do. */
function restsOn(words: string, cited: readonly Offer[]): Resting[] | null {
  const alone = cited.filter((offer) => faultsOf(words, [offer]).length === 0);
  if (alone.length > 0) return alone.map((offer) => ({ offer, words }));
  for (const document of new Set(cited.map((offer) => offer.document))) {
    const together = cited.filter((offer) => offer.document === document);
    if (together.length > 1 && faultsOf(words, together).length === 0)
      return together.map((offer) => ({ offer, words }));
  }
  return null;
}

function partsRestOn(text: string, cited: readonly Offer[]): Resting[] | null {
  if (new Set(cited.map(({ document }) => document)).size < 2) return null;
  const parts = text.split(JOINTS).map((part) => part.trim());
  if (parts.length < 2 || parts.some((part) => syllablesOf(part).length < SHORTEST_PART)) return null;
  const resting = parts.map((part) => restsOn(part, cited));
  return resting.every((one) => one !== null) ? resting.flat() : null;
}

/** What of the words the passages of one paper do not support; `quote` stands for the passage when it is given. */
function faultsOf(words: string, offers: readonly Offer[], quote?: string): DraftFinding[] {
  const [first] = offers;
  if (!first) return [{ kind: 'no-source', text: words }];
  const { document } = first;
  const own = withoutAttribution(words, document);
  const passages = offers.map(({ passage }) => quote ?? passage.text);
  const around = offers.flatMap(({ passage }) => [...passage.headings, passage.list?.lead ?? '']);
  const texts = [...passages, ...new Set(around)].map(foldSpaces).filter((text) => text !== '');
  const { jurisdiction } = document;
  const names = [
    document.title,
    document.issuer ?? '',
    ...(jurisdiction.scope === 'local'
      ? [jurisdiction.unit ?? '', jurisdiction.place, jurisdiction.province ?? '']
      : []),
  ];
  const named = names.map(spelled);
  const isNamed = ({ kind, text }: DraftFinding): boolean =>
    (kind === 'name' || kind === 'place') && named.some((name) => name.includes(spelled(text)));
  return [
    ...verifySentence(own, texts).filter((finding) => !isNamed(finding)),
    ...checkCloseness(own, [...texts, ...names]),
    ...checkKeptWords(own, texts),
  ];
}

/** The syllables between spaces, so that a name is found whole. */
function spelled(text: string): string {
  return ` ${syllablesOf(text)
    .map(({ accented }) => accented)
    .join(' ')} `;
}
