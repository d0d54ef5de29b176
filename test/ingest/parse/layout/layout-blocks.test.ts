import { describe, expect, it } from 'vitest';
import { layoutBlocks } from '../../../../ingest/parse/layout/layout-blocks.ts';
import { cpuTimeOf } from '../../../support/cpu-time.ts';
import type { PageLayout, PageLine } from '../../../../ingest/parse/layout/page-line.ts';

const page = (number: number, lines: readonly PageLine[]): PageLayout => ({
  number,
  width: 595,
  height: 842,
  lines,
  rules: [],
  sideways: [],
  unread: [],
});

/** A recognised line: its size is not known and its box shakes a little. */
const seen = (text: string, left: number, top: number, right: number): PageLine => {
  const shake = (text.length * 7) % 3;
  return {
    text,
    box: { left: left + shake, top: top + shake, right: right - shake, bottom: top + 15 },
    fontSize: null,
    bold: false,
  };
};

const words = (n: number): string => `Nội dung dòng số ${n} của đoạn văn đang được xem xét trong phần này`;

describe('recognised lines', () => {
  it('become paragraphs by indents and full lines', () => {
    const lines = [
      seen('1. Mục đích của đợt sinh hoạt chính trị là nâng cao nhận thức của đảng', 113, 100, 552),
      seen('viên về vai trò của chi bộ trong việc chuẩn bị đại hội nhiệm kỳ 2025-', 85, 119, 552),
      seen('2030 và các năm tiếp theo.', 85, 138, 260),
      seen('2. Yêu cầu là làm đúng quy định, không phô trương, không hình thức, tiết', 113, 157, 552),
      seen('kiệm và hiệu quả.', 85, 176, 200),
    ];

    const { blocks } = layoutBlocks([page(1, [...lines].reverse())]);

    expect(blocks.map(({ text }) => text)).toEqual([
      '1. Mục đích của đợt sinh hoạt chính trị là nâng cao nhận thức của đảng viên về vai trò của chi bộ trong việc chuẩn bị đại hội nhiệm kỳ 2025-2030 và các năm tiếp theo.',
      '2. Yêu cầu là làm đúng quy định, không phô trương, không hình thức, tiết kiệm và hiệu quả.',
    ]);
  });

  it('a title as wide as the text ends where the body begins', () => {
    const title = 'về công tác tuyên truyền đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025';
    const body = [
      'Thực hiện Chỉ thị số 23-CT/TW, ngày 23/4/2019 của Bộ Chính trị về đại hội',
      'đảng bộ các cấp, Tỉnh ủy Bến Lức ban hành báo cáo với các nội dung sau:',
    ];
    const lines = [
      seen('BÁO CÁO', 270, 100, 370),
      seen(title, 112, 119, 540),
      seen(body[0] ?? '', 113, 138, 552),
      seen(body[1] ?? '', 85, 157, 540),
    ];

    const { blocks } = layoutBlocks([page(1, lines)]);

    expect(blocks.map(({ text }) => text)).toEqual(['BÁO CÁO', title, body.join(' ')]);
  });

  it('the two columns of a letterhead do not mix, though their lines are not level', () => {
    const lines = [
      seen('ĐẢNG BỘ TỈNH BẾN LỨC', 95, 60, 260),
      seen('ĐẢNG CỘNG SẢN VIỆT NAM', 330, 66, 540),
      seen('ĐẢNG ỦY XÃ TÂN HƯNG', 98, 79, 258),
      seen('Số 05-NQ/ĐU', 130, 98, 220),
      seen('Tân Hưng, ngày 05 tháng 02 năm 2025', 320, 104, 550),
      seen('NGHỊ QUYẾT', 270, 150, 370),
    ];

    const { blocks } = layoutBlocks([page(1, lines)]);

    expect(blocks.map(({ text }) => text)).toEqual([
      'ĐẢNG BỘ TỈNH BẾN LỨC',
      'ĐẢNG ỦY XÃ TÂN HƯNG',
      'Số 05-NQ/ĐU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Tân Hưng, ngày 05 tháng 02 năm 2025',
      'NGHỊ QUYẾT',
    ]);
  });

  it('what correction changed is screened in both forms, and unread lines stand where they are', () => {
    const lines = [{ ...seen('Mất', 85, 60, 120), raw: 'TỐI MẬT' }, seen('Nội dung.', 85, 100, 200)];
    const unread = [seen('Chữ ẩn', 85, 80, 140)];

    const { blocks, rawLines } = layoutBlocks([{ ...page(1, lines), unread }]);

    expect(rawLines).toEqual(['Chữ ẩn', 'Mất', 'TỐI MẬT', 'Chữ ẩn', 'Nội dung.']);
    expect(blocks.map(({ text }) => text).join(' ')).not.toContain('ẩn');
  });
});

