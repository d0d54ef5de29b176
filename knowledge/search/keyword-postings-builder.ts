import { GrowingArray } from './keyword-growing.ts';
import { impactOf, isDense } from './keyword-scoring.ts';

/** Postings of all terms over one kind of unit (passages or documents). */
export interface PostingArrays {
  /** Units that hold the term, by term. */
  readonly frequency: Uint32Array;
  /** Where its list (or, for a dense term, its row of bytes) starts, by term. */
  readonly offset: Uint32Array;
  /** Greatest impact, by term. */
  readonly greatest: Uint8Array;
  /** Lists of the terms that are not dense: ascending units and their impacts. */
  readonly units: Uint32Array;
  readonly impacts: Uint8Array;
  /** One byte a unit for each dense term; 0 where it does not occur. */
  readonly dense: Uint8Array;
}

/** Counts weighted occurrences unit by unit, then turns them into postings with BM25 impacts. */
export class PostingsBuilder {
  readonly #terms = new GrowingArray((n) => new Uint32Array(n));
  readonly #counts = new GrowingArray((n) => new Float32Array(n));
  readonly #unitEnds = new GrowingArray((n) => new Uint32Array(n));
  readonly #lengths = new GrowingArray((n) => new Float64Array(n));
  /** By term: 1 + its entry when last seen; an entry of an earlier unit means "not yet in this one". */
  readonly #lastEntry = new GrowingArray((n) => new Float64Array(n));
  #unitStart = 0;
  #length = 0;

  /** One occurrence of a term in the current unit. */
  add(term: number, weight: number): void {
    const entry = this.#lastEntry.get(term) - 1;
    if (entry >= this.#unitStart) {
      this.#counts.set(entry, this.#counts.get(entry) + weight);
      return;
    }
    this.#terms.push(term);
    this.#counts.push(weight);
    this.#lastEntry.set(term, this.#terms.length);
  }

  /** Length of the current unit grows; what is not added here does not count against it. */
  addLength(weight: number): void {
    this.#length += weight;
  }

  endUnit(): void {
    this.#unitEnds.push(this.#terms.length);
    this.#lengths.push(this.#length);
    this.#unitStart = this.#terms.length;
    this.#length = 0;
  }

  finish(termCount: number): PostingArrays {
    const terms = this.#terms.view();
    const counts = this.#counts.view();
    const lengths = this.#lengths.view();
    const unitCount = lengths.length;
    const average = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, unitCount));
    const frequency = new Uint32Array(termCount);
    for (const term of terms) frequency[term] = (frequency[term] ?? 0) + 1;
    const offset = new Uint32Array(termCount);
    let listed = 0;
    let denseBytes = 0;
    frequency.forEach((count, term) => {
      const dense = isDense(count, unitCount);
      offset[term] = dense ? denseBytes : listed;
      if (dense) denseBytes += unitCount;
      else listed += count;
    });
    const units = new Uint32Array(listed);
    const impacts = new Uint8Array(listed);
    const dense = new Uint8Array(denseBytes);
    const greatest = new Uint8Array(termCount);
    const next = offset.slice();
    let entry = 0;
    for (let unit = 0; unit < unitCount; unit++) {
      for (const end = this.#unitEnds.get(unit); entry < end; entry++) {
        const term = terms[entry] ?? 0;
        const impact = impactOf(counts[entry] ?? 0, lengths[unit] ?? 0, average);
        if (impact > (greatest[term] ?? 0)) greatest[term] = impact;
        if (isDense(frequency[term] ?? 0, unitCount)) {
          dense[(offset[term] ?? 0) + unit] = impact;
          continue;
        }
        const at = next[term] ?? 0;
        units[at] = unit;
        impacts[at] = impact;
        next[term] = at + 1;
      }
    }
    return { frequency, offset, greatest, units, impacts, dense };
  }
}
