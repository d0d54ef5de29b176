/**
 * 64-bit fingerprints stand for terms, so that the vocabulary holds no strings. Among a million terms the chance that
 * any two share one is about one in forty million.
 */
export interface Fingerprint {
  readonly low: number;
  readonly high: number;
}

/** `folded` and `accented` syllables, and exact keys such as document numbers, never meet. */
export type TermSpace = 'folded' | 'accented' | 'exact';
const SEEDS: Record<TermSpace, number> = { folded: 0x9e3779b9, accented: 0x85ebca6b, exact: 0xc2b2ae35 };

export function fingerprintOf(space: TermSpace, term: string): Fingerprint {
  let a = 0xdeadbeef ^ SEEDS[space];
  let b = 0x41c6ce57 ^ SEEDS[space];
  for (let i = 0; i < term.length; i++) {
    const code = term.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return finish(a, b);
}

/** The fingerprint of two neighbouring terms; order matters. */
export function pairFingerprint(first: Fingerprint, second: Fingerprint): Fingerprint {
  let a = Math.imul(first.low ^ 0x27d4eb2f, 2654435761) ^ first.high;
  let b = Math.imul(first.high ^ 0x165667b1, 1597334677) ^ first.low;
  a = Math.imul(a ^ second.low, 2246822507) ^ second.high;
  b = Math.imul(b ^ second.high, 3266489909) ^ second.low;
  return finish(a, b);
}

function finish(a: number, b: number): Fingerprint {
  const c = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const d = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(c ^ (c >>> 13), 3266489909);
  return { low: c >>> 0, high: d >>> 0 };
}