describe('columns side by side', () => {
  const set = (text: string, left: number, top: number, right: number): PageLine => ({
    text,
    box: { left, top, right, bottom: top + 14 },
    fontSize: 13,
    bold: false,
  });
  const column = (name: string, left: number, top: number, count: number): PageLine[] =>
    Array.from({ length: count }, (_, i) =>
      set(
        `${i === 0 ? '' : 'và '}nội dung cột ${name} dòng ${i} của văn bản này`,
        left,
        top + i * 18,
        left + 215,
      ),
    );
  const letterhead = [
    set('HUYỆN ỦY SÔNG TRĂNG', 95, 60, 260),
    set('ĐẢNG CỘNG SẢN VIỆT NAM', 330, 60, 540),
    set('Số 12-CV/HU', 130, 76, 220),
    set('Sông Trăng, ngày 05 tháng 02 năm 2025', 320, 76, 550),
  ];
  const textOf = (lines: readonly PageLine[]): string =>
    layoutBlocks([page(1, lines)])
      .blocks.map(({ text }) => text)
      .join(' ');

  it('are read after the letterhead above them, although its middle is free too', () => {
    const text = textOf([...letterhead, ...column('trái', 85, 125, 9), ...column('phải', 335, 125, 9)]);

    expect(text.indexOf('Sông Trăng, ngày 05')).toBeLessThan(text.indexOf('cột trái dòng 0'));
    expect(text.indexOf('cột trái dòng 8')).toBeLessThan(text.indexOf('cột phải dòng 0'));
  });

  it('do not run together where one breaks behind "ngày"', () => {
    const left = column('trái', 85, 125, 9).map((line, i) =>
      i === 4 ? { ...line, text: 'các việc phải hoàn thành trước ngày' } : line,
    );
    const right = column('phải', 335, 125, 9).map((line, i) =>
      i === 4 ? { ...line, text: '5. Biên bản của chi bộ' } : line,
    );

    const text = textOf([...left, ...right]);

    expect(text).toContain('trước ngày và nội dung cột trái dòng 5');
    expect(text.indexOf('cột trái dòng 8')).toBeLessThan(text.indexOf('5. Biên bản'));
  });

  it('a day whose number was filled in by hand stays one line', () => {
    expect(textOf([set('Sông Trăng, ngày', 320, 76, 420), set('05 tháng 02 năm 2025', 440, 76, 550)])).toBe(
      'Sông Trăng, ngày 05 tháng 02 năm 2025',
    );
  });

  it('words spread over a line to fill it stay one line', () => {
    const spread = [
      set('các', 85, 197, 110),
      set('chỉ', 150, 197, 175),
      set('tiêu', 220, 197, 250),
      set('gồm', 275, 197, 300),
    ];
    const left = column('trái', 85, 125, 9).filter(({ box }) => box.top !== 197);

    expect(textOf([...left, ...spread, ...column('phải', 335, 125, 9)])).toContain(
      'dòng 3 của văn bản này các chỉ tiêu gồm và nội dung',
    );
  });

  it('the only column of a last page is joined by its own measure', () => {
    const first = [...column('trái', 85, 125, 9), ...column('phải', 335, 125, 9)];

    const { blocks } = layoutBlocks([page(1, first), page(2, column('cuối', 85, 60, 6))]);

    expect(blocks.filter(({ text }) => text.includes('cột cuối'))).toHaveLength(1);
  });

  it('"thứ nhất" at the start of a line inside a sentence begins no item', () => {
    const { blocks } = layoutBlocks([
      page(1, [
        set('Việc tổ chức hội nghị ban chấp hành đảng bộ xã, phường lần', 85, 100, 550),
        set('thứ nhất, bầu ban thường vụ, được tiến hành ngay sau đại hội.', 85, 118, 520),
        set('Thứ nhất, chuẩn bị nhân sự.', 85, 136, 300),
      ]),
    ]);

    expect(blocks.map(({ text }) => text)).toEqual([
      'Việc tổ chức hội nghị ban chấp hành đảng bộ xã, phường lần thứ nhất, bầu ban thường vụ, được tiến hành ngay sau đại hội.',
      'Thứ nhất, chuẩn bị nhân sự.',
    ]);
  });
});

