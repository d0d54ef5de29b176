import { expect, test } from 'vitest';
import { calibrationError, discrimination, reliability, reliabilityLines } from './reliability.ts';

const said = (confidence: number, ...right: boolean[]) => right.map((one) => ({ confidence, right: one }));

test('the table gives answers, mean confidence and share of right ones by tenths, and no empty tenth', () => {
  expect(
    reliability([...said(0.05, false, false), ...said(0.95, true, true, true, false), ...said(1, true)]),
  ).toEqual([
    { from: 0, to: 0.1, answers: 2, meanConfidence: 0.05, right: 0 },
    { from: 0.9, to: 1, answers: 5, meanConfidence: 0.96, right: 0.8 },
  ]);
});

test('what is right as often as it is sure has no calibration error', () => {
  const honest = reliability([...said(0.75, true, true, true, false), ...said(0.5, true, false)]);
  const boastful = reliability(said(0.95, true, false));

  expect(calibrationError(honest)).toBeCloseTo(0, 12);
  expect(calibrationError(boastful)).toBeCloseTo(0.45, 12);
});

test('discrimination is the chance that a right answer is surer than a wrong one', () => {
  expect(discrimination([...said(0.9, true), ...said(0.1, false)])).toBe(1);
  expect(discrimination([...said(0.9, false), ...said(0.1, true)])).toBe(0);
  expect(discrimination([...said(0.5, true, false)])).toBe(0.5);
  expect(discrimination([...said(0.9, true), ...said(0.5, true, false), ...said(0.1, false)])).toBe(0.875);
});

test('the printed table ends with both figures', () => {
  expect(reliabilityLines([...said(0.9, true), ...said(0.1, false)]).at(-1)).toBe(
    'calibration error 0.100, discrimination 1.000',
  );
});
