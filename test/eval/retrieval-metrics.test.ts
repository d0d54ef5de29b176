import { describe, expect, it } from 'vitest';
import { meanMetrics, percentile, queryMetrics } from './retrieval-metrics.ts';

describe('retrieval metrics', () => {
  it('gives the hand-computed figures for a relevant text on place three', () => {
    const metrics = queryMetrics(['a', 'b', 'c', 'd'], new Set(['c']));

    expect(metrics).toEqual({ ndcg10: 0.5, mrr10: 1 / 3, recall5: 1, recall10: 1, recall20: 1 });
  });

  it('gives the hand-computed figures for two relevant texts on places one and seven', () => {
    const metrics = queryMetrics(['a', 'b', 'c', 'd', 'e', 'f', 'g'], new Set(['a', 'g']));

    expect(metrics.ndcg10).toBeCloseTo((1 + 1 / 3) / (1 + 1 / Math.log2(3)), 12);
    expect(metrics).toMatchObject({ mrr10: 1, recall5: 0.5, recall10: 1, recall20: 1 });
  });

  it('counts nothing below place ten but in recall at twenty', () => {
    const ranked = Array.from({ length: 20 }, (_, i) => `d${i}`);

    expect(queryMetrics(ranked, new Set(['d10']))).toEqual({
      ndcg10: 0,
      mrr10: 0,
      recall5: 0,
      recall10: 0,
      recall20: 1,
    });
  });

  it('does not reward naming a text twice', () => {
    const metrics = queryMetrics(['a', 'a', 'a'], new Set(['a', 'b']));

    expect(metrics.recall5).toBe(0.5);
    expect(metrics.ndcg10).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12);
  });

  it('gives zero, not NaN, for nothing found, nothing relevant and no queries', () => {
    const zero = { ndcg10: 0, mrr10: 0, recall5: 0, recall10: 0, recall20: 0 };

    expect(queryMetrics([], new Set(['a']))).toEqual(zero);
    expect(queryMetrics(['a'], new Set())).toEqual(zero);
    expect(meanMetrics([])).toEqual(zero);
  });

  it('takes percentiles by nearest rank', () => {
    const numbers = Array.from({ length: 100 }, (_, i) => 100 - i);

    expect(percentile(numbers, 0.5)).toBe(50);
    expect(percentile(numbers, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.5)).toBe(0);
  });
});
