import { expect, test } from 'vitest';
import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import {
  congressOfTerm,
  congressYear,
  previousTerm,
  termAt,
  termOfCongress,
  termOfCongressYear,
} from '../../../knowledge/model/congress-term.ts';

test('congresses and terms belong together', () => {
  expect([11, 12, 13, 14].map(termOfCongress)).toEqual(['2010-2015', '2015-2020', '2020-2025', '2025-2030']);
  expect(['2010-2015', '2020-2025', '2025-2030'].map(congressOfTerm)).toEqual(['XI', 'XIII', 'XIV']);
  expect([termOfCongress(3), termOfCongress(2.5), congressOfTerm('2021-2026'), congressOfTerm('?')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('the term of a day, the one before it, and the year of its congresses', () => {
  expect(['2020-01-01', '2024-12-31', '2026-11-22'].map((day) => termAt(day as CalendarDate))).toEqual([
    '2020-2025',
    '2020-2025',
    '2025-2030',
  ]);
  expect(previousTerm('2025-2030')).toBe('2020-2025');
  expect(congressYear('2020-2025')).toEqual({ from: '2020-01-01', to: '2020-12-31' });
  expect([termOfCongressYear(2020), termOfCongressYear(2022)]).toEqual(['2020-2025', null]);
});
