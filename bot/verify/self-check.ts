import { sentencesOf } from '../../knowledge/text/sentences.ts';
import type { Finding } from './finding.ts';
import { verifySentence } from './verify-sentence.ts';

/** What the self-check needs of a citation: its marker without brackets ("1") and the words it quotes. */
export interface CheckedCitation {
  readonly marker: string;
  readonly quote: string;
}

/** A sentence of an answer that its markers do not support. */
export interface SelfCheckFinding {
  readonly sentence: string;
  /** The markers it was checked against; empty when none follows it. */
  readonly markers: readonly string[];
  readonly findings: readonly Finding[];
}

const MARKERS = /(?:\[\d{1,3}\][\s,;.]*)+/g;
const MARKER = /\[(\d{1,3})\]/g;

/**
 * Verifies every sentence of an answer against the quotes of the markers that follow it ("… [1] … [2][3]"): a sentence
 * belongs to the next markers behind it. Empty when all is supported. A sentence with no marker behind it, or with one
 * that no citation has, is unsupported. Sentences quoted whole are always supported. Never throws.
 */
export function selfCheck(text: string, citations: readonly CheckedCitation[]): SelfCheckFinding[] {
  const quotes = new Map<string, string[]>();
  for (const { marker, quote } of citations) quotes.set(marker, [...(quotes.get(marker) ?? []), quote]);
  return markedStretches(text).flatMap(({ words, markers }) => {
    const held = markers.flatMap((marker) => quotes.get(marker) ?? []);
    const isCited = markers.length > 0 && markers.every((marker) => quotes.has(marker));
    return sentencesOf(words).flatMap(({ text: sentence }): SelfCheckFinding[] => {
      if (!/[\p{L}\p{N}]/u.test(sentence)) return [];
      const findings: Finding[] = isCited
        ? verifySentence(sentence, held)
        : [{ kind: 'unsupported', text: sentence }];
      return findings.length === 0 ? [] : [{ sentence, markers, findings }];
    });
  });
}

interface MarkedStretch {
  readonly words: string;
  readonly markers: readonly string[];
}

function markedStretches(text: string): MarkedStretch[] {
  const stretches: MarkedStretch[] = [];
  let start = 0;
  for (const match of text.matchAll(MARKERS)) {
    const markers = [...match[0].matchAll(MARKER)].map(([, marker = '']) => marker);
    stretches.push({ words: text.slice(start, match.index), markers });
    start = match.index + match[0].length;
  }
  stretches.push({ words: text.slice(start), markers: [] });
  return stretches;
}
