import { expect, test } from 'vitest';
import type { AnswerPart } from '../../../../bot/answer/compose-answer.ts';
import { openingOf } from '../../../../bot/answer/situation/first-line.ts';
import type { Situation } from '../../../../bot/answer/situation/situation.ts';
import { calendarDate } from '../../../../knowledge/model/calendar-date.ts';
import { citePassage } from '../../../../knowledge/model/citation.ts';
import type { Document } from '../../../../knowledge/model/document.ts';
import type { DocumentNumber } from '../../../../knowledge/model/document-number.ts';
import { UNKNOWN_VALIDITY } from '../../../../knowledge/model/validity.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const SITUATION: Situation = {
  asOf: calendarDate(2026, 11, 22)!,
  ...{ period: null, term: null, isAboutThePast: false, isAboutNow: false },
  ...{ places: [], level: null, papers: [] },
};
const READER = { documents: () => [], register: () => [] };
const IN_FORCE = { ...UNKNOWN_VALIDITY, status: 'in-force' } as const;

function partOf(id: string, over: Partial<Document>): AnswerPart {
  const { document, passages } = sampleDocument(id, [`Một câu của ${id}.`], {
    ...{ jurisdiction: { scope: 'country' }, kind: 'huong-dan' },
    ...over,
  });
  return { citation: citePassage(passages[0]!, passages[0]!.text)!, document, as: 'sentence' };
}

const now = partOf('nay', { term: '2025-2030', validity: IN_FORCE });
const past = partOf('truoc', { term: '2020-2025', validity: { ...IN_FORCE, status: 'past-term' } });
const replaced = partOf('cu', {
  ...{ number: '12-HD/MAU' as DocumentNumber, issuedOn: null, term: null },
  validity: { ...IN_FORCE, status: 'superseded', supersededBy: '15-HD/MAU (1/2/2025)' },
});
const opened = (...parts: AnswerPart[]) => openingOf(parts, SITUATION, READER);

test('nothing is said before what simply holds', () => {
  expect(opened(now)).toEqual({ line: '', told: new Set() });
});

test('a past term of all sources is said of the whole', () => {
  const { line, told } = opened(past);

  expect(line).toBe(
    'Lưu ý: Nội dung dưới đây thuộc nhiệm kỳ 2020–2025 đã qua, không mặc nhiên áp dụng hiện nay.',
  );
  expect(told).toEqual(new Set(['past-term']));
});

test('where some sources hold, the line names the others by their markers', () => {
  const { line, told } = opened(now, past, now, replaced);

  expect(line).toBe(
    'Lưu ý: Nguồn [2] thuộc nhiệm kỳ 2020–2025 đã qua, không mặc nhiên áp dụng hiện nay. ' +
      'Nguồn [3] (12-HD/MAU) đã được thay thế bởi 15-HD/MAU (1/2/2025), không còn là quy định hiện hành.',
  );
  expect(told).toEqual(new Set(['past-term', 'replaced']));
});
