import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { linkDocuments, type LinkedDocuments } from '../../../ingest/relations/link-documents.ts';
import { parseRegister } from '../../../ingest/register/load-register.ts';
import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { Document, DocumentReference } from '../../../knowledge/model/document.ts';
import type { DocumentNumber } from '../../../knowledge/model/document-number.ts';
import type { RelationStatement } from '../../../knowledge/model/relation-statement.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const number = (text: string): DocumentNumber => text as DocumentNumber;
const day = (text: string): CalendarDate => text as CalendarDate;

function paper(
  id: string,
  over: Partial<Document> & { readonly no: string; readonly on: string | null },
): Document {
  const { no, on, ...rest } = over;
  return sampleDocument(id, ['Nội dung.'], {
    number: number(no),
    issuedOn: on === null ? null : day(on),
    issuer: 'Ban Thường vụ Tỉnh ủy Lang Mông',
    kind: 'quy-dinh',
    level: 'province',
    jurisdiction: { scope: 'local', place: 'Lang Mông', unit: 'tỉnh', province: 'Lang Mông' },
    ...rest,
  }).document;
}
const named = (no: string, on: string | null = null, issuer: string | null = null): DocumentReference => ({
  number: number(no),
  issuedOn: on === null ? null : day(on),
  issuer,
});
const says = (
  kind: RelationStatement['kind'],
  object: DocumentReference | null,
  over: Partial<RelationStatement> = {},
): RelationStatement => ({
  kind,
  subject: null,
  object,
  effectiveFrom: null,
  certainty: 0.9,
  evidence: 'Câu trong văn bản.',
  ...over,
});
const validityOf = ({ documents }: LinkedDocuments, id: string): Document['validity'] | undefined =>
  documents.find((document) => document.id === id)?.validity;
const told = ({ notices }: LinkedDocuments): string[] =>
  [...notices].flatMap(([id, list]) => list.map(({ code }) => `${id} ${code}`)).sort();

const OLD = paper('cu', { no: '15-QĐ/TU', on: '2030-03-02' });

describe('what ends a paper', () => {
  it.each([
    ['the same body', {}],
    ['a higher body', { level: 'central' as const, issuer: 'Bộ Chính trị', no: '90-QĐ/TW' }],
  ])('a later paper of %s', (_, over) => {
    const linked = linkDocuments(
      [
        OLD,
        paper('moi', {
          no: '27-QĐ/TU',
          on: '2032-05-10',
          statements: [says('replaces', named('15-QĐ/TU', '2030-03-02'))],
          ...over,
        }),
      ],
      [],
    );

    expect(validityOf(linked, 'cu')).toMatchObject({ status: 'superseded', to: '2032-05-09' });
    expect(told(linked)).toEqual([]);
  });

  it('a repeal names no successor', () => {
    const linked = linkDocuments(
      [
        OLD,
        paper('moi', {
          no: '27-QĐ/TU',
          on: '2032-05-10',
          statements: [says('repeals', named('15-QĐ/TU', '2030-03-02'))],
        }),
      ],
      [],
    );

    expect(validityOf(linked, 'cu')).toMatchObject({
      status: 'superseded',
      supersededBy: null,
      note: 'Hết hiệu lực theo 27-QĐ/TU (10/5/2032).',
    });
  });

  it('our digest of a paper ends with it', () => {
    const digest = paper('tom-luoc', { no: '15-QĐ/TU', on: '2030-03-02', form: 'digest', kind: 'chuyen-de' });
    const linked = linkDocuments(
      [
        OLD,
        digest,
        paper('moi', {
          no: '27-QĐ/TU',
          on: '2032-05-10',
          statements: [says('replaces', named('15-QĐ/TU', '2030-03-02'))],
        }),
      ],
      [],
    );

    expect(validityOf(linked, 'tom-luoc')?.status).toBe('superseded');
  });

  it('what the register has confirmed, even when only the successor has an entry', () => {
    const register = parseRegister(
      'documents:\n  - {number: 27-QĐ/TU, issuedOn: 2032-05-10, kind: quy-dinh, title: Mới, certainty: confirmed, replaces: [15-QĐ/TU (2030-03-02)]}',
    );

    expect(validityOf(linkDocuments([OLD], register), 'cu')).toMatchObject({
      status: 'superseded',
      supersededBy: '27-QĐ/TU (10/5/2032)',
    });
    expect(
      validityOf(
        linkDocuments(
          [OLD],
          register.map((entry) => ({ ...entry, certainty: 'secondary' })),
        ),
        'cu',
      ),
    ).toBe(OLD.validity);
  });
});

