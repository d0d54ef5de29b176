import { expect, test } from 'vitest';
import { versionFacts } from '../../../../bot/answer/situation/version-facts.ts';
import type { DocumentNumber } from '../../../../knowledge/model/document-number.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

test('asking back names no internal paper and no place of one to the public', () => {
  const internal = sampleDocument('a', ['Một câu.'], {
    number: '12-TB/TU' as DocumentNumber,
    title: 'Chuyện nội bộ',
    disclosure: 'internal',
    jurisdiction: { scope: 'local', place: 'Lang Mông', unit: 'huyện', province: null },
  }).document;
  const reader = { documents: () => [internal], register: () => [] };
  const search = { has: () => false };

  expect(versionFacts(reader, search, 'public').papers).toEqual([]);
  expect(versionFacts(reader, search, 'public').places.names.has('lang mong')).toBe(false);
  expect(versionFacts(reader, search, 'invited').papers.map(({ title }) => title)).toEqual(['Chuyện nội bộ']);
});
