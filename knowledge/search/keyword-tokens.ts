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

/** Tokens of one text, and which of them begin a sentence or a line. */
export interface TokenizedText {
  readonly tokens: readonly Token[];
  readonly starts: readonly boolean[];
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
    for (const [match] of normalizeText(text).matchAll(SYLLABLE)) result.push(this.#token(match));
    return result;
  }

  /** The same tokens with the places where a capital letter means nothing: starts, and after . ! ? : ; or a quote. */
  tokensWithStarts(text: string): TokenizedText {
    const tokens: Token[] = [];
    const starts: boolean[] = [];
    const normal = normalizeText(text);
    let end = 0;
    for (const match of normal.matchAll(SYLLABLE)) {
      starts.push(end === 0 || /[.!?…:;"“”\n]/u.test(normal.slice(end, match.index)));
      tokens.push(this.#token(match[0]));
      end = match.index + match[0].length;
    }
    return { tokens, starts };
  }

  #token(match: string): Token {
    const raw = match.length > LONGEST ? match.slice(0, LONGEST) : match;
    const known = this.#known.get(raw);
    if (known !== undefined) return known;
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