describe('running lines', () => {
  const many = (make: (n: number) => readonly PageLine[]): PageLayout[] =>
    Array.from({ length: 6 }, (_, i) => page(i + 1, make(i + 1)));

  it('go with the number of the page in them, and articles that open pages stay', () => {
    const pages = many((n) => [
      seen(`Công báo tỉnh, trang ${n}`, 200, 30, 400),
      seen(`Điều ${n}. ${words(n)}`, 85, 70, 500),
      seen(words(n), 85, 400, 500),
      seen(`- ${n} -`, 280, 800, 310),
    ]);

    const { blocks, rawLines } = layoutBlocks(pages);

    expect(blocks.map(({ text }) => text)).toEqual(
      [1, 2, 3, 4, 5, 6].flatMap((n) => [`Điều ${n}. ${words(n)}`, words(n)]),
    );
    expect(rawLines.filter((line) => line.startsWith('Công báo'))).toHaveLength(6);
  });

  it('a letterhead that comes again in papers bound together stays', () => {
    const pages = many((n) => [seen('ĐẢNG CỘNG SẢN VIỆT NAM', 330, 50, 540), seen(words(n), 85, 120, 500)]);

    const { blocks } = layoutBlocks(pages);

    expect(blocks.filter(({ text }) => text === 'ĐẢNG CỘNG SẢN VIỆT NAM')).toHaveLength(6);
  });
});

describe('growth', () => {
  it('twice as many pages and lines take at most about twice the time', async () => {
    const book = (pages: number): PageLayout[] =>
      Array.from({ length: pages }, (_, p) =>
        page(
          p + 1,
          Array.from({ length: 45 }, (__, i) => seen(`${words(p * 45 + i)}`, 85, 60 + i * 16, 550)),
        ),
      );
    const time = (pages: number): Promise<number> => {
      const text = book(pages);
      return cpuTimeOf(() => layoutBlocks(text));
    };
    await time(60);

    const [small, large] = [
      Math.min(await time(60), await time(60)),
      Math.min(await time(240), await time(240)),
    ];

    expect(large).toBeLessThan(small * 12 + 200);
  });

  const specks = (place: (i: number) => readonly [number, number]): PageLine[] =>
    Array.from({ length: 10_000 }, (_, i) => {
      const [left, top] = place(i);
      return { text: 'x', box: { left, top, right: left + 3, bottom: top + 4 }, fontSize: 5, bold: false };
    });

  it.each([
    ['all over the page', specks((i) => [(i * 37) % 590, (i * 53) % 840])],
    ['on one line', specks((i) => [i * 6, 100])],
    ['in steps', specks((i) => [i * 6, 100 + i * 3.2])],
  ])('ten thousand specks %s end soon', (_, lines) => {
    const began = performance.now();

    layoutBlocks([page(1, lines)]);

    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe('lines laid over a page', () => {
  it('are screened apart from the sentence they lie in', () => {
    const stamp = seen('Tối mật', 300, 118, 360);
    const title = [seen('quản lý hồ sơ và', 200, 100, 400), seen('tài liệu của đại hội', 200, 140, 400)];

    const { rawLines, blocks } = layoutBlocks([{ ...page(1, title), unread: [stamp] }]);

    expect(rawLines[0]).toBe('Tối mật');
    expect(blocks.map(({ text }) => text).join(' ')).not.toContain('Tối mật');
  });
});
