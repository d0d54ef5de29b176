import { foldDiacritics } from '../text/fold.ts';
import { comparisonKey, normalizeText } from '../text/normalize.ts';

/** One syllable as the keyword index sees it. */
export interface Token {
  /** As written, NFC. */
  readonly raw: string;
  /** Lower case, new tone placement. */
  readonly accented: string;
  readonly folded: string;
}

const SYLLABLE = /[\p{L}\p{N}]+/gu;
/** A longer run of letters is no word; it is cut so that one bad line cannot fill the vocabulary with rubbish. */
const LONGEST = 64;

/**
 * Splits texts into tokens, the same syllables as `syllablesOf` after normalisation. It remembers the keys of the
 * words seen, because a corpus of millions of syllables has only thousands of different ones.
 */
export class Tokenizer {
  readonly #known = new Map<string, Token>();
  readonly #limit: number;

  /** Forgets everything when more than `limit` different words were seen. */
  constructor(limit = 200_000) {
    this.#limit = limit;
  }

  tokens(text: string): Token[] {
    const result: Token[] = [];
    for (const [match] of normalizeText(text).matchAll(SYLLABLE)) {
      const raw = match.length > LONGEST ? match.slice(0, LONGEST) : match;
      result.push(this.#known.get(raw) ?? this.#learn(raw));
    }
    return result;
  }

  #learn(raw: string): Token {
    if (this.#known.size >= this.#limit) this.#known.clear();
    const accented = comparisonKey(raw);
    const token = { raw, accented, folded: foldDiacritics(accented) };
    this.#known.set(raw, token);
    return token;
  }
}

/** Whether the syllable was typed with a tone, a vowel mark or đ. */
export function isMarked(token: Token): boolean {
  return token.accented !== token.folded;
}
