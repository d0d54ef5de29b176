import { DOCUMENT_WEIGHT, stepValue } from './keyword-scoring.ts';
import { Top } from './keyword-top.ts';
import type { Postings } from './keyword-postings.ts';
import type { QueryTerm } from './keyword-query-terms.ts';

/** The rows that can be among the best, with their complete scores. */
export interface Ranking {
  /** Ascending; each holds a term itself or was forced. Every row left out scores less than `top` rows in here. */
  readonly rows: readonly number[];
  readonly scores: readonly number[];
}

/** Terms that are in many units, and the most each can add, greatest first. */
interface FrequentTerm {
  readonly term: number;
  readonly step: number;
  readonly most: number;
}

/**
 * Scores passages by their own terms plus their document's. Exact, but quick: rare terms are added up first; frequent
 * ones, whose greatest possible sum is known, are then read only for rows that can still reach the best `top`.
 */
export class Ranker {
  readonly #passages: Postings;
  /** Null when every passage is a document of its own: then both scores are the same. */
  readonly #documents: Postings | null;
  readonly #rowDocument: Uint32Array;
  readonly #documentRows: Uint32Array;
  readonly #documentScores: Float64Array;
  /** What a row has earned so far, its document's score included. */
  readonly #scores: Float64Array;
  readonly #candidates: Uint32Array;
  /** 1 for rows that stay candidates whatever they score. */
  readonly #forced: Uint8Array;

  constructor(
    passages: Postings,
    documents: Postings | null,
    rowDocument: Uint32Array,
    documentRows: Uint32Array,
  ) {
    this.#passages = passages;
    this.#documents = documents;
    this.#rowDocument = rowDocument;
    this.#documentRows = documentRows;
    this.#documentScores = new Float64Array(documents?.unitCount ?? passages.unitCount);
    this.#scores = new Float64Array(passages.unitCount);
    this.#candidates = new Uint32Array(passages.unitCount);
    this.#forced = new Uint8Array(passages.unitCount);
  }

  rank(
    terms: readonly QueryTerm[],
    top: number,
    forced: ReadonlySet<number>,
    accept: (row: number) => boolean,
  ): Ranking {
    for (const row of forced) this.#forced[row] = 1;
    try {
      return this.#rank(terms, top, accept, forced.size);
    } finally {
      for (const row of forced) this.#forced[row] = 0;
    }
  }

  #rank(
    terms: readonly QueryTerm[],
    top: number,
    accept: (row: number) => boolean,
    forcedCount: number,
  ): Ranking {
    const scores = this.#scores;
    const kept = this.#candidates;
    this.#startFromDocuments(terms);
    const frequent = addSparse(this.#passages, terms, this.#documents ? 1 : 1 + DOCUMENT_WEIGHT, scores);
    let open = frequent.reduce((sum, { most }) => sum + most, 0);
    let narrowedAt = open;
    for (let row = 0; row < kept.length; row++) kept[row] = row;
    let count = this.#narrow(kept.length, open, top, accept);
    for (const { term, step, most } of frequent) {
      const impacts = this.#passages.denseImpacts(term);
      for (let i = 0; i < count; i++) {
        const row = kept[i] ?? 0;
        scores[row] = (scores[row] ?? 0) + step * (impacts[row] ?? 0);
      }
      open -= most;
      if (open > narrowedAt * 0.95 || count <= forcedCount + 2 * top) continue;
      count = this.#narrow(count, open, top, accept);
      narrowedAt = open;
    }
    const rows = Array.from(kept.subarray(0, count)).filter(
      (row) => (this.#hasOwn(row) || this.#forced[row] === 1) && accept(row),
    );
    return { rows, scores: rows.map((row) => scores[row] ?? 0) };
  }

  /** Sets every row to its document's score. */
  #startFromDocuments(terms: readonly QueryTerm[]): void {
    const scores = this.#documentScores.fill(0);
    if (!this.#documents) {
      this.#scores.fill(0);
      return;
    }
    for (const { term, step } of addSparse(this.#documents, terms, DOCUMENT_WEIGHT, scores)) {
      const impacts = this.#documents.denseImpacts(term);
      for (let unit = 0; unit < impacts.length; unit++)
        scores[unit] = (scores[unit] ?? 0) + step * (impacts[unit] ?? 0);
    }
    for (let document = 0; document < scores.length; document++) {
      const from = this.#documentRows[document] ?? 0;
      this.#scores.fill(scores[document] ?? 0, from, this.#documentRows[document + 1] ?? from);
    }
  }

  /** Whether the row itself, not only its document, has earned something. */
  #hasOwn(row: number): boolean {
    return (this.#scores[row] ?? 0) > (this.#documentScores[this.#rowDocument[row] ?? 0] ?? 0);
  }

  /** Keeps the candidates that `open` more could lift among the best `top`, in order; returns how many. */
  #narrow(count: number, open: number, top: number, accept: (row: number) => boolean): number {
    const kept = this.#candidates;
    const scores = this.#scores;
    const forced = this.#forced;
    const best = new Top(top);
    let threshold = best.threshold;
    for (let i = 0; i < count; i++) {
      const row = kept[i] ?? 0;
      const score = scores[row] ?? 0;
      if (score <= threshold || !this.#hasOwn(row) || !accept(row)) continue;
      best.offer(row, score);
      threshold = best.threshold;
    }
    // A little less than the bound, for sums of floats depend on their order.
    const reach = threshold - open - 1e-6;
    if (reach <= 0) return count;
    let left = 0;
    for (let i = 0; i < count; i++) {
      const row = kept[i] ?? 0;
      if ((scores[row] ?? 0) >= reach || forced[row] === 1) kept[left++] = row;
    }
    return left;
  }
}

/** Adds the terms that are not dense; returns the dense ones. */
function addSparse(
  postings: Postings,
  terms: readonly QueryTerm[],
  factor: number,
  scores: Float64Array,
): FrequentTerm[] {
  const frequent: FrequentTerm[] = [];
  for (const { term, weight } of terms) {
    const step = factor * stepValue(weight, postings.unitCount, postings.frequency(term));
    if (postings.isDense(term)) {
      frequent.push({ term, step, most: step * postings.greatestImpact(term) });
      continue;
    }
    const units = postings.units(term);
    const impacts = postings.impacts(term);
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] ?? 0;
      scores[unit] = (scores[unit] ?? 0) + step * (impacts[i] ?? 0);
    }
  }
  return frequent.sort((a, b) => b.most - a.most);
}
