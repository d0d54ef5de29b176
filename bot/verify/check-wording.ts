import { comparisonKey } from '../../knowledge/text/normalize.ts';
import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import { ADDED_FREELY } from './lexicon.ts';
import { wordNumberAt } from './number-words.ts';
import { shownSums } from './shown-sums.ts';

const QUOTED = /[“"«]([^”"»]{1,600})[”"»]/gu;
/** Quoted words of two syllables are a term, not a quotation. */
const QUOTED_SYLLABLES = 3;
const URL = /(?:https?:\/\/|www\.)\S+|\b[\w-]{2,63}\.(?:com|net|org|vn|info|io|top|xyz|site)(?:\/\S*)?\b/giu;
const MARKUP = /<\/?[a-z][^>]{0,200}>|!?\[[^\]]{0,200}\]\([^)]{0,400}\)/giu;

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

/** Words of the sentence that stand in no passage, neither as written nor in a synonym. */
export function checkSupport(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const words = claim.words.filter(({ role }) => role === 'matter' || role === 'actor');
  const held = new Set(passages.flatMap((passage) => passage.words.map(({ key }) => key)));
  const texts = passages.map(({ syllables }) => ` ${syllables.map(({ accented }) => accented).join(' ')} `);
  const figures = new Set(
    passages.flatMap(({ anchors }) =>
      anchors.flatMap((anchor) => (anchor.type === 'figure' ? [anchor.value] : [])),
    ),
  );
  const sums = shownSums(claim);
  const missing = words.filter(({ key }) => {
    if (held.has(key) || ADDED_FREELY.has(key) || texts.some((text) => text.includes(` ${key} `)))
      return false;
    const number = wordNumberAt([key], 0);
    return number === null || !(figures.has(number.value) || sums.has(number.value));
  });
  if (missing.length === 0) return [];
  return [
    { kind: 'unsupported', text: missing.map(({ start, end }) => claim.text.slice(start, end)).join(' ') },
  ];
}
