import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../../knowledge/errors.ts';
import { buildKeywordIndex, openKeywordIndex } from '../../../knowledge/search/keyword-index.ts';

const BYTES = buildKeywordIndex(
  Array.from({ length: 12 }, (_, i) => ({
    documentId: `d${i >> 1}`,
    title: 'Chỉ thị 35-CT/TW',
    headings: ['Nhân sự'],
    lead: '',
    text: `Đại hội đảng bộ xã ${i} bầu cấp ủy`,
  })),
);

function expectRefused(bytes: Uint8Array): void {
  let thrown: unknown;
  try {
    openKeywordIndex(bytes);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(KnowledgeError);
  expect((thrown as KnowledgeError).code).toBe('index-damaged');
}

describe('damaged index bytes', () => {
  it('are refused when cut at any point', () => {
    fc.assert(
      fc.property(fc.nat({ max: BYTES.length - 1 }), (length) => expectRefused(BYTES.slice(0, length))),
    );
    expectRefused(new Uint8Array());
  });

  it('are refused when any byte differs, in the header and in the body', () => {
    const flip = fc.record({
      at: fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: BYTES.length - 1 })),
      mask: fc.integer({ min: 1, max: 255 }),
    });
    fc.assert(
      fc.property(flip, ({ at, mask }) => {
        const damaged = BYTES.slice();
        damaged[at] = (damaged[at] ?? 0) ^ mask;
        expectRefused(damaged);
      }),
      { numRuns: 500 },
    );
  });

  it('are refused with something appended, and when they are something else', () => {
    expectRefused(new Uint8Array([...BYTES, 0]));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), expectRefused));
  });

  it('are opened at any alignment when whole', () => {
    const shifted = new Uint8Array(BYTES.length + 3);
    shifted.set(BYTES, 3);

    const index = openKeywordIndex(shifted.subarray(3));

    expect(index.search({ texts: [{ text: 'xã 7', weight: 1 }] }, 1)[0]?.row).toBe(7);
  });
});

describe('building', () => {
  it('gives the same bytes for the same passages, and the same rows after reopening', () => {
    const passages = fc.array(
      fc.record({
        documentId: fc.constantFrom('a', 'b'),
        title: fc.string(),
        headings: fc.array(fc.string(), { maxLength: 2 }),
        lead: fc.string(),
        text: fc.string({ unit: 'grapheme', maxLength: 80 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(passages, (given) => {
        const bytes = buildKeywordIndex(given);
        expect(buildKeywordIndex(given)).toEqual(bytes);
        expect(openKeywordIndex(bytes).passageCount).toBe(given.length);
      }),
      { numRuns: 50 },
    );
  });
});
