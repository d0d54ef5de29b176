import { describe, expect, it } from 'vitest';
import {
  buildKeywordIndex,
  openKeywordIndex,
  type IndexedPassage,
  type KeywordIndex,
} from '../../../knowledge/search/keyword-index.ts';

function passage(text: string, more: Partial<IndexedPassage> = {}): IndexedPassage {
  return { documentId: text, title: '', headings: [], lead: '', text, ...more };
}

function indexOf(...passages: IndexedPassage[]): KeywordIndex {
  return openKeywordIndex(buildKeywordIndex(passages));
}

function ask(index: KeywordIndex, text: string, top = 10): number[] {
  return index.search({ texts: [{ text, weight: 1 }] }, top).map(({ row }) => row);
}

describe('diacritics', () => {
  const index = indexOf(
    passage('Sóng điện thoại bị đứt đoạn trên đường đăng ký'),
    passage('Sinh hoạt đảng của chi bộ khu phố hằng tháng'),
    passage('Ông ấy đang đi chợ huyện mua cá về ăn'),
  );

  it('tells đảng from đăng and đang when the question has marks', () => {
    expect(ask(index, 'đảng')[0]).toBe(1);
    expect(ask(index, 'đăng')[0]).toBe(0);
    expect(ask(index, 'đang')[0]).toBe(2);
  });

  it('finds all of them without marks', () => {
    expect(ask(index, 'dang').sort()).toEqual([0, 1, 2]);
  });

  it('finds the same first passage for a question with, without and with half its marks', () => {
    for (const text of [
      'sinh hoạt đảng chi bộ',
      'sinh hoat dang chi bo',
      'sinh hoạt dang chi bộ',
      'SINH HOẠT ĐẢNG',
    ])
      expect(ask(index, text)[0]).toBe(1);
  });

  it('finds text in decomposed form and in old tone placement', () => {
    const hoa = indexOf(passage('Uỷ ban xã Hoà Bình họp'), passage('Trường học mới xây xong'));

    expect(ask(hoa, 'ủy ban Hòa Bình'.normalize('NFD'))).toEqual([0]);
  });

  it('forgives one wrong mark', () => {
    expect(ask(index, 'sinh hoạt đãng chi bộ')[0]).toBe(1);
  });
});

describe('exact things', () => {
  const noise = Array.from({ length: 30 }, (_, i) =>
    passage(
      `Chỉ thị của Tỉnh ủy về đại hội đảng bộ các cấp nêu yêu cầu, nội dung và thời gian lần thứ ${i + 40}`,
    ),
  );

  it('ranks the rows of the document with the asked number first, then rows that mention it', () => {
    const index = indexOf(
      ...noise,
      passage('Chỉ thị này thay thế Chỉ thị số 35-CT/TW của Bộ Chính trị khóa trước.'),
      passage('Yêu cầu chung.', { documentId: 'a', title: 'Chỉ thị 35-CT/TW về đại hội đảng bộ các cấp' }),
      passage('Tổ chức thực hiện.', {
        documentId: 'a',
        title: 'Chỉ thị 35-CT/TW về đại hội đảng bộ các cấp',
      }),
    );

    for (const question of [
      'Chỉ thị 35-CT/TW nêu yêu cầu, nội dung đại hội đảng bộ các cấp thế nào?',
      'chi thi 35 noi gi ve dai hoi dang bo cac cap, yeu cau, noi dung',
      'Chỉ thị số 35 của Tỉnh ủy về đại hội đảng bộ các cấp nêu yêu cầu gì?',
      'CT 35 đại hội đảng bộ các cấp',
      '35-ct/tw yêu cầu nội dung thời gian đại hội đảng bộ các cấp',
    ]) {
      const rows = ask(index, question, 3);
      expect(rows.slice(0, 2).sort(), question).toEqual([31, 32]);
      expect(rows[2], question).toBe(30);
    }
  });

  it('finds a number by its body', () => {
    const index = indexOf(...noise, passage('Theo Công văn 3053-CV/TU ngày 14/3, các đảng bộ chủ động.'));

    expect(ask(index, '3053 của TU về đại hội đảng bộ các cấp yêu cầu gì')[0]).toBe(30);
  });

  it('does not take a count for a number', () => {
    const index = indexOf(
      passage('Kế hoạch 5 năm phát triển kinh tế xã hội của tỉnh giai đoạn tới'),
      passage('Kế hoạch số 05-KH/TU về phòng cháy chữa cháy mùa khô'),
    );

    expect(ask(index, 'kế hoạch 5 năm phát triển kinh tế')[0]).toBe(0);
    expect(ask(index, 'kế hoạch số 5 phát triển kinh tế')[0]).toBe(1);
  });

  it('ranks passages with the quoted words in this order first', () => {
    const index = indexOf(
      ...noise,
      passage('Số dư bầu cử và danh sách, dư luận đồng tình.'),
      passage('Danh sách bầu cử phải có số dư.'),
    );

    expect(ask(index, '“có số dư” trong chỉ thị của Tỉnh ủy về đại hội đảng bộ các cấp')[0]).toBe(31);
    expect(ask(index, '"dư luận đồng tình" về đại hội đảng bộ các cấp nêu yêu cầu, nội dung')[0]).toBe(30);
  });

  it('ranks the person asked for before people of like name', () => {
    const index = indexOf(
      passage('Đồng chí Nguyễn Văn Thăng giữ chức vụ Phó Bí thư tại đại hội nhiệm kỳ mới'),
      passage('Đồng chí Nguyễn Vân Thắng giữ chức vụ Ủy viên tại đại hội nhiệm kỳ mới'),
      passage('Danh sách gồm Nguyễn Văn Thắng và mười người khác'),
      passage('Đồng chí Văn Thắng Nguyễn giữ chức vụ Bí thư tại đại hội nhiệm kỳ mới'),
    );

    expect(ask(index, 'Đồng chí Nguyễn Văn Thắng giữ chức vụ gì tại đại hội nhiệm kỳ mới?')[0]).toBe(2);
  });

  it('says why', () => {
    const index = indexOf(...noise, passage('Nội dung', { title: 'Chỉ thị 35-CT/TW' }), passage('Có số dư'));

    const [number] = index.search({ texts: [{ text: 'Chỉ thị 35-CT/TW', weight: 1 }] }, 1);
    const [phrase] = index.search({ texts: [{ text: '"số dư"', weight: 1 }] }, 1);

    expect(number?.reasons[0]).toBe('số ký hiệu 35-CT/TW');
    expect(phrase?.reasons).toContain('cụm từ “số dư”');
    expect(phrase?.reasons).toContain('có dấu');
  });
});

