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
  readonly #rowScores: Float64Array;
  readonly #documentScores: Float64Array;
  readonly #candidates: Uint32Array;

  constructor(passages: Postings, documents: Postings | null, rowDocument: Uint32Array) {
    this.#passages = passages;
    this.#documents = documents;
    this.#rowDocument = rowDocument;
    this.#rowScores = new Float64Array(passages.unitCount);
    this.#documentScores = new Float64Array(documents?.unitCount ?? passages.unitCount);
    this.#candidates = new Uint32Array(passages.unitCount);
  }

  rank(
    terms: readonly QueryTerm[],
    top: number,
    forced: ReadonlySet<number>,
    accept: (row: number) => boolean,
  ): Ranking {
    this.#scoreDocuments(terms);
    const rowScores = this.#rowScores.fill(0);
    const frequent = addSparse(this.#passages, terms, this.#documents ? 1 : 1 + DOCUMENT_WEIGHT, rowScores);
    let open = frequent.reduce((sum, { most }) => sum + most, 0);

    const kept = this.#candidates;
    for (let row = 0; row < kept.length; row++) kept[row] = row;
    let count = this.#narrow(kept.length, open, top, forced, accept);
    let narrowedAt = open;
    for (const { term, step, most } of frequent) {
      const impacts = this.#passages.denseImpacts(term);
      for (let i = 0; i < count; i++) {
        const row = kept[i] ?? 0;
        rowScores[row] = (rowScores[row] ?? 0) + step * (impacts[row] ?? 0);
      }
      open -= most;
      if (open > narrowedAt * 0.7 || count <= 2 * top) continue;
      count = this.#narrow(count, open, top, forced, accept);
      narrowedAt = open;
    }
    const rows = Array.from(kept.subarray(0, count)).filter(
      (row) => ((rowScores[row] ?? 0) > 0 || forced.has(row)) && accept(row),
    );
    return { rows, scores: rows.map((row) => this.#partial(row)) };
  }

  #scoreDocuments(terms: readonly QueryTerm[]): void {
    if (!this.#documents) return;
    const scores = this.#documentScores.fill(0);
    for (const { term, step } of addSparse(this.#documents, terms, DOCUMENT_WEIGHT, scores)) {
      const impacts = this.#documents.denseImpacts(term);
      for (let unit = 0; unit < impacts.length; unit++)
        scores[unit] = (scores[unit] ?? 0) + step * (impacts[unit] ?? 0);
    }
  }

  #partial(row: number): number {
    return (this.#rowScores[row] ?? 0) + (this.#documentScores[this.#rowDocument[row] ?? 0] ?? 0);
  }

  /** Keeps the candidates that `open` more could lift among the best `top`, in order; returns how many. */
  #narrow(
    count: number,
    open: number,
    top: number,
    forced: ReadonlySet<number>,
    accept: (row: number) => boolean,
  ): number {
    const kept = this.#candidates;
    const rowScores = this.#rowScores;
    const documentScores = this.#documentScores;
    const rowDocument = this.#rowDocument;
    const best = new Top(top);
    let threshold = best.threshold;
    for (let i = 0; i < count; i++) {
      const row = kept[i] ?? 0;
      const own = rowScores[row] ?? 0;
      const partial = own + (documentScores[rowDocument[row] ?? 0] ?? 0);
      if (partial <= threshold || own === 0 || !accept(row)) continue;
      best.offer(row, partial);
      threshold = best.threshold;
    }
    // A little less than the bound, for sums of floats depend on their order.
    const reach = threshold - open - 1e-6;
    let left = 0;
    for (let i = 0; i < count; i++) {
      const row = kept[i] ?? 0;
      const partial = (rowScores[row] ?? 0) + (documentScores[rowDocument[row] ?? 0] ?? 0);
      if (partial >= reach || forced.has(row)) kept[left++] = row;
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