describe('what does not end a paper, and who is told', () => {
  const newer = (over: Partial<Document> & { no?: string; on?: string | null } = {}): Document =>
    paper('moi', {
      no: '27-QĐ/TU',
      on: '2032-05-10',
      statements: [says('replaces', named('15-QĐ/TU', '2030-03-02'))],
      ...over,
    });
  it.each<readonly [string, Document, string[]]>([
    [
      'a lower body',
      newer({ level: 'commune', no: '27-QĐ/ĐU', issuer: 'Đảng ủy xã Nậm Sỏi' }),
      ['moi relation-weaker'],
    ],
    [
      'a body of another province',
      newer({
        issuer: 'Tỉnh ủy Hòa Thắng',
        jurisdiction: { scope: 'local', place: 'Hòa Thắng', unit: 'tỉnh', province: 'Hòa Thắng' },
        statements: [says('replaces', named('15-QĐ/TU', '2030-03-02', 'Tỉnh ủy Lang Mông'))],
      }),
      ['moi relation-weaker'],
    ],
    ['an older paper', newer({ on: '2029-05-10' }), ['moi relation-backwards']],
    ['a report on work', newer({ kind: 'bao-cao' }), []],
    ['a draft', newer({ validity: { ...OLD.validity, caution: 'Bản dự thảo.' } }), []],
    ['an amendment', newer({ statements: [says('amends', named('15-QĐ/TU', '2030-03-02'))] }), []],
    [
      'the same number of another day',
      newer({ statements: [says('replaces', named('15-QĐ/TU', '2025-01-01'))] }),
      [],
    ],
  ])('%s', (_, document, expected) => {
    const linked = linkDocuments([OLD, document], []);

    expect([validityOf(linked, 'cu')?.status, validityOf(linked, 'cu')?.to]).toEqual(['unknown', null]);
    expect(told(linked)).toEqual(expected);
  });

  it('a circle of two papers of one day', () => {
    const a = paper('a', {
      no: '01-QĐ/TU',
      on: '2030-01-01',
      statements: [says('replaces', named('02-QĐ/TU', '2030-01-01'))],
    });
    const b = paper('b', {
      no: '02-QĐ/TU',
      on: '2030-01-01',
      statements: [says('replaces', named('01-QĐ/TU', '2030-01-01'))],
    });

    const linked = linkDocuments([a, b], []);

    expect(['a', 'b'].map((id) => validityOf(linked, id)?.status)).toEqual(['unknown', 'unknown']);
    expect(told(linked)).toEqual(['a relation-circle', 'b relation-circle']);
  });

  it('a number without day that several papers have', () => {
    const other = paper('cu-hon', { no: '15-QĐ/TU', on: '2025-03-02' });
    const linked = linkDocuments(
      [OLD, other, newer({ statements: [says('replaces', named('15-QĐ/TU'))] })],
      [],
    );

    expect(linked.relations).toEqual([]);
    expect(told(linked)).toEqual(['moi relation-ambiguous']);
  });
});