describe('fields and documents', () => {
  it('lets a passage know its title and headings', () => {
    const index = indexOf(
      passage('Bảo đảm đúng thời gian.', { title: 'Đại hội chi bộ', headings: ['Công tác nhân sự'] }),
      passage('Bảo đảm đúng thời gian hơn nữa.', { title: 'Đại hội chi bộ', headings: ['Tuyên truyền'] }),
    );

    expect(ask(index, 'nhân sự đại hội')[0]).toBe(0);
    expect(ask(index, 'tuyên truyền đại hội')[0]).toBe(1);
  });

  it('prefers, of equal passages, the one whose document is about the question', () => {
    const index = indexOf(
      passage('Thời gian không quá hai ngày.', { documentId: 'a' }),
      passage('Chăn nuôi gia súc ở các hộ.', { documentId: 'a' }),
      passage('Thời gian không quá hai ngày.', { documentId: 'b' }),
      passage('Đại hội cấp cơ sở bầu ban chấp hành.', { documentId: 'b' }),
    );

    expect(ask(index, 'thời gian đại hội cấp cơ sở').indexOf(2)).toBeLessThan(
      ask(index, 'thời gian đại hội cấp cơ sở').indexOf(0),
    );
  });

  it('never returns a row that holds no word of the question', () => {
    const index = indexOf(
      passage('Nhân sự khóa mới.', { documentId: 'a' }),
      passage('Chăn nuôi gia súc.', { documentId: 'a' }),
    );

    expect(ask(index, 'nhân sự')).toEqual([0]);
    expect(ask(index, 'thiên văn học')).toEqual([]);
  });
});

describe('questions of any kind', () => {
  const index = indexOf(
    ...Array.from({ length: 50 }, (_, i) => passage(`Đại hội chi bộ thôn ${i} bầu cấp ủy`)),
  );

  it('returns nothing for an empty question, white space, punctuation and no texts', () => {
    for (const text of ['', '  \n', '?!… “” --- ()', '\u200b']) expect(ask(index, text)).toEqual([]);
    expect(index.search({ texts: [] }, 10)).toEqual([]);
    expect(index.search({ texts: [{ text: 'đại hội', weight: 0 }] }, 10)).toEqual([]);
    expect(ask(index, 'đại hội', 0)).toEqual([]);
  });

  it('answers over no passages at all', () => {
    const empty = indexOf();

    expect(ask(empty, 'đại hội')).toEqual([]);
    expect(empty.passageCount).toBe(0);
    expect(Number.isFinite(empty.idf('dai'))).toBe(true);
  });

  it('takes operators of other engines for words', () => {
    for (const text of [
      '(đại hội) AND NOT "',
      'text:đại* NEAR(hội, 5)',
      '.*+?^${}()|[]\\ hội',
      "'; drop table --hội",
    ])
      expect(ask(index, text).length).toBeGreaterThan(0);
  });

  it('answers a question of 100 kB in bounded time', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `hội${i % 7} "${i}`).join(' ');
    const start = performance.now();

    ask(index, long);

    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('returns only accepted rows, and as many as asked for', () => {
    const accept = (row: number): boolean => row % 10 === 3;
    const hits = index.search({ texts: [{ text: 'đại hội chi bộ thôn 7', weight: 1 }], accept }, 4);

    expect(hits).toHaveLength(4);
    expect(hits.every(({ row }) => accept(row))).toBe(true);
  });

  it('finds by an alternative, at its weight', () => {
    const two = indexOf(passage('ban chấp hành họp'), passage('bch họp'));
    const texts = [
      { text: 'bch', weight: 1 },
      { text: 'ban chấp hành', weight: 0.1 },
    ];

    expect(two.search({ texts }, 5).map(({ row }) => row)).toEqual([1, 0]);
  });

  it('knows which folded terms occur and that rare ones weigh more', () => {
    expect(index.has('dai')).toBe(true);
    expect(index.has('dai hoi')).toBe(true);
    expect(index.has('hoi dai')).toBe(false);
    expect(index.idf('17')).toBeGreaterThan(index.idf('thon'));
    expect(index.idf('khong co')).toBeGreaterThan(index.idf('17'));
  });
});
