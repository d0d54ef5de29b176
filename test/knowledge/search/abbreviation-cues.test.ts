import { describe, expect, it } from 'vitest';
import { expandUnambiguous, findAbbreviations } from '../../../knowledge/search/abbreviations.ts';

describe('the words around an ambiguous short form say what it means', () => {
  it.each([
    ['bí thư CB', 'bí thư chi bộ'],
    ['Đại hội CB mấy năm một lần', 'Đại hội chi bộ mấy năm một lần'],
    ['quy hoạch CB', 'quy hoạch cán bộ'],
    ['CB chủ chốt', 'cán bộ chủ chốt'],
    ['luân chuyển CB nữ', 'luân chuyển cán bộ nữ'],
    ['bầu ĐB dự đại hội', 'bầu đại biểu dự đại hội'],
    ['ĐB xã họp', 'đảng bộ xã họp'],
    ['đại hội ĐB huyện', 'đại hội đảng bộ huyện'],
    ['QĐ bổ nhiệm', 'quyết định bổ nhiệm'],
    ['theo QĐ hiện hành', 'theo quy định hiện hành'],
    ['nguồn QH cấp ủy', 'nguồn quy hoạch cấp ủy'],
    ['QH khóa XV', 'Quốc hội khóa XV'],
    ['CT UBND xã', 'chủ tịch Ủy ban nhân dân xã'],
    ['CT hành động', 'chương trình hành động'],
    ['KL đảng viên', 'kỷ luật đảng viên'],
    ['TT Tỉnh ủy', 'thường trực Tỉnh ủy'],
  ])('%s', (typed, meant) => {
    expect(expandUnambiguous(typed)).toBe(meant);
  });
});

describe('without such words it stays open, and ordinary words stay', () => {
  it.each([
    ['CB'],
    ['ĐB thì sao'],
    ['QĐ gì'],
    ['QH là gì'],
    ['CT'],
    ['KL'],
    ['TT'],
    ['ct của chi bộ'],
    ['TỪ NGÀY NÀO'],
    ['BỊ THU HỒI'],
    ['CỨ THẾ'],
  ])('%s', (text) => {
    expect(expandUnambiguous(text)).toBe(text);
  });
});

it('says when the words around decided', () => {
  expect(findAbbreviations('bí thư CB của BTV').map(({ isChosen }) => isChosen)).toEqual([true, false]);
});
