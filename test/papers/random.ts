/** Repeatable chance: the same seed always gives the same choices. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True about so often, 0..1. */
  chance(share: number): boolean;
  /** One of them; throws when there are none. */
  pick<T>(values: readonly T[]): T;
  /** `count` different ones in a chance order, or all when there are fewer. */
  some<T>(values: readonly T[], count: number): T[];
}

/** Mulberry32. Near seeds give unrelated series. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (values) => {
      if (values.length === 0) throw new Error('nothing to pick from');
      return values[int(0, values.length - 1)] as (typeof values)[number];
    },
    some: (values, count) => {
      const rest = [...values];
      for (let i = rest.length - 1; i > 0; i--) {
        const other = int(0, i);
        [rest[i], rest[other]] = [rest[other] as (typeof rest)[number], rest[i] as (typeof rest)[number]];
      }
      return rest.slice(0, count);
    },
  };
}
