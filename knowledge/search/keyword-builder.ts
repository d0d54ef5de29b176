import { remembering } from '../text/remembering.ts';
import { encodeKeywordFile } from './keyword-file.ts';
import { GrowingArray } from './keyword-growing.ts';
import { numberKeysOf } from './keyword-numbers.ts';
import { PostingsBuilder } from './keyword-postings-builder.ts';
import { HEADING_WEIGHT, LEAD_WEIGHT, TITLE_WEIGHT } from './keyword-scoring.ts';
import { TermCollector } from './keyword-term-collector.ts';
import { Tokenizer } from './keyword-tokens.ts';
import { buildSlots } from './keyword-vocabulary.ts';
import type { IndexedPassage } from './keyword-contract.ts';

/** Stands between fields in the stored syllables, so that no phrase runs across. */
export const FIELD_END = 0xffffffff;

/** A document's own number, and one that its text mentions, are different exact keys. */
export const ownNumber = (key: string): string => `own ${key}`;
export const mentionedNumber = (key: string): string => `mentioned ${key}`;

/**
 * The bytes of an index of the passages; rows are numbered in the order given. Same passages, same bytes.
 * About 3 KB a passage of 180 syllables; building takes about four times as much memory.
 */
export function buildKeywordIndex(passages: Iterable<IndexedPassage>): Uint8Array {
  const build = new IndexBuild();
  for (const passage of passages) build.add(passage);
  return build.finish();
}

/** Passages that follow each other share title, headings and lead. */
const SHARED_HELD = 64;

class IndexBuild {
  readonly #tokenizer = new Tokenizer();
  readonly #tokens = remembering(SHARED_HELD, (text: string) => this.#tokenizer.tokens(text));
  readonly #ownNumbers = remembering(SHARED_HELD, numberKeysOf);
  readonly #terms = new TermCollector();
  readonly #passages = new PostingsBuilder();
  readonly #documents = new PostingsBuilder();
  readonly #rowDocument = new GrowingArray((n) => new Uint32Array(n));
  readonly #documentRows = new GrowingArray((n) => new Uint32Array(n));
  readonly #rowTokenStart = new GrowingArray((n) => new Uint32Array(n));
  readonly #rowTokens = new GrowingArray((n) => new Uint32Array(n));
  readonly #titleTokenStart = new GrowingArray((n) => new Uint32Array(n));
  readonly #titleTokens = new GrowingArray((n) => new Uint32Array(n));
  #last: IndexedPassage | null = null;

  add(passage: IndexedPassage): void {
    const { title, headings, lead, text } = passage;
    const last = this.#last;
    const starts = last?.documentId !== passage.documentId;
    if (starts && last) this.#documents.endUnit();
    if (starts) this.#documentRows.push(this.#rowDocument.length);
    this.#rowDocument.push(this.#documentRows.length - 1);
    this.#rowTokenStart.push(this.#rowTokens.length);
    if (starts) this.#titleTokenStart.push(this.#titleTokens.length);

    const titleTokens = starts ? this.#titleTokens : last.title === title ? null : this.#rowTokens;
    this.#field(title, TITLE_WEIGHT, titleTokens !== null, titleTokens);
    for (const [i, heading] of headings.entries())
      this.#field(heading, HEADING_WEIGHT, starts || last?.headings[i] !== heading, this.#rowTokens);
    this.#field(lead, LEAD_WEIGHT, starts || last?.lead !== lead, this.#rowTokens);
    this.#field(text, 1, true, this.#rowTokens);

    for (const key of this.#ownNumbers(title)) this.#passages.add(this.#terms.exact(ownNumber(key)), 1);
    for (const key of numberKeysOf([...headings, lead, text].join('\n')))
      this.#passages.add(this.#terms.exact(mentionedNumber(key)), 1);
    this.#passages.endUnit();
    this.#last = passage;
  }

  finish(): Uint8Array {
    if (this.#last) this.#documents.endUnit();
    this.#documentRows.push(this.#rowDocument.length);
    this.#rowTokenStart.push(this.#rowTokens.length);
    this.#titleTokenStart.push(this.#titleTokens.length);
    const { low, high } = this.#terms.fingerprints();
    const syllables = this.#terms.syllableTerms();
    const passages = this.#passages.finish(this.#terms.count);
    // A corpus of one-passage documents would store everything twice; the reader then takes the passages' postings.
    const documentCount = this.#documentRows.length - 1;
    const counted = documentCount === this.#rowDocument.length ? new PostingsBuilder() : this.#documents;
    const documents = counted.finish(this.#terms.count);
    return encodeKeywordFile({
      rowDocument: this.#rowDocument.view(),
      documentRows: this.#documentRows.view(),
      rowTokenStart: this.#rowTokenStart.view(),
      rowTokens: this.#rowTokens.view(),
      titleTokenStart: this.#titleTokenStart.view(),
      titleTokens: this.#titleTokens.view(),
      syllableFolded: syllables.folded,
      syllableTerm: syllables.accented,
      slots: buildSlots(low, high),
      termLow: low,
      termHigh: high,
      passageFrequency: passages.frequency,
      passageOffset: passages.offset,
      passageUnits: passages.units,
      passageImpacts: passages.impacts,
      passageDense: passages.dense,
      passageGreatest: passages.greatest,
      documentFrequency: documents.frequency,
      documentOffset: documents.offset,
      documentUnits: documents.units,
      documentImpacts: documents.impacts,
      documentDense: documents.dense,
      documentGreatest: documents.greatest,
    });
  }

  /** Counts one field for the passage and, unless the passage before said the same, for the document. */
  #field(
    text: string,
    weight: number,
    newInDocument: boolean,
    sequence: GrowingArray<Uint32Array> | null,
  ): void {
    if (text === '') return;
    let before = -1;
    for (const token of this.#tokens(text)) {
      const syllable = this.#terms.syllable(token);
      const terms = [syllable.folded];
      if (syllable.accented !== syllable.folded) terms.push(syllable.accented);
      if (before >= 0) terms.push(this.#terms.pair(before, syllable.folded));
      for (const term of terms) {
        this.#passages.add(term, weight);
        if (newInDocument) this.#documents.add(term, weight);
      }
      this.#passages.addLength(weight);
      if (newInDocument) this.#documents.addLength(weight);
      sequence?.push(syllable.number);
      before = syllable.folded;
    }
    sequence?.push(FIELD_END);
  }
}
