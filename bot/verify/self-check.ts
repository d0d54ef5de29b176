import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import { checkLinks } from './check-wording.ts';
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

/** Whether words quoted from a passage say what it says. Whole sentences in a row do unless they hold an address or markup. */
export function isSupportedQuote(quote: string, passage: string): boolean {
  if (checkLinks(quote).length > 0) return false;
  return isSentencesOf(quote, passage) || verifySentence(quote, [passage]).length === 0;
}

/** `2. `, `a) `, `- `: the place in a list, which may be left out. */
const LIST_MARK = /^(?:\d{1,2}[.)]|[a-zđ][.)]|[-–•*+])\s+/u;

function isSentencesOf(quote: string, passage: string): boolean {
  const words = foldSpaces(quote);
  let rest = words;
  for (const { text } of sentencesOf(passage)) {
    const sentence = foldSpaces(text);
    const unmarked = sentence.replace(LIST_MARK, '');
    if (rest.startsWith(sentence)) rest = rest.slice(sentence.length).trimStart();
    else if (rest === words && rest.startsWith(unmarked)) rest = rest.slice(unmarked.length).trimStart();
    else if (rest !== words) return false;
    if (rest === '') return true;
  }
  return false;
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
