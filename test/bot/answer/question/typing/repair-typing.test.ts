import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { repairTyping } from '../../../../../bot/answer/question/typing/repair-typing.ts';
import { comparisonKey } from '../../../../../knowledge/text/normalize.ts';
import { syllablesOf } from '../../../../../knowledge/text/syllables.ts';
import { openStarterKnowledge, type StarterKnowledge } from '../../../../support/starter-knowledge.ts';

let starter: StarterKnowledge;
beforeAll(async () => {
  starter = await openStarterKnowledge();
});
afterAll(() => starter.remove());

const repaired = (text: string) => repairTyping(text, starter.knowledge.search);
const key = (text: string): string => comparisonKey(text);

describe('leftovers of an input method are read as they were meant', () => {
  it.each([
    ['ddaji hooij', 'đại hội'],
    ['DDAJI hooij chi booj', 'Đại hội chi bộ'],
    ['dda.i ho^.i', 'đại hội'],
    ["co' ba?n nhie^.m ky`", 'có bản nhiệm kỳ'],
    ['dai65 ho6i5', 'đại hội'],
    ['d9a5i ho65i', 'đại hội'],
    ['d9a3ng bo65 xa4 na2y', 'đảng bộ xã này'],
    ['đaji hôij', 'đại hội'],
    ['quy trình nhân suwj', 'quy trình nhân sự'],
    ['tyr leej nuwx trong caaps uyr', 'tỷ lệ nữ trong cấp ủy'],
    ['đaị hội', 'đại hội'],
    ['phiêú bầu', 'phiếu bầu'],
    ['nguwowif dduwowcj baauf', 'người được bầu'],
  ])('%s', (typed, meant) => {
    expect(key(repaired(typed).text)).toBe(key(meant));
  });
});

describe('chat spelling is read as ordinary words', () => {
  it.each([
    ['chi bộ ko đủ người', 'chi bộ không đủ người'],
    ['bầu k đc thì sao', 'bầu không được thì sao'],
    ['gồm những j', 'gồm những gì'],
    ['họp ngày bn z', 'họp ngày bao nhiêu vậy'],
    ['xử lý ntn', 'xử lý như thế nào'],
    ['wy trình', 'quy trình'],
    ['fiếu bầu', 'phiếu bầu'],
    ['họp lúc mấy h', 'họp lúc mấy giờ'],
    ['dc bau ko', 'duoc bau khong'],
    ['ai cx dc bầu', 'ai cũng được bầu'],
  ])('%s', (typed, meant) => {
    expect(repaired(typed).text).toBe(meant);
  });
});

describe('a slip of the finger is mended towards a word of the corpus', () => {
  it.each([
    ['quy trình nhân sụu', 'quy trình nhân sự'],
    ['chi bộ bầu cấpp ủy', 'chi bộ bầu cấp ủy'],
    ['phiu bầu hợp lệ', 'phiếu bầu hợp lệ'],
    ['dang vein du bi', 'dang vien du bi'],
    ['Đã có cỉ thị', 'Đã có chỉ thị'],
    ['họp bgày nào', 'họp ngày nào'],
    ['chia làmm mấy chương', 'chia làm mấy chương'],
    ['ban thườg vụ', 'ban thường vụ'],
    ['đại hộii điểm', 'đại hội điểm'],
    ['kêt quả bầu cử', 'kết quả bầu cử'],
    ['đạihội đảngbộ', 'đại hội đảng bộ'],
    ['banthuongvu', 'ban thuong vu'],
  ])('%s', (typed, meant) => {
    expect(repaired(typed).text).toBe(meant);
  });
});

describe('what may be right as typed stays', () => {
  it.each([
    ['35-CT/TW và 208-QĐ/TW'],
    ['ngày 14/4/2025, lúc 8h30'],
    ['theo dieu2 khoan3 luat QH13'],
    ['covid19 ct35 P.2 v.v'],
    ['xã Bình Lợi, huyện Phú Tâng'],
    ['ông Vừ A Dính'],
    ['Thủ tục bầu lại'],
    ['chi tiền ăn bao nhiêu'],
    ['thời tiết hôm nay, bóng đá tối qua'],
    ['gửi email cho hotline'],
    ['khoẻ, hoà, uỷ ban, quí'],
    ['BTV, BCH, UBKT, CB, ĐB'],
    ['chi bộ có 15,5% nữ'],
    ['Đại hội diễn ra khi nào?'],
    [''],
  ])('%s', (text) => {
    expect(repaired(text)).toEqual({ text, changes: [] });
  });
});

test('a text all in capitals is read in small letters, its short forms and numbers kept', () => {
  expect(repaired('TỪ NGÀY NÀO BTV HỌP THEO 35-CT/TW').text).toBe('từ ngày nào BTV họp theo 35-CT/TW');
});

test('only a guess counts as one', () => {
  const kinds = (typed: string) => repaired(typed).changes.map(({ kind }) => kind);

  expect(kinds('ddaji hooij')).toEqual(['keys', 'keys']);
  expect(kinds('bầu ko')).toEqual(['chat']);
  expect(kinds('đạihội')).toEqual(['spacing']);
  expect(kinds('kêt quả')).toEqual(['marks']);
  expect(kinds('quy trình nhân sụu')).toEqual(['spelling']);
});

describe('laws', () => {
  const words = fc.constantFrom(
    ...'đại hội chi bộ bầu cấp ủy ddaji hooij d9a5i sụu ko dc 35-CT/TW 30/5/2019 nhiêu 15% phiu BTV CB banthuongvu ai nào Hỏa ? , 2020–2025 baoo the^ ho65i dieu2 x'.split(
      ' ',
    ),
  );
  const typed = fc.oneof(
    fc.array(words, { maxLength: 10 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/\s+/g, ' ').trim()),
  );

  it('"bc" before a number is a step, else a short form of the papers', () => {
    expect(repaired('bc 2 ai họp').text).toBe('bước 2 ai họp');
    expect(repaired('bc chính trị gồm gì').text).toBe('bc chính trị gồm gì');
  });

  it('a word that is mended only beside a neighbour read in the same message is mended at once', () => {
    expect(repaired('nhiêu phiu ddaji').text).toBe('nhiêu phiếu đại');
  });

  it('repairing twice is repairing once', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const once = repaired(text).text;
        expect(repaired(once).text).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('a text of words that the corpus holds is never changed', () => {
    const held = [
      ...new Set(
        starter.digests.flatMap(({ passages }) =>
          passages.flatMap(({ text }) => syllablesOf(text).map(({ accented }) => accented)),
        ),
      ),
    ].filter((word) => /^\p{L}{2,}$/u.test(word));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...held), { minLength: 1, maxLength: 12 }), (parts) => {
        expect(repaired(parts.join(' ')).changes.filter(({ kind }) => kind !== 'chat')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('figures stand as typed and in order', () => {
    const figures = (text: string): string[] => text.match(/(?<!\S)[\d/.,%–-]*\d[\d/.,%–-]*(?!\S)/g) ?? [];
    fc.assert(
      fc.property(typed, (text) => {
        expect(figures(repaired(text).text)).toEqual(figures(text));
      }),
      { numRuns: 300 },
    );
  });

  it('takes a message of greatest length at once', () => {
    const started = performance.now();
    for (const unit of ['ddaji ', 'xqzk ', 'a^', 'đạihội', 'sụu phiu '])
      repaired(unit.repeat(2_000).slice(0, 2_000));

    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
