import { expect, it } from 'vitest';
import { backOffMs } from '../../bot/back-off.ts';
import { seededRandom } from '../support/seeded-random.ts';

it('retries after an outage do not come in the same second, and never wait longer than the limit (Q12)', () => {
  const random = seededRandom(7);
  const limits = { firstMs: 1_000, limitMs: 60_000 };
  const waits = Array.from({ length: 2_000 }, () => backOffMs(9, limits, random));
  const seconds = new Map<number, number>();
  for (const wait of waits) {
    expect(wait).toBeGreaterThanOrEqual(30_000);
    expect(wait).toBeLessThanOrEqual(60_000);
    const second = Math.floor(wait / 1_000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  expect(Math.max(...seconds.values())).toBeLessThan(200);
  expect(backOffMs(1, limits, () => 1)).toBe(1_000);
  expect(backOffMs(3, limits, () => 1)).toBe(4_000);
  expect(backOffMs(10_000, limits, () => 1)).toBe(60_000);
});