describe('what is applied and told', () => {
  it('a number without day that one paper has', () => {
    const linked = linkDocuments(
      [
        OLD,
        paper('moi', { no: '27-QĐ/TU', on: '2032-05-10', statements: [says('replaces', named('15-QĐ/TU'))] }),
      ],
      [],
    );

    expect(validityOf(linked, 'cu')?.status).toBe('superseded');
    expect(told(linked)).toEqual(['moi relation-undated']);
  });

  it('two successors: the earlier counts', () => {
    const ends = [says('replaces', named('15-QĐ/TU', '2030-03-02'))];
    const linked = linkDocuments(
      [
        OLD,
        paper('sau', { no: '40-QĐ/TU', on: '2033-01-01', statements: ends }),
        paper('truoc', { no: '27-QĐ/TU', on: '2032-05-10', statements: ends }),
      ],
      [],
    );

    expect(validityOf(linked, 'cu')?.supersededBy).toBe('27-QĐ/TU (10/5/2032)');
    expect(told(linked)).toEqual(['sau relation-two-successors']);
  });

  it('says nothing when the later one replaces the successor too', () => {
    const linked = linkDocuments(
      [
        OLD,
        paper('truoc', {
          no: '27-QĐ/TU',
          on: '2032-05-10',
          statements: [says('replaces', named('15-QĐ/TU', '2030-03-02'))],
        }),
        paper('sau', {
          no: '40-QĐ/TU',
          on: '2033-01-01',
          statements: [
            says('replaces', named('15-QĐ/TU', '2030-03-02')),
            says('replaces', named('27-QĐ/TU', '2032-05-10')),
          ],
        }),
      ],
      [],
    );

    expect(told(linked)).toEqual([]);
    expect(validityOf(linked, 'truoc')?.supersededBy).toBe('40-QĐ/TU (1/1/2033)');
  });

  it('agreement with the register changes and tells nothing', () => {
    const registered: Document = {
      ...OLD,
      validity: {
        ...OLD.validity,
        status: 'superseded',
        to: day('2032-05-09'),
        supersededBy: '27-QĐ/TU (10/5/2032)',
      },
      provenance: { validity: { from: 'register', certainty: 1 } },
    };
    const linked = linkDocuments(
      [
        registered,
        paper('moi', {
          no: '27-QĐ/TU',
          on: '2032-05-10',
          statements: [says('replaces', named('15-QĐ/TU', '2030-03-02'))],
        }),
      ],
      [],
    );

    expect(validityOf(linked, 'cu')).toBe(registered.validity);
    expect(told(linked)).toEqual([]);
  });

  it('amendments are kept with their days, oldest first', () => {
    const amends = [says('amends', named('15-QĐ/TU', '2030-03-02'))];
    const linked = linkDocuments(
      [
        paper('b', { no: '30-QĐ/TU', on: '2033-01-01', statements: amends }),
        paper('a', { no: '28-QĐ/TU', on: '2032-01-01', statements: amends }),
        OLD,
      ],
      [],
    );

    expect(validityOf(linked, 'cu')?.amendedBy).toEqual([
      { by: '28-QĐ/TU (1/1/2032)', from: '2032-01-01' },
      { by: '30-QĐ/TU (1/1/2033)', from: '2033-01-01' },
    ]);
  });
});

describe('laws of linking', () => {
  const NUMBERS = ['01-QĐ/TU', '02-QĐ/TU', '03-QĐ/TU', '04-QĐ/TU'];
  const DAYS = ['2030-01-01', '2031-01-01', '2032-01-01'];
  const statement = fc
    .tuple(
      fc.constantFrom('replaces', 'repeals', 'amends', 'based-on'),
      fc.constantFrom(...NUMBERS),
      fc.constantFrom(...DAYS, null),
    )
    .map(([kind, no, on]) => says(kind as RelationStatement['kind'], named(no, on)));
  const papers = fc
    .uniqueArray(
      fc.record({
        no: fc.constantFrom(...NUMBERS),
        on: fc.constantFrom(...DAYS),
        statements: fc.array(statement, { maxLength: 3 }),
      }),
      { selector: ({ no, on }) => `${no} ${on}`, maxLength: 7 },
    )
    .map((list) => list.map((one) => paper(`${one.no} ${one.on}`, one)));
  const byId = (linked: LinkedDocuments): unknown => ({
    documents: [...linked.documents].sort((a, b) => (a.id < b.id ? -1 : 1)),
    relations: linked.relations,
    told: told(linked),
  });

  it('gives the same whatever the order, and once more the same on its own result', () => {
    fc.assert(
      fc.property(papers, fc.infiniteStream(fc.nat()), (list, chances) => {
        const shuffled = list
          .map((document) => ({ document, at: chances.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ document }) => document);

        const linked = linkDocuments(list, []);

        expect(byId(linkDocuments(shuffled, []))).toEqual(byId(linked));
        expect(byId(linkDocuments(linked.documents, []))).toEqual(byId(linked));
      }),
    );
  });

  it('leaves every paper as it was when the others go', () => {
    fc.assert(
      fc.property(papers, (list) => {
        for (const document of linkDocuments(list, []).documents) {
          const [alone] = linkDocuments([document], []).documents;
          expect(alone?.validity).toEqual(list.find(({ id }) => id === document.id)?.validity);
          expect(alone?.ownValidity).toBeUndefined();
        }
      }),
    );
  });
});
