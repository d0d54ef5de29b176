import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Embedder } from '../../../knowledge/embedding/embedder.ts';
import { KnowledgeError } from '../../../knowledge/errors.ts';
import type { LogFields } from '../../../knowledge/log.ts';
import { calendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { DocumentNumber } from '../../../knowledge/model/document-number.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import { UNKNOWN_VALIDITY } from '../../../knowledge/model/validity.ts';
import { createFusedSearch, type SemanticSide } from '../../../knowledge/search/fused-search.ts';
import { buildKeywordIndex } from '../../../knowledge/search/keyword-builder.ts';
import { openKeywordIndex } from '../../../knowledge/search/keyword-index.ts';
import { KnowledgeRetriever } from '../../../knowledge/search/langchain-retriever.ts';
import { indexedPassage } from '../../../knowledge/search/passage-index-text.ts';
import type { KnowledgeSearch, RankedPassage, SearchRequest } from '../../../knowledge/search/search.ts';
import { productAnswerer } from '../../support/starter-knowledge.ts';
import { openScratchVersion, type ScratchVersion } from '../../eval/scratch-version.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';
import { testIdentity } from '../../support/unit-vectors.ts';

const TODAY = calendarDate(2026, 11, 22)!;
const RULE = 'Chi bộ nuôi ong họp định kỳ vào ngày mùng năm hằng tháng';

const commune = (place: string, province = 'Sơn Hà'): Partial<Document> => ({
  jurisdiction: { scope: 'local', place, unit: 'xã', province },
  term: null,
});

const DOCUMENTS = [
  sampleDocument('binh-loc', [`${RULE} tại xã Bình Lộc.`], commune('Bình Lộc')),
  sampleDocument('an-thinh', [`${RULE} tại xã An Thịnh.`], commune('An Thịnh')),
  sampleDocument('mat', ['Danh sách nội bộ về nuôi ong của chi bộ.'], { disclosure: 'internal' }),
  sampleDocument('cu', ['Phí đò ngang là hai đồng mỗi lượt.'], {
    number: '11-QĐ/MAU' as DocumentNumber,
    term: null,
    validity: { ...UNKNOWN_VALIDITY, status: 'superseded', supersededBy: '22-QĐ/MAU' },
  }),
  sampleDocument('moi', ['Phí đò ngang là ba đồng mỗi lượt.'], {
    number: '22-QĐ/MAU' as DocumentNumber,
    term: null,
    validity: { ...UNKNOWN_VALIDITY, status: 'in-force' },
  }),
  sampleDocument('khoa-truoc', ['Ban quản lý chợ có bảy người.'], { term: '2010-2015' }),
  sampleDocument('khoa-nay', ['Ban quản lý chợ có chín người.'], {
    term: '2025-2030',
    validity: { ...UNKNOWN_VALIDITY, status: 'in-force' },
  }),
];

let version: ScratchVersion;
let search: KnowledgeSearch;

beforeAll(async () => {
  version = await openScratchVersion(DOCUMENTS);
  search = version.knowledge.search;
});
afterAll(() => version.remove());

const find = (text: string, over: Partial<SearchRequest> = {}, by = search): Promise<RankedPassage[]> =>
  by.search({ texts: [{ text, weight: 1 }], asOf: TODAY, top: 5, ...over });
const idsOf = (found: readonly RankedPassage[]): string[] => found.map(({ document }) => document.id);

describe('of two places with the same rule', () => {
  it.each([
    ['Bình Lộc', 'binh-loc', 'an-thinh'],
    ['An Thịnh', 'an-thinh', 'binh-loc'],
  ])(
    'the asked one, %s, comes first, also when no place stands in the question',
    async (place, own, other) => {
      const found = await find('Chi bộ nuôi ong họp ngày nào?', { places: [place] });

      expect(found[0]?.document.id).toBe(own);
      expect(found[0]?.placeMatch).toBe(true);
      expect(found[0]?.reasons).toContain('đúng địa phương');
      expect(found.find(({ document }) => document.id === other)?.placeMatch).toBe(false);
    },
  );

  it.each([
    ['Chi bộ nuôi ong xã An Thịnh họp ngày nào?', undefined, 'an-thinh'],
    ['chi bo nuoi ong binh loc hop ngay nao', undefined, 'binh-loc'],
    ['Chi bộ nuôi ong họp ngày nào?', 'An Thịnh', 'an-thinh'],
    ['Chi bộ nuôi ong họp ngày nào?', 'xã Bình Lộc', 'binh-loc'],
    ['Chi bộ nuôi ong xã An Thịnh họp ngày nào?', 'Bình Lộc', 'an-thinh'],
  ])('"%s" asked from %s is answered from %s alone', async (text, place, own) => {
    const answer = await productAnswerer(version.knowledge).answer({ text, ...(place ? { place } : {}) });

    expect(answer.status).toBe('answered');
    expect([...new Set(answer.citations.map(({ documentId }) => documentId))]).toEqual([own]);
  });

  it('both come, without a judgement, when no place is asked', async () => {
    const found = await find('Chi bộ nuôi ong họp ngày nào?');

    expect(idsOf(found).sort()).toEqual(['an-thinh', 'binh-loc']);
    expect(found.map(({ placeMatch }) => placeMatch)).toEqual([null, null]);
  });
});

describe('places of a text', () => {
  it.each<[string, string[]]>([
    ['Xã Bình Lộc họp', ['Bình Lộc']],
    ['xa binh loc hop', ['Bình Lộc']],
    ['An Thịnh và BÌNH LỘC', ['Bình Lộc', 'An Thịnh']],
    ['Bính Lộc họp', []],
    ['Bình Lộcx', []],
    ['tỉnh Sơn Hà', ['Sơn Hà']],
    ['', []],
  ])('%s → %j', (text, places) => {
    expect(search.placesIn(text).sort()).toEqual([...places].sort());
  });
});

describe('what may not be shown', () => {
  it.each([['Danh sách nội bộ về nuôi ong'], ['nội bộ'], ['chi bộ nuôi ong']])(
    '"%s" does not return it',
    async (text) => {
      expect(idsOf(await find(text, { top: 50 }))).not.toContain('mat');
    },
  );

  it('is returned to those who may see it', async () => {
    expect(idsOf(await find('Danh sách nội bộ', { mayShow: ['public', 'internal'] }))[0]).toBe('mat');
  });
});

describe('validity', () => {
  it('puts the rule in force before the superseded one with the same words', async () => {
    const found = await find('Phí đò ngang là bao nhiêu đồng mỗi lượt?');

    expect(found.map(({ document, validity }) => [document.id, validity])).toEqual([
      ['moi', 'in-force'],
      ['cu', 'superseded'],
    ]);
    expect(found[1]?.reasons).toContain('đã được thay thế');
  });

  it('puts the term in office first, but the term that is named before it', async () => {
    expect(idsOf(await find('Ban quản lý chợ có mấy người?')).slice(0, 2)).toEqual([
      'khoa-nay',
      'khoa-truoc',
    ]);
    expect(idsOf(await find('Ban quản lý chợ nhiệm kỳ 2010-2015 có mấy người?'))[0]).toBe('khoa-truoc');
    expect(idsOf(await find('Ban quản lý chợ nhiệm kỳ 2010 – 2015 có mấy người?'))[0]).toBe('khoa-truoc');
  });
});

test('no more is returned than asked for, best first, and nothing for words that stand nowhere', async () => {
  const found = await find('chi bộ nuôi ong họp, phí đò ngang, ban quản lý chợ', { top: 3 });

  expect(found).toHaveLength(3);
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  expect(await find('xyzzy')).toEqual([]);
  expect(await find('')).toEqual([]);
});

describe('with vectors', () => {
  /** A search of which the vectors say that this document is near, with everything that is logged. */
  function withVectors(near: string | Error, embedQuery?: Embedder['embedQuery']) {
    const { reader } = version.knowledge;
    const rows = Array.from({ length: reader.passageCount }, (_, row) => row);
    const keywords = buildKeywordIndex(
      rows.map((row) => indexedPassage(reader.documentAt(row), reader.passageAt(row))),
    );
    const semantic: SemanticSide = {
      index: {
        dimensions: 2,
        size: rows.length,
        search(_query, top, accept = () => true) {
          if (near instanceof Error) throw near;
          return rows
            .filter((row) => accept(row))
            .map((row) => ({ row, score: reader.documentAt(row).id === near ? 0.9 : 0.1 }))
            .sort((a, b) => b.score - a.score)
            .slice(0, top);
        },
      },
      embedder: {
        identity: testIdentity(2),
        embedPassages: async () => [],
        embedQuery: embedQuery ?? (async () => Float32Array.of(1, 0)),
        close: async () => {},
      },
    };
    const lines: { level: string; event: string; fields: LogFields | undefined }[] = [];
    const fused = createFusedSearch(reader, openKeywordIndex(keywords), semantic, {
      log: (level, event, fields) => void lines.push({ level, event, fields }),
    });
    return { fused, lines };
  }

  it('a passage is found by meaning alone, with the reason', async () => {
    const { fused, lines } = withVectors('moi');
    const [first] = await find('xyzzy', {}, fused);

    expect(first).toMatchObject({ document: { id: 'moi' }, vectorScore: 0.9, keywordScore: 0 });
    expect(first?.reasons).toContain('gần nghĩa 0.90');
    expect(lines).toEqual([]);
  });

  it('an internal passage is not found by meaning either', async () => {
    expect(idsOf(await find('xyzzy', { top: 50 }, withVectors('mat').fused))).not.toContain('mat');
  });

  it.each<[string, string | Error, Embedder['embedQuery'] | undefined, string]>([
    [
      'an embedder that is gone',
      'moi',
      () => Promise.reject(new KnowledgeError('embedder-unavailable', 'no answer to: chi bộ nuôi ong')),
      'embedder-unavailable',
    ],
    ['an embedder with a fault', 'moi', () => Promise.reject(new TypeError('chi bộ nuôi ong')), 'TypeError'],
    ['an index that refuses the vector', new RangeError('not finite'), undefined, 'RangeError'],
  ])(
    '%s leaves the keyword results standing and is logged without the question',
    async (_name, near, embed, code) => {
      const { fused, lines } = withVectors(near, embed);
      const found = await find('chi bộ nuôi ong họp ngày nào', { places: ['An Thịnh'] }, fused);

      expect(found.map(({ row, score }) => [row, score])).toEqual(
        (await find('chi bộ nuôi ong họp ngày nào', { places: ['An Thịnh'] })).map(({ row, score }) => [
          row,
          score,
        ]),
      );
      expect(found[0]?.vectorScore).toBeNull();
      expect(lines).toEqual([{ level: 'warn', event: 'search.semantic-failed', fields: { code } }]);
    },
  );
});

describe('as a LangChain retriever', () => {
  it('returns passages with everything a citation needs', async () => {
    const retriever = new KnowledgeRetriever({ search, now: () => new Date('2026-11-22T05:00:00Z') });
    const [first] = await retriever.invoke('Phí đò ngang là bao nhiêu?');

    expect(first?.pageContent).toBe('Phí đò ngang là ba đồng mỗi lượt.');
    expect(first?.id).toBe('moi_0');
    expect(first?.metadata).toMatchObject({
      passageId: 'moi_0',
      documentId: 'moi',
      title: 'Văn bản moi',
      number: '22-QĐ/MAU',
      issuer: null,
      issuedOn: '2/1/2020',
      locator: 'đoạn 1',
      validity: 'in-force',
    });
    expect(first?.metadata['score']).toBeGreaterThan(0);
  });

  it('returns public passages only, of the place named first, no more than asked for', async () => {
    const retriever = new KnowledgeRetriever({ search, top: 2 });
    const found = await retriever.invoke('Chi bộ nuôi ong xã An Thịnh họp nội bộ ngày nào?');

    expect(found.map(({ metadata }) => metadata.documentId)).toEqual(['an-thinh', 'binh-loc']);
    const internal = await retriever.invoke('danh sách nội bộ');
    expect(internal.map(({ metadata }) => metadata.documentId)).not.toContain('mat');
  });
});
