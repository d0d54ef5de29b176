import { mentionedNumber, ownNumber } from './keyword-builder.ts';
import { fingerprintOf } from './keyword-fingerprint.ts';
import { askedNumbers } from './keyword-numbers.ts';
import { properNames, quotedPhrases } from './keyword-phrases.ts';
import type { PhraseMatcher } from './keyword-phrase-matcher.ts';
import type { Postings } from './keyword-postings.ts';
import type { Token, TokenizedText, Tokenizer } from './keyword-tokens.ts';
import type { Vocabulary } from './keyword-vocabulary.ts';

/** Rows in which something that the question names exactly does occur. */
export interface ExactMatch {
  readonly reason: string;
  readonly rows: ArrayLike<number>;
  /** What a match adds, as a multiple of the best score by words alone: from 1 on it ranks above all without it. */
  readonly bonus: number;
}

/** A document's own rows come before rows that only mention its number, however well those match. */
const OWN_NUMBER_BONUS = 2;
const FULL_BONUS = 1;
/** A name in more rows than this share says little about which is meant, and earns only its words. */
const RARE_NAME_SHARE = 0.01;
const RARE_NAME_ROWS = 5;
/** Two syllables may be the beginning of a longer name of a body ("Bộ Quốc phòng"), so they only help. */
const SHORT_NAME_BONUS = 0.25;

/** Where document numbers, quoted phrases and proper names of a question occur. */
export class ExactFinder {
  readonly #vocabulary: Vocabulary;
  readonly #postings: Postings;
  readonly #phrases: PhraseMatcher;
  readonly #tokenizer: Tokenizer;

  constructor(vocabulary: Vocabulary, postings: Postings, phrases: PhraseMatcher, tokenizer: Tokenizer) {
    this.#vocabulary = vocabulary;
    this.#postings = postings;
    this.#phrases = phrases;
    this.#tokenizer = tokenizer;
  }

  find(text: string, read: TokenizedText): ExactMatch[] {
    return [
      ...this.#numbers(text, read.tokens),
      ...quotedPhrases(text, this.#tokenizer).map(({ tokens: phrase }) => ({
        reason: `cụm từ “${labelOf(phrase)}”`,
        rows: this.#phrases.rows(phrase) ?? [],
        bonus: FULL_BONUS,
      })),
      ...properNames(read).flatMap(({ tokens: name }) => this.#name(name)),
    ].filter(({ rows }) => rows.length > 0);
  }

  #numbers(text: string, tokens: readonly Token[]): ExactMatch[] {
    return askedNumbers(text, tokens).flatMap(({ label, key }) => {
      const own = this.#rows(ownNumber(key));
      const isOwn = new Set(own);
      const mentioned = this.#rows(mentionedNumber(key)).filter((row) => !isOwn.has(row));
      return [
        { reason: `số ký hiệu ${label}`, rows: own, bonus: OWN_NUMBER_BONUS },
        { reason: `nhắc tới ${label}`, rows: mentioned, bonus: FULL_BONUS },
      ];
    });
  }

  #rows(key: string): number[] {
    const term = this.#vocabulary.find(fingerprintOf('exact', key));
    return term < 0 ? [] : Array.from(this.#postings.allUnits(term));
  }

  /** The longest end of the run that occurs: a question's first word and forms of address are capitalised too. */
  #name(run: readonly Token[]): ExactMatch[] {
    const mostRows = Math.max(RARE_NAME_ROWS, this.#postings.unitCount * RARE_NAME_SHARE);
    for (let start = 0; start + 2 <= run.length; start++) {
      const name = run.slice(start);
      const rows = this.#phrases.rows(name, 4 * mostRows);
      if (rows === null) return [];
      if (rows.length === 0) continue;
      const rare = rows.length <= mostRows;
      const bonus = !rare ? 0 : name.length > 2 ? FULL_BONUS : SHORT_NAME_BONUS;
      return [{ reason: `tên riêng “${labelOf(name)}”`, rows, bonus }];
    }
    return [];
  }
}

function labelOf(tokens: readonly Token[]): string {
  return tokens.map(({ raw }) => raw).join(' ');
}
