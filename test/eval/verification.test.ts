import { describe, expect, it } from 'vitest';
import { verifySentence } from '../../bot/verify/verify-sentence.ts';
import { PARTS, readWrittenGroups, type Part } from './verification/claims.ts';
import { measureVerification } from './verification/measure-verification.ts';
import { claimsOf } from './verification/verification-command.ts';

/** A thread that shares its core with others waits; the promise is 2 ms on a core of its own. */
const GENEROUS_MS = 12;

const isSupported = (sentence: string, passages: readonly string[]): boolean =>
  verifySentence(sentence, passages).length === 0;

describe('verification of sentences', () => {
  const claims = (Object.keys(PARTS) as Part[]).flatMap((part) => claimsOf(part));

  it('catches corrupted sentences and lets faithful ones through', () => {
    const { corrupted, caught, faithful, falseAlarms, p50Ms } = measureVerification(claims, isSupported);

    expect(corrupted).toBeGreaterThan(900);
    expect(faithful).toBeGreaterThan(500);
    expect(caught).toBeGreaterThanOrEqual(0.99);
    expect(falseAlarms).toBeLessThanOrEqual(0.05);
    expect(p50Ms).toBeLessThan(GENEROUS_MS);
  });

  it.each(Object.keys(PARTS) as Part[])('does so in each part: %s', (part) => {
    const { caught, falseAlarms } = measureVerification(claimsOf(part), isSupported);

    expect(caught).toBeGreaterThanOrEqual(0.99);
    expect(falseAlarms).toBeLessThanOrEqual(0.05);
  });

  it('does so for what people wrote by hand, too', () => {
    const written = claims.filter(({ origin }) => origin !== 'generated');
    const { corrupted, caught, faithful, falseAlarms } = measureVerification(written, isSupported);

    expect(corrupted).toBeGreaterThan(390);
    expect(faithful).toBeGreaterThan(220);
    expect(caught).toBeGreaterThanOrEqual(0.97);
    expect(falseAlarms).toBeLessThanOrEqual(0.05);
  });
});

describe('the measure itself', () => {
  it('tells a check that trusts everything from one that trusts nothing', () => {
    const claims = claimsOf('tuned');

    expect(measureVerification(claims, () => true)).toMatchObject({ caught: 0, falseAlarms: 0 });
    expect(measureVerification(claims, () => false)).toMatchObject({ caught: 1, falseAlarms: 1 });
  });

  it('generates the same claims for the same seed', () => {
    expect(claimsOf('tuned', 3)).toEqual(claimsOf('tuned', 3));
  });

  it('keeps the passages of the other parts out of the tuned one', () => {
    const tuned = new Set(readWrittenGroups('tuned').flatMap(({ passages }) => passages));

    const others = [
      ...readWrittenGroups('held-out'),
      ...readWrittenGroups('blind'),
      ...readWrittenGroups('unseen'),
    ];

    expect(others.filter(({ passages }) => passages.some((text) => tuned.has(text)))).toEqual([]);
  });
});
