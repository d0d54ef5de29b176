import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKeywordIndex, openKeywordIndex } from '../../../knowledge/search/keyword-index.ts';
import {
  ACCENTED_SHARE,
  B,
  BIGRAM_WEIGHT,
  DOCUMENT_WEIGHT,
  FOLDED_SHARE,
  HEADING_WEIGHT,
  IDF_POWER,
  K1,
  LEAD_WEIGHT,
  TITLE_WEIGHT,
} from '../../../knowledge/search/keyword-scoring.ts';
import { rankDocuments } from '../../../knowledge/search/rank-documents.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';

interface Field {
  readonly text: string;
  readonly weight: number;
}

/** Weighted counts of the terms of one unit, by plain names. */
function countTerms(fields: readonly Field[]): { counts: Map<string, number>; length: number } {
  const counts = new Map<string, number>();
  let length = 0;
  for (const { text, weight } of fields) {
    const syllables = syllablesOf(text);
    const count = (term: string): void => void counts.set(term, (counts.get(term) ?? 0) + weight);
    syllables.forEach(({ accented, folded }, i) => {
      count(`folded ${folded}`);
      if (accented !== folded) count(`accented ${accented}`);
      const next = syllables[i + 1];
      if (next) count(`pair ${folded} ${next.folded}`);
    });
    length += weight * syllables.length;
  }
  return { counts, length };
}

function askedTerms(question: string): Map<string, number> {
  const asked = new Map<string, number>();
  const ask = (term: string, weight: number): void =>
    void asked.set(term, Math.max(weight, asked.get(term) ?? 0));
  const syllables = syllablesOf(question);
  syllables.forEach(({ accented, folded }, i) => {
    const marked = accented !== folded;
    if (marked) ask(`accented ${accented}`, ACCENTED_SHARE);
    ask(`folded ${folded}`, marked ? FOLDED_SHARE : 1);
    const next = syllables[i + 1];
    if (next) ask(`pair ${folded} ${next.folded}`, BIGRAM_WEIGHT);
  });
  return asked;
}

/** BM25 of every unit, term by term as the textbook has it. */
function bm25(units: readonly (readonly Field[])[], question: string): number[] {
  const counted = units.map(countTerms);
  const average = Math.max(1, counted.reduce((sum, { length }) => sum + length, 0) / units.length);
  return counted.map(({ counts, length }) => {
    let score = 0;
    for (const [term, weight] of askedTerms(question)) {
      const occurrences = counts.get(term) ?? 0;
      const holding = counted.filter((unit) => unit.counts.has(term)).length;
      const idf = Math.log(1 + (units.length - holding + 0.5) / (holding + 0.5)) ** IDF_POWER;
      score +=
        (weight * idf * occurrences * (K1 + 1)) / (occurrences + K1 * (1 - B + (B * length) / average));
    }
    return score;
  });
}

const words = fc
  .array(fc.constantFrom('đảng', 'đang', 'đăng', 'ủy', 'uy', 'hội', 'hồi', 'bộ', 'bỏ', 'xã', '5'), {
    maxLength: 12,
  })
  .map((list) => list.join(' '));
const corpus = fc.array(
  fc.record({
    title: words,
    passages: fc.array(fc.record({ heading: words, lead: words, text: words }), {
      minLength: 1,
      maxLength: 5,
    }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('scores', () => {
  it('equal plain BM25 of passage plus document, within the steps of stored impacts', () => {
    fc.assert(
      fc.property(corpus, words, (documents, question) => {
        const rows = documents.flatMap(({ title, passages }, d) =>
          passages.map(({ heading, lead, text }) => ({
            documentId: `d${d}`,
            title,
            headings: [heading],
            lead,
            text,
          })),
        );
        const fieldsOf = (row: (typeof rows)[number]): Field[] => [
          { text: row.title, weight: TITLE_WEIGHT },
          { text: row.headings[0] ?? '', weight: HEADING_WEIGHT },
          { text: row.lead, weight: LEAD_WEIGHT },
          { text: row.text, weight: 1 },
        ];
        const documentFields = documents.map(({ title, passages }) => [
          { text: title, weight: TITLE_WEIGHT },
          ...passages.flatMap(({ heading, lead, text }, i) => [
            ...(passages[i - 1]?.heading === heading ? [] : [{ text: heading, weight: HEADING_WEIGHT }]),
            ...(passages[i - 1]?.lead === lead ? [] : [{ text: lead, weight: LEAD_WEIGHT }]),
            { text, weight: 1 },
          ]),
        ]);
        const own = bm25(rows.map(fieldsOf), question);
        const shared = bm25(documentFields, question);
        const expected = rows
          .map(({ documentId }, row) => ({
            row,
            own: own[row]!,
            score: own[row]! + DOCUMENT_WEIGHT * shared[Number(documentId.slice(1))]!,
          }))
          .filter(({ own: score }) => score > 0);

        const hits = openKeywordIndex(buildKeywordIndex(rows)).search(
          { texts: [{ text: question, weight: 1 }] },
          100,
        );

        expect(hits.map(({ row }) => row).sort((a, b) => a - b)).toEqual(expected.map(({ row }) => row));
        for (const { row, score } of expected) {
          const hit = hits.find((found) => found.row === row);
          // Half a step of 1/255 of each term's limit, and a term whose impact rounds up to one step.
          const tolerance = 0.02 + score * 0.03;
          expect(Math.abs((hit?.score ?? 0) - score)).toBeLessThan(tolerance);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are the same, row by row, whether few or all rows are asked for', () => {
    const texts = Array.from({ length: 400 }, (_, i) => {
      const own = i % 3 === 0 ? 'nhân sự' : i % 5 === 0 ? 'cấp ủy' : 'công tác';
      return `Đại hội của chi bộ ${own} và các ${i % 7} đảng viên ${'năm nay '.repeat(i % 11)}`;
    });
    const index = openKeywordIndex(
      buildKeywordIndex(
        texts.map((text, i) => ({ documentId: `d${i >> 2}`, title: '', headings: [], lead: '', text })),
      ),
    );
    const query = {
      texts: [{ text: 'các đảng viên của chi bộ và công tác nhân sự cấp ủy năm nay 3', weight: 1 }],
    };

    const all = index.search(query, 400).map(({ row, score }) => ({ row, score }));

    for (const top of [1, 5, 20, 100]) {
      const few = index.search(query, top);
      expect(few.map(({ row }) => row)).toEqual(all.slice(0, top).map(({ row }) => row));
      few.forEach(({ score }, i) => expect(score).toBeCloseTo(all[i]!.score, 9));
    }
    expect(all).toHaveLength(400);
  });
});

describe('ranking documents', () => {
  it('orders documents by their best passage, each once', () => {
    const hits = [
      { row: 4, score: 9 },
      { row: 1, score: 7 },
      { row: 5, score: 6 },
      { row: 0, score: 1 },
    ];

    expect(rankDocuments(hits, (row) => (row >= 4 ? 'b' : `a${row}`))).toEqual([
      { documentId: 'b', row: 4, score: 9 },
      { documentId: 'a1', row: 1, score: 7 },
      { documentId: 'a0', row: 0, score: 1 },
    ]);
  });
});
