import { expect, test } from 'vitest';
import { withinScope } from '../../../../bot/answer/sentence/reading-scope.ts';
import type { AnalysedQuestion } from '../../../../bot/answer/sentence/sentence-features.ts';
import type { Document } from '../../../../knowledge/model/document.ts';
import type { DocumentNumber } from '../../../../knowledge/model/document-number.ts';
import type { RankedPassage } from '../../../../knowledge/search/search.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';
import { foundPassages } from '../../../support/found-passage.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const asked = (question: string): AnalysedQuestion => ({
  kind: { type: 'other', needs: [] },
  terms: { unigrams: [], bigrams: [], syllables: foldedSyllables(question) },
});
const found = (id: string, over: Partial<Document>, ranked: Partial<RankedPassage> = {}): RankedPassage[] =>
  foundPassages(sampleDocument(id, [`Nội dung của ${id}.`], over), ranked);
const said = (question: string, passages: readonly RankedPassage[]): string[] =>
  withinScope(asked(question), passages).map(({ document }) => document.id);

const PLACE = { scope: 'local', place: 'Bình Lộc', unit: 'xã', province: null } as const;
const REPORT = { kind: 'bao-chi', term: '2020-2025', jurisdiction: PLACE } as const;

test('a digest gives way to the report that it sums up, and to no other', () => {
  const digest = found('digest', { ...REPORT, form: 'digest' });

  expect(said('Xã bầu ai?', [...digest, ...found('report', REPORT)])).toEqual(['report']);
  expect(said('Xã bầu ai?', [...digest, ...found('old', { ...REPORT, term: '2015-2020' })])).toEqual([
    'digest',
    'old',
  ]);
  const elsewhere = found('elsewhere', { ...REPORT, jurisdiction: { ...PLACE, place: 'An Phú' } });
  expect(said('Xã bầu ai?', [...digest, ...elsewhere])).toEqual(['digest', 'elsewhere']);
  expect(said('Xã bầu ai?', digest)).toEqual(['digest']);
});

test('a digest gives way to the paper of its number and day', () => {
  const paper = { number: '12-CT/XYZ' as DocumentNumber };
  const digest = found('digest', { ...paper, form: 'digest' });

  expect(said('Nói gì?', [...digest, ...found('paper', paper)])).toEqual(['paper']);
  expect(said('Nói gì?', [...digest, ...found('other', { number: '13-CT/XYZ' as DocumentNumber })])).toEqual([
    'digest',
    'other',
  ]);
});

test('other places and other terms have no say when the asked one has', () => {
  const here = found('here', {}, { placeMatch: true });
  const there = found('there', {}, { placeMatch: false });
  const before = found('before', { term: '2015-2020' });

  expect(said('Hỏi', [...here, ...there])).toEqual(['here']);
  expect(said('Hỏi', there)).toEqual(['there']);
  expect(said('Nhiệm kỳ 2020-2025 thế nào?', [...here, ...before])).toEqual(['here']);
  expect(said('Nhiệm kỳ nào?', [...here, ...before])).toEqual(['here', 'before']);
});
