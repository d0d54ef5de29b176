import { fingerprintOf, pairFingerprint } from './keyword-fingerprint.ts';
import { isMarked, type Token } from './keyword-tokens.ts';
import type { KeywordSections } from './keyword-file.ts';
import type { Postings } from './keyword-postings.ts';
import type { Vocabulary } from './keyword-vocabulary.ts';

/** Finds the rows whose title, headings, lead or text hold words in this order, next to each other. */
export class PhraseMatcher {
  readonly #file: KeywordSections;
  readonly #vocabulary: Vocabulary;
  readonly #postings: Postings;

  constructor(file: KeywordSections, vocabulary: Vocabulary, postings: Postings) {
    this.#file = file;
    this.#vocabulary = vocabulary;
    this.#postings = postings;
  }

  /**
   * Ascending rows. Syllables with marks must have the same marks, those without may have any. Null when even the
   * rarest word or pair is in more than `mostRows`: then looking would take long.
   */
  rows(phrase: readonly Token[], mostRows = Infinity): number[] | null {
    const wanted = phrase.map((token) => ({
      marked: isMarked(token),
      term: this.#vocabulary.find(
        isMarked(token) ? fingerprintOf('accented', token.accented) : fingerprintOf('folded', token.folded),
      ),
    }));
    const terms = [...wanted.map(({ term }) => term), ...this.#pairs(phrase)];
    if (terms.length === 0 || terms.includes(-1)) return [];
    const rarest = terms.reduce((a, b) =>
      this.#postings.frequency(b) < this.#postings.frequency(a) ? b : a,
    );
    if (this.#postings.frequency(rarest) > mostRows) return null;
    const { rowTokens, titleTokens } = this.#file;
    const rows: number[] = [];
    let titleOf = -1;
    let inTitle = false;
    const candidates = this.#postings.allUnits(rarest);
    for (let i = 0; i < candidates.length; i++) {
      const row = candidates[i] ?? 0;
      const document = this.#file.rowDocument[row] ?? 0;
      if (document !== titleOf) {
        titleOf = document;
        inTitle = this.#occurs(wanted, titleTokens, this.#file.titleTokenStart, document);
      }
      if (inTitle || this.#occurs(wanted, rowTokens, this.#file.rowTokenStart, row)) rows.push(row);
    }
    return rows;
  }

  #pairs(phrase: readonly Token[]): number[] {
    const prints = phrase.map((token) => fingerprintOf('folded', token.folded));
    return prints.flatMap((print, i) => {
      const next = prints[i + 1];
      return next === undefined ? [] : [this.#vocabulary.find(pairFingerprint(print, next))];
    });
  }

  #occurs(
    wanted: readonly { marked: boolean; term: number }[],
    sequence: Uint32Array,
    starts: Uint32Array,
    unit: number,
  ): boolean {
    const last = (starts[unit + 1] ?? 0) - wanted.length;
    for (let at = starts[unit] ?? 0; at <= last; at++) {
      let matched = 0;
      for (const { marked, term } of wanted) {
        const syllable = sequence[at + matched] ?? 0;
        // FIELD_END lies beyond both tables and so equals no term.
        if ((marked ? this.#file.syllableTerm : this.#file.syllableFolded)[syllable] !== term) break;
        matched++;
      }
      if (matched === wanted.length) return true;
    }
    return false;
  }
}
