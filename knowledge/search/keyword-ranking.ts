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

/**
 * Scores passages by their own terms plus their document's. Exact, but quick: rare terms are added up first; frequent
 * ones, whose greatest possible sum is known, are then read only for rows that can still reach the best `top`.
 */
export class Ranker {
  readonly #passages: Postings;
  readonly #documents: Postings;
  readonly #rowDocument: Uint32Array;
  readonly #documentRows: Uint32Array;
  readonly #rowScores: Float64Array;
  readonly #documentScores: Float64Array;

  constructor(passages: Postings, documents: Postings, rowDocument: Uint32Array, documentRows: Uint32Array) {
    this.#passages = passages;
    this.#documents = documents;
    this.#rowDocument = rowDocument;
    this.#documentRows = documentRows;
    this.#rowScores = new Float64Array(passages.unitCount);
    this.#documentScores = new Float64Array(documents.unitCount);
  }

  rank(
    terms: readonly QueryTerm[],
    top: number,
    forced: ReadonlySet<number>,
    accept: (row: number) => boolean,
  ): Ranking {
    const rowScores = this.#rowScores.fill(0);
    const documentScores = this.#documentScores.fill(0);
    const open = addSparse(this.#passages, terms, 1, rowScores);
    const openDocument = addSparse(this.#documents, terms, DOCUMENT_WEIGHT, documentScores);

    const best = new Top(top);
    this.#eachRow((row, partial) => {
      if (partial > best.threshold && (rowScores[row] ?? 0) > 0 && accept(row)) best.offer(row, partial);
    });
    // A little less than the bound, for sums of floats depend on their order.
    const reach = best.threshold - (open + openDocument) * (1 + 1e-9) - 1e-9;
    const candidates: number[] = [];
    this.#eachRow((row, partial) => {
      if ((partial >= reach || forced.has(row)) && accept(row)) candidates.push(row);
    });
    addDense(this.#passages, terms, 1, rowScores, candidates);
    const rows = candidates.filter((row) => (rowScores[row] ?? 0) > 0 || forced.has(row));
    const documents = [...new Set(rows.map((row) => this.#rowDocument[row] ?? 0))];
    addDense(this.#documents, terms, DOCUMENT_WEIGHT, documentScores, documents);
    const scores = rows.map(
      (row) => (rowScores[row] ?? 0) + (documentScores[this.#rowDocument[row] ?? 0] ?? 0),
    );
    return { rows, scores };
  }

  #eachRow(visit: (row: number, partial: number) => void): void {
    for (let document = 0; document < this.#documentScores.length; document++) {
      const shared = this.#documentScores[document] ?? 0;
      const end = this.#documentRows[document + 1] ?? 0;
      for (let row = this.#documentRows[document] ?? 0; row < end; row++)
        visit(row, shared + (this.#rowScores[row] ?? 0));
    }
  }
}

/** Adds the terms that are not dense; returns the most that the dense ones can still add. */
function addSparse(
  postings: Postings,
  terms: readonly QueryTerm[],
  factor: number,
  scores: Float64Array,
): number {
  let open = 0;
  for (const { term, weight } of terms) {
    const step = factor * stepValue(weight, postings.unitCount, postings.frequency(term));
    if (postings.isDense(term)) {
      open += step * postings.greatestImpact(term);
      continue;
    }
    const units = postings.units(term);
    const impacts = postings.impacts(term);
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] ?? 0;
      scores[unit] = (scores[unit] ?? 0) + step * (impacts[i] ?? 0);
    }
  }
  return open;
}

function addDense(
  postings: Postings,
  terms: readonly QueryTerm[],
  factor: number,
  scores: Float64Array,
  units: readonly number[],
): void {
  for (const { term, weight } of terms) {
    if (!postings.isDense(term)) continue;
    const step = factor * stepValue(weight, postings.unitCount, postings.frequency(term));
    const impacts = postings.denseImpacts(term);
    for (const unit of units) scores[unit] = (scores[unit] ?? 0) + step * (impacts[unit] ?? 0);
  }
}
