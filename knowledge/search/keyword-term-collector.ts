import { fingerprintOf, pairFingerprint, type Fingerprint } from './keyword-fingerprint.ts';
import { GrowingArray } from './keyword-growing.ts';
import { isMarked, type Token } from './keyword-tokens.ts';

/** One different accented syllable of the corpus. */
export interface Syllable {
  readonly number: number;
  /** Term of the folded syllable. */
  readonly folded: number;
  /** Term of the syllable with its marks; the folded term when it has none. */
  readonly accented: number;
}

/** Numbers the terms of a corpus in order of first appearance. */
export class TermCollector {
  readonly #low = new GrowingArray((n) => new Uint32Array(n));
  readonly #high = new GrowingArray((n) => new Uint32Array(n));
  readonly #syllables = new Map<string, Syllable>();
  readonly #folded = new Map<string, number>();
  readonly #exact = new Map<string, number>();
  /** By first folded term: second folded term → term of the pair. */
  readonly #pairs = new Map<number, Map<number, number>>();

  get count(): number {
    return this.#low.length;
  }

  syllable(token: Token): Syllable {
    const known = this.#syllables.get(token.accented);
    if (known !== undefined) return known;
    const folded = this.#once(this.#folded, token.folded, () => fingerprintOf('folded', token.folded));
    const accented = isMarked(token) ? this.#add(fingerprintOf('accented', token.accented)) : folded;
    const syllable = { number: this.#syllables.size, folded, accented };
    this.#syllables.set(token.accented, syllable);
    return syllable;
  }

  /** The term of two neighbouring folded terms. */
  pair(first: number, second: number): number {
    let seconds = this.#pairs.get(first);
    if (seconds === undefined) this.#pairs.set(first, (seconds = new Map<number, number>()));
    return this.#once(seconds, second, () =>
      pairFingerprint(this.#fingerprint(first), this.#fingerprint(second)),
    );
  }

  exact(key: string): number {
    return this.#once(this.#exact, key, () => fingerprintOf('exact', key));
  }

  fingerprints(): { low: Uint32Array; high: Uint32Array } {
    return { low: this.#low.view(), high: this.#high.view() };
  }

  /** Folded and accented term by syllable number. */
  syllableTerms(): { folded: Uint32Array; accented: Uint32Array } {
    const syllables = [...this.#syllables.values()];
    return {
      folded: Uint32Array.from(syllables, (syllable) => syllable.folded),
      accented: Uint32Array.from(syllables, (syllable) => syllable.accented),
    };
  }

  #once<K>(terms: Map<K, number>, key: K, fingerprint: () => Fingerprint): number {
    const known = terms.get(key);
    if (known !== undefined) return known;
    const term = this.#add(fingerprint());
    terms.set(key, term);
    return term;
  }

  #add(fingerprint: Fingerprint): number {
    this.#low.push(fingerprint.low);
    this.#high.push(fingerprint.high);
    return this.#low.length - 1;
  }

  #fingerprint(term: number): Fingerprint {
    return { low: this.#low.get(term), high: this.#high.get(term) };
  }
}
