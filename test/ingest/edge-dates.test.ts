import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeclaredMetadata } from '../../ingest/identify/declared-metadata.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { parseRegister } from '../../ingest/register/load-register.ts';
import { linkDocuments } from '../../ingest/relations/link-documents.ts';
import { calendarDate, dayBefore, nextDay, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import { statusOn } from '../../knowledge/model/validity.ts';

/** Days as they are typed that are none, or that no paper of this state can bear. */
const UNREAL = [
  '31/02/2025',
  '30/02/2024',
  '29/02/2023',
  '31/4/2025',
  '00/05/2025',
  '01/00/2025',
  '01/13/2025',
  '99/99/9999',
  '01/01/0000',
  '01/01/0001',
  '31/12/1929',
  '01/01/2100',
  '31/12/9999',
] as const;
const iso = (day: string): string => {
  const [date = '', month = '', year = ''] = day.split('/');
  return [year, month.padStart(2, '0'), date].join('-');
};

function paper({ number = '12-QĐ/TU', day = '05/02/2020', body = 'Nội dung.' }): string {
  return [
    'TỈNH ỦY LANG MÔNG',
    '*',
    `Số ${number}`,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    `Lang Mông, ngày ${day}`,
    '',
    'QUYẾT ĐỊNH',
    'về việc tổ chức đại hội điểm',
    '-----',
    '',
    'Điều 1. Chọn đơn vị làm điểm theo kế hoạch.',
    `Điều 2. ${body}`,
    '',
    'T/M BAN THƯỜNG VỤ',
    'BÍ THƯ',
    'Lò Văn Pánh',
  ].join('\n');
}

async function read(text: string): Promise<{ document: Document; codes: string[] }> {
  const outcome = await readDocument(Buffer.from(text), { file: 'van-ban.txt' });
  if (outcome.outcome !== 'ok') throw new Error(outcome.detail);
  return { document: outcome.content.document, codes: outcome.warnings.map(({ code }) => code) };
}

const DAYS = [
  '1930-01-01',
  '2019-12-31',
  '2020-02-05',
  '2025-03-03',
  '2026-11-22',
  '2099-12-31',
] as CalendarDate[];

describe('a day that is none never makes a validity (S14)', () => {
  it.each(UNREAL)('%s in the head: no day of issue, and a warning', async (day) => {
    const { document, codes } = await read(paper({ day, body: 'Quyết định này có hiệu lực kể từ ngày ký.' }));

    expect(document.issuedOn).toBeNull();
    expect(codes.filter((code) => /^date-(?:missing|incomplete)$/.test(code))).toHaveLength(1);
    expect(DAYS.map((asked) => statusOn(document, asked))).not.toContain('in-force');
    expect(document.validity).toMatchObject({ status: 'unknown', from: null, to: null });
  });

  it.each(UNREAL)('%s as the day it takes effect: not known, and a warning', async (day) => {
    const body = `Quyết định này có hiệu lực thi hành kể từ ngày ${day}.`;
    const { document, codes } = await read(paper({ body }));

    expect(document.validity).toMatchObject({ status: 'unknown', from: null, to: null });
    expect(codes).toContain('effective-day-unreal');
  });

  it.each(UNREAL)('%s as the day it ends: it has not ended, and a warning', async (day) => {
    const { document, codes } = await read(paper({ body: `Quyết định này hết hiệu lực từ ngày ${day}.` }));

    expect(document.validity).toMatchObject({ status: 'unknown', to: null });
    expect(codes).toContain('effective-day-unreal');
  });

  it('an end before the beginning: neither counts, and a warning', async () => {
    const body =
      'Quyết định này có hiệu lực kể từ ngày 01/7/2025. Quyết định này hết hiệu lực từ ngày 01/6/2025.';
    const { document, codes } = await read(paper({ day: '01/01/2025', body }));

    expect(document.validity).toMatchObject({ status: 'unknown', from: null, to: null });
    expect(codes).toContain('effective-day-unreal');
  });

  it.each([
    ...UNREAL.map(
      (day) => `Quyết định này thay thế Quyết định số 12-QĐ/TU, ngày 05/02/2020 kể từ ngày ${day}.`,
    ),
    ...UNREAL.map(
      (day) =>
        `Quyết định này có hiệu lực kể từ ngày ${day} và thay thế Quyết định số 12-QĐ/TU, ngày 05/02/2020.`,
    ),
  ])('"%s" ends no other paper, and warns', async (body) => {
    const old = await read(paper({ body: 'Quyết định này có hiệu lực kể từ ngày ký.' }));
    const later = await read(paper({ number: '30-QĐ/TU', day: '05/02/2025', body }));
    const linked = linkDocuments([old.document, later.document], []);

    const held = linked.documents.find(({ number }) => number === '12-QĐ/TU');
    expect(held?.validity).toEqual(old.document.validity);
    expect([...linked.notices.values()].flat().map(({ code }) => code)).toContain('relation-day-unreal');
  });

  it('a real day in the same words does end it', async () => {
    const old = await read(paper({ body: 'Quyết định này có hiệu lực kể từ ngày ký.' }));
    for (const body of [
      'Quyết định này thay thế Quyết định số 12-QĐ/TU, ngày 05/02/2020 kể từ ngày 28/02/2025.',
      'Quyết định này có hiệu lực kể từ ngày 28/02/2025 và thay thế Quyết định số 12-QĐ/TU, ngày 05/02/2020.',
    ]) {
      const later = await read(paper({ number: '30-QĐ/TU', day: '05/02/2025', body }));
      const { documents } = linkDocuments([old.document, later.document], []);
      expect(documents.find(({ number }) => number === '12-QĐ/TU')?.validity).toMatchObject({
        status: 'superseded',
        to: '2025-02-27',
      });
    }
  });

  it('whatever figures stand in the day line, the day is that real day or none', async () => {
    const figure = fc.oneof(fc.nat({ max: 40 }), fc.constantFrom(0, 99, 2_147_483_648, 99_999_999_999));
    const year = fc.oneof(
      fc.integer({ min: 1900, max: 2120 }),
      fc.constantFrom(0, 1, 99, 999, 9999, 10_000, 65_536),
    );
    await fc.assert(
      fc.asyncProperty(figure, figure, year, async (date, month, inYear) => {
        const { document, codes } = await read(paper({ day: `${date}/${month}/${inYear}` }));
        const real = date < 100 && month < 100 ? calendarDate(inYear, month, date) : null;
        expect(document.issuedOn).toBe(real);
        expect(codes.some((code) => code.startsWith('date-'))).toBe(real === null);
      }),
      { numRuns: 60, seed: 14 },
    );
  });

  it('the days beside the first and the last one keep the form that compares', () => {
    for (const edge of ['1930-01-01', '2024-02-29', '2099-12-31'] as CalendarDate[])
      for (const day of [dayBefore(edge), nextDay(edge)]) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

const ENTRY = { number: '12-QĐ/TU', issuedOn: '2020-02-05', kind: 'quyet-dinh', title: 'Về đại hội điểm' };
const entry = (over: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ documents: [{ ...ENTRY, ...over }] });

function problemOf(text: string): string {
  try {
    parseRegister(text);
  } catch (error) {
    if (error instanceof IngestError) return `${error.notice.code}: ${error.notice.what}`;
    throw error;
  }
  return 'taken';
}

describe('a register or front matter with a day that is none is refused by the name of the entry (S14)', () => {
  it('takes the entry with real days', () => {
    expect(problemOf(entry({ from: '2020-02-05', to: '2099-12-31', term: '2020-2025' }))).toBe('taken');
  });

  it.each(
    UNREAL.flatMap((day) => [
      ['issuedOn', { issuedOn: iso(day) }],
      ['from', { from: iso(day) }],
      ['to', { to: iso(day) }],
      ['replacedBy', { replacedBy: `30-QĐ/TU (${iso(day)})` }],
      ['replaces', { replaces: [`30-QĐ/TU (${iso(day)})`] }],
    ]) as [string, Record<string, unknown>][],
  )('%s %j', (field, over) => {
    expect(problemOf(entry(over))).toMatch(
      new RegExp(`^register-broken: .*documents\\.0\\.${field}.*ngày có thật`, 'u'),
    );
  });

  it.each([
    ['to', { from: '2025-07-01', to: '2025-06-30' }],
    ['term', { term: '2025-2020' }],
    ['term', { term: '0000-9999' }],
    ['term', { term: '2020-2120' }],
  ])('%s %j', (field, over) => {
    expect(problemOf(entry(over))).toContain(`documents.0.${field}`);
  });

  it('front matter likewise', () => {
    for (const day of UNREAL)
      for (const value of [
        { issuedOn: iso(day) },
        { validity: { from: iso(day) } },
        { validity: { to: iso(day) } },
      ])
        expect(parseDeclaredMetadata(value)).toMatchObject({
          ok: false,
          problem: expect.stringContaining('ngày có thật') as string,
        });
    expect(parseDeclaredMetadata({ validity: { from: '2025-07-01', to: '2025-06-30' } }).ok).toBe(false);
    expect(parseDeclaredMetadata({ validity: { supersededBy: '45-CT/TW (2025-02-31)' } }).ok).toBe(false);
    expect(parseDeclaredMetadata({ references: ['45-CT/TW (2025-02-31)'] }).ok).toBe(false);
  });
});
