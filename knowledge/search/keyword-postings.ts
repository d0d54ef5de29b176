import { isDense } from './keyword-scoring.ts';
import type { PostingArrays } from './keyword-postings-builder.ts';

/** Reads postings of one kind of unit; holds views only. */
export class Postings {
  readonly unitCount: number;
  readonly #arrays: PostingArrays;

  constructor(arrays: PostingArrays, unitCount: number) {
    this.#arrays = arrays;
    this.unitCount = unitCount;
  }

  frequency(term: number): number {
    return this.#arrays.frequency[term] ?? 0;
  }

  greatestImpact(term: number): number {
    return this.#arrays.greatest[term] ?? 0;
  }

  isDense(term: number): boolean {
    return isDense(this.frequency(term), this.unitCount);
  }

  /** Ascending units of a term that is not dense. */
  units(term: number): Uint32Array {
    const start = this.#arrays.offset[term] ?? 0;
    return this.#arrays.units.subarray(start, start + this.frequency(term));
  }

  /** Impacts parallel to `units`. */
  impacts(term: number): Uint8Array {
    const start = this.#arrays.offset[term] ?? 0;
    return this.#arrays.impacts.subarray(start, start + this.frequency(term));
  }

  /** Impacts by unit of a dense term; 0 where it does not occur. */
  denseImpacts(term: number): Uint8Array {
    const start = this.#arrays.offset[term] ?? 0;
    return this.#arrays.dense.subarray(start, start + this.unitCount);
  }

  /** Impact of the term in one unit, 0 when it does not occur there. */
  impact(term: number, unit: number): number {
    const { frequency, offset, units, impacts, dense } = this.#arrays;
    const start = offset[term] ?? 0;
    const count = frequency[term] ?? 0;
    if (isDense(count, this.unitCount)) return dense[start + unit] ?? 0;
    let low = start;
    let high = start + count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((units[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low < start + count && units[low] === unit ? (impacts[low] ?? 0) : 0;
  }

  /** Units that hold the term, dense or not, ascending. */
  allUnits(term: number): ArrayLike<number> {
    if (!this.isDense(term)) return this.units(term);
    const found: number[] = [];
    this.denseImpacts(term).forEach((impact, unit) => {
      if (impact > 0) found.push(unit);
    });
    return found;
  }
}
