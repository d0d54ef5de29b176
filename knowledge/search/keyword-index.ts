import { decodeKeywordFile, type KeywordSections } from './keyword-file.ts';
import { ExactFinder, type ExactMatch } from './keyword-exact.ts';
import { fingerprintOf, pairFingerprint } from './keyword-fingerprint.ts';
import { PhraseMatcher } from './keyword-phrase-matcher.ts';
import { Postings } from './keyword-postings.ts';
import { mergeTerms, queryTerms, type QueryTerm } from './keyword-query-terms.ts';
import { Ranker } from './keyword-ranking.ts';
import { inverseFrequency, stepValue } from './keyword-scoring.ts';
import { Tokenizer } from './keyword-tokens.ts';
import { Top } from './keyword-top.ts';
import { openVocabulary, type Vocabulary } from './keyword-vocabulary.ts';
import type { KeywordHit, KeywordIndex, KeywordQuery } from './keyword-contract.ts';

export { buildKeywordIndex } from './keyword-builder.ts';
export type { IndexedPassage, KeywordHit, KeywordIndex, KeywordQuery } from './keyword-contract.ts';

/** What is read of one text; the rest of a longer one is left out. */
const LONGEST_TEXT = 8_000;
/** A pasted page is answered by its rarest words. */
const MOST_TERMS = 400;
/** Words named as the reason of a hit. */
const NAMED_WORDS = 3;

/**
 * Opens the bytes of `buildKeywordIndex` without parsing or copying them; do not change them afterwards.
 * Throws KnowledgeError('index-damaged') unless every byte is as it was written.
 */
export function openKeywordIndex(bytes: Uint8Array): KeywordIndex {
  return new OpenIndex(decodeKeywordFile(bytes));
}

class OpenIndex implements KeywordIndex {
  readonly passageCount: number;
  readonly #vocabulary: Vocabulary;
  readonly #passages: Postings;
  readonly #ranker: Ranker;
  readonly #exact: ExactFinder;
  readonly #tokenizer = new Tokenizer(20_000);

  constructor(file: KeywordSections) {
    this.passageCount = file.rowDocument.length;
    this.#vocabulary = openVocabulary(file.slots, file.termLow, file.termHigh);
    this.#passages = passagePostings(file);
    this.#ranker = new Ranker(this.#passages, documentPostings(file), file.rowDocument, file.documentRows);
    const phrases = new PhraseMatcher(file, this.#vocabulary, this.#passages);
    this.#exact = new ExactFinder(this.#vocabulary, this.#passages, phrases, this.#tokenizer);
  }

  search({ texts, accept = () => true }: KeywordQuery, top: number): KeywordHit[] {
    const terms: QueryTerm[] = [];
    const exact: ExactMatch[] = [];
    for (const { text, weight } of texts) {
      if (!(weight > 0)) continue;
      const read = text.slice(0, LONGEST_TEXT);
      const tokens = this.#tokenizer.tokens(read);
      terms.push(...queryTerms(tokens, weight, this.#vocabulary));
      exact.push(
        ...this.#exact.find(read, tokens).map((match) => ({ ...match, bonus: match.bonus * weight })),
      );
    }
    const asked = this.#rarest(mergeTerms(terms));
    const matches = strongestByReason(exact);
    const bonuses = matches.filter(({ bonus }) => bonus > 0);
    const forced = new Set(bonuses.flatMap(({ rows }) => Array.from(rows)));
    const { rows, scores } = this.#ranker.rank(asked, top, forced, accept);
    const best = scores.reduce((greatest, score) => Math.max(greatest, score), 0);
    const bonusByRow = new Map<number, number>();
    for (const { rows: matched, bonus } of bonuses)
      for (const row of Array.from(matched)) bonusByRow.set(row, (bonusByRow.get(row) ?? 0) + bonus * best);
    const chosen = new Top(top);
    rows.forEach((row, i) => chosen.offer(row, (scores[i] ?? 0) + (bonusByRow.get(row) ?? 0)));
    return chosen
      .sorted()
      .map(({ key: row, value: score }) => ({ row, score, reasons: this.#reasons(row, matches, asked) }));
  }

  idf(foldedTerm: string): number {
    const term = this.#find(foldedTerm);
    return inverseFrequency(this.passageCount, term < 0 ? 0 : this.#passages.frequency(term));
  }

  has(foldedTerm: string): boolean {
    return this.#find(foldedTerm) >= 0;
  }

  #find(foldedTerm: string): number {
    const [first = '', second] = foldedTerm.split(' ');
    const fingerprint = fingerprintOf('folded', first);
    if (second === undefined) return this.#vocabulary.find(fingerprint);
    return this.#vocabulary.find(pairFingerprint(fingerprint, fingerprintOf('folded', second)));
  }

  #rarest(terms: readonly QueryTerm[]): readonly QueryTerm[] {
    if (terms.length <= MOST_TERMS) return terms;
    return [...terms].sort((a, b) => this.#value(b) - this.#value(a)).slice(0, MOST_TERMS);
  }

  #value({ term, weight }: QueryTerm): number {
    return stepValue(weight, this.passageCount, this.#passages.frequency(term));
  }

  #reasons(row: number, matches: readonly ExactMatch[], terms: readonly QueryTerm[]): string[] {
    const exact = matches.filter(({ rows }) => includesSorted(rows, row)).map(({ reason }) => reason);
    const weighed = terms
      .map((term) => ({ term, value: this.#value(term) * this.#passages.impact(term.term, row) }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value);
    if (weighed.some(({ term }) => term.space === 'accented')) exact.push('có dấu');
    const words = [...new Set(weighed.map(({ term }) => term.label))].slice(0, NAMED_WORDS);
    return words.length === 0 ? exact : [...exact, `khớp: ${words.join(', ')}`];
  }
}

/** One match for each reason, the one with the greatest bonus: a question and its expansion often name the same thing. */
function strongestByReason(matches: readonly ExactMatch[]): ExactMatch[] {
  const byReason = new Map<string, ExactMatch>();
  for (const match of matches) {
    const known = byReason.get(match.reason);
    if (known === undefined || known.bonus < match.bonus) byReason.set(match.reason, match);
  }
  return [...byReason.values()];
}

function includesSorted(rows: ArrayLike<number>, row: number): boolean {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row;
}

function passagePostings(file: KeywordSections): Postings {
  const arrays = {
    frequency: file.passageFrequency,
    offset: file.passageOffset,
    greatest: file.passageGreatest,
    units: file.passageUnits,
    impacts: file.passageImpacts,
    dense: file.passageDense,
  };
  return new Postings(arrays, file.rowDocument.length);
}

function documentPostings(file: KeywordSections): Postings {
  const arrays = {
    frequency: file.documentFrequency,
    offset: file.documentOffset,
    greatest: file.documentGreatest,
    units: file.documentUnits,
    impacts: file.documentImpacts,
    dense: file.documentDense,
  };
  return new Postings(arrays, file.documentRows.length - 1);
}
