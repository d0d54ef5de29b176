import { decodeKeywordFile, type KeywordSections } from './keyword-file.ts';
import { ExactFinder, type ExactMatch } from './keyword-exact.ts';
import { comparisonKey } from '../text/normalize.ts';
import { remembering } from '../text/remembering.ts';
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
/** Terms whose places are remembered: a reader asks for the same ones sentence after sentence. */
const TERMS_HELD = 10_000;
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
  /** The place of a folded syllable or pair in the vocabulary, below 0 when it is not there. */
  readonly #find = remembering(TERMS_HELD, (foldedTerm: string): number => {
    const [first = '', second] = foldedTerm.split(' ');
    const fingerprint = fingerprintOf('folded', first);
    if (second === undefined) return this.#vocabulary.find(fingerprint);
    return this.#vocabulary.find(pairFingerprint(fingerprint, fingerprintOf('folded', second)));
  });

  constructor(file: KeywordSections) {
    this.passageCount = file.rowDocument.length;
    this.#vocabulary = openVocabulary(file.slots, file.termLow, file.termHigh);
    this.#passages = passagePostings(file);
    const ownDocuments = file.documentRows.length - 1 === file.rowDocument.length;
    this.#ranker = new Ranker(
      this.#passages,
      ownDocuments ? null : documentPostings(file),
      file.rowDocument,
      file.documentRows,
    );
    const phrases = new PhraseMatcher(file, this.#vocabulary, this.#passages);
    this.#exact = new ExactFinder(this.#vocabulary, this.#passages, phrases, this.#tokenizer);
  }

  search({ texts, accept = () => true }: KeywordQuery, top: number): KeywordHit[] {
    const terms: QueryTerm[] = [];
    const exact: ExactMatch[] = [];
    for (const { text, weight } of texts) {
      if (!(weight > 0)) continue;
      const read = text.slice(0, LONGEST_TEXT);
      const tokenized = this.#tokenizer.tokensWithStarts(read);
      terms.push(...queryTerms(tokenized.tokens, weight, this.#vocabulary));
      exact.push(
        ...this.#exact.find(read, tokenized).map((match) => ({ ...match, bonus: match.bonus * weight })),
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
      .map(({ key: row, value: score }) => withReasons(row, score, () => this.#reasons(row, matches, asked)));
  }

  idf(foldedTerm: string): number {
    const term = this.#find(foldedTerm);
    return inverseFrequency(this.passageCount, term < 0 ? 0 : this.#passages.frequency(term));
  }

  has(foldedTerm: string): boolean {
    return this.#find(foldedTerm) >= 0;
  }

  markedFrequency(accented: string): number {
    const term = this.#vocabulary.find(fingerprintOf('accented', comparisonKey(accented)));
    return term < 0 ? 0 : this.#passages.frequency(term);
  }

  #rarest(terms: readonly QueryTerm[]): ValuedTerm[] {
    const valued = terms.map((term) => ({
      ...term,
      value: stepValue(term.weight, this.passageCount, this.#passages.frequency(term.term)),
    }));
    return valued.length <= MOST_TERMS
      ? valued
      : valued.sort((a, b) => b.value - a.value).slice(0, MOST_TERMS);
  }

  #reasons(row: number, matches: readonly ExactMatch[], terms: readonly ValuedTerm[]): string[] {
    const reasons = matches.filter(({ rows }) => includesSorted(rows, row)).map(({ reason }) => reason);
    const words = new Top(NAMED_WORDS);
    let accented = false;
    terms.forEach(({ term, value, space }, i) => {
      const earned = value * this.#passages.impact(term, row);
      if (earned === 0) return;
      if (space === 'accented') accented = true;
      words.offer(i, earned);
    });
    if (accented) reasons.push('có dấu');
    const labels = new Set(words.sorted().map(({ key }) => terms[key]?.label ?? ''));
    return labels.size === 0 ? reasons : [...reasons, `khớp: ${[...labels].join(', ')}`];
  }
}

/** A term with what one impact step of it is worth here. */
interface ValuedTerm extends QueryTerm {
  readonly value: number;
}

/** Finding the reasons costs more than the score, and most hits are never shown: they are worked out when first read. */
function withReasons(row: number, score: number, find: () => readonly string[]): KeywordHit {
  let found: readonly string[] | null = null;
  return {
    row,
    score,
    get reasons() {
      return (found ??= find());
    },
  };
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
