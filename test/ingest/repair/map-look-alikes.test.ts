import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mapLookAlikes } from '../../../ingest/repair/map-look-alikes.ts';

describe('what only looks like the right character is mapped', () => {
  it.each([
    ['Cyrillic in a number', 'Số 35-СТ/ТW', 'Số 35-CT/TW'],
    ['Cyrillic among Latin letters', 'Đảng bộ tỉnh hоạch định', 'Đảng bộ tỉnh hoạch định'],
    ['Greek capitals', 'ΒAN CHẤP HÀNH ΤRUNG ƯƠNG', 'BAN CHẤP HÀNH TRUNG ƯƠNG'],
    ['eth', 'Ðảng bộ, ðại hội', 'Đảng bộ, đại hội'],
    ['full-width digits and signs', 'ngày ０５／０２／２０２０', 'ngày 05/02/2020'],
    ['odd hyphens', '35‑CT/TW và 36−HD⁄VPTW', '35-CT/TW và 36-HD/VPTW'],
  ])('%s', (_, text, expected) => {
    expect(mapLookAlikes(text).text).toBe(expected);
    expect(mapLookAlikes(text).example).not.toBeNull();
  });

  it.each([
    ['a word of another script', 'Chủ nghĩa xã hội (социализм, λόγος)'],
    ['dashes of ranges', 'nhiệm kỳ 2020–2025 — trang 3'],
    ['Vietnamese', 'Đảng ủy xã Bến Sỏi, ngày 05/02/2020'],
    ['a minus before a number', 'nhiệt độ −5 độ'],
  ])('%s stays', (_, text) => {
    expect(mapLookAlikes(text)).toEqual({ text, example: null });
  });

  it('mapping twice equals mapping once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aĐð СТ３5-‑−/⁄ВαΒ–.') }), (text) => {
        const once = mapLookAlikes(text).text;

        expect(mapLookAlikes(once).text).toBe(once);
      }),
    );
  });
});
