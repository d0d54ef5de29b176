import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { comparisonKey } from '../../knowledge/text/normalize.ts';
import { findSynonyms } from '../../knowledge/text/synonyms.ts';
import { contentOf, type ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';

const QUOTED = /[“"«]([^”"»]{1,600})[”"»]/gu;
/** Quoted words of two syllables are a term, not a quotation. */
const QUOTED_SYLLABLES = 3;
const URL = /(?:https?:\/\/|www\.)\S+|\b[\w-]{2,63}\.(?:com|net|org|vn|info|io|top|xyz|site)(?:\/\S*)?\b/giu;
const MARKUP = /<\/?[a-z][^>]{0,200}>|!?\[[^\]]{0,200}\]\([^)]{0,400}\)/giu;
/** Least share of the sentence's matter that must stand in the passages. */
const COVERED = 0.55;

/** Words in quotation marks that stand in no passage as one piece. */
export function checkQuotes(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.map(({ text }) => comparisonKey(text));
  return [...claim.text.matchAll(QUOTED)].flatMap(([, words = '']): Finding[] => {
    const quote = comparisonKey(words).replace(/^[\s.…]+|[\s.…,;]+$/gu, '');
    if (quote.split(' ').length < QUOTED_SYLLABLES) return [];
    return held.some((text) => text.includes(quote)) ? [] : [{ kind: 'quote', text: words }];
  });
}

/** Addresses and markup: none of them ever leaves in an answer. */
export function checkLinks(sentence: string): Finding[] {
  return [
    ...[...sentence.matchAll(URL)].map(([text]): Finding => ({ kind: 'url', text })),
    ...[...sentence.matchAll(MARKUP)].map(([text]): Finding => ({ kind: 'markup', text })),
  ];
}

/** Whether enough of what the sentence speaks of stands in the passages at all, in these words or in synonyms. */
export function checkSupport(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const matter = contentOf(claim.syllables);
  if (matter.length === 0) return [];
  const held = new Set(passages.flatMap(({ syllables }) => syllables.map(({ accented }) => accented)));
  const heldText = passages.map(
    ({ text }) => ` ${foldDiacritics(comparisonKey(text)).replace(/[^\p{L}\p{N}]+/gu, ' ')} `,
  );
  const bySynonym = new Set(
    findSynonyms(claim.text).flatMap(({ from, to, others }) =>
      others.some((other) => heldText.some((text) => text.includes(` ${other} `)))
        ? claim.syllables.slice(from, to).map(({ start }) => start)
        : [],
    ),
  );
  const missing = matter.filter(({ accented, start }) => !held.has(accented) && !bySynonym.has(start));
  if (1 - missing.length / matter.length >= COVERED) return [];
  return [
    { kind: 'unsupported', text: missing.map(({ start, end }) => claim.text.slice(start, end)).join(' ') },
  ];
}
