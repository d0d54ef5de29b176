import { expect, test } from 'vitest';
import { paperOfToday } from '../../../../bot/answer/situation/paper-of-today.ts';
import type { CalendarDate } from '../../../../knowledge/model/calendar-date.ts';
import type { DocumentNumber } from '../../../../knowledge/model/document-number.ts';
import type { RegisterEntry } from '../../../../knowledge/model/register.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const TODAY = '2026-11-22' as CalendarDate;

function entry(
  number: string,
  issuedOn: string,
  term: string,
  over: Partial<RegisterEntry> = {},
): RegisterEntry {
  return {
    number: number as DocumentNumber,
    issuedOn: issuedOn as CalendarDate,
    issuer: 'Ban Mẫu',
    kind: 'chi-thi',
    title: `Về đại hội các cấp tiến tới Đại hội lần thứ ${term === '2020-2025' ? 'XIII' : 'XIV'}`,
    term,
    level: 'central',
    place: null,
    status: term === '2020-2025' ? 'past-term' : 'in-force',
    certainty: 'confirmed',
    from: issuedOn as CalendarDate,
    to: null,
    replaces: [],
    replacedBy: null,
    guides: [],
    note: null,
    ...over,
  };
}

const OLD = entry('11-CT/MAU', '2019-03-02', '2020-2025');
const NEW = entry('22-CT/MAU', '2025-03-02', '2025-2030');
const held = sampleDocument('a', ['Một câu.'], { number: OLD.number, issuedOn: OLD.issuedOn }).document;

test('a paper of a past term leads to the one in force on its subject', () => {
  expect(paperOfToday(held, [OLD, NEW], TODAY)).toBe('22-CT/MAU (2/3/2025)');
});

test.each<[string, RegisterEntry[]]>([
  ['nothing else is known', [OLD]],
  ['the other is on another subject', [OLD, { ...NEW, title: 'Về công tác dân vận ở cơ sở' }]],
  ['the other is replaced', [OLD, { ...NEW, status: 'superseded' }]],
  ['the other is not confirmed', [OLD, { ...NEW, certainty: 'secondary' }]],
  ['the other is of another kind', [OLD, { ...NEW, kind: 'huong-dan' }]],
  ['two others are in force', [OLD, NEW, entry('23-CT/MAU', '2026-03-02', '2025-2030')]],
  ['the paper itself is not known', [NEW]],
])('no paper of today is named when %s', (_when, register) => {
  expect(paperOfToday(held, register, TODAY)).toBeNull();
});
