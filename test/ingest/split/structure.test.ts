import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blockOf, type Block } from '../../../ingest/parse/parser.ts';
import { markerOf } from '../../../ingest/split/markers.ts';
import { splitPassages, type SplitPassage } from '../../../ingest/split/split-passages.ts';
import { formatLocator } from '../../../knowledge/model/passage.ts';

const split = (blocks: readonly (string | Block)[]): SplitPassage[] =>
  splitPassages(
    blocks.map((block) => (typeof block === 'string' ? blockOf('paragraph', block) : block)),
    { title: null, isReport: false, firstIsLead: false },
  );
const places = (blocks: readonly (string | Block)[]): string[] =>
  split(blocks).map(({ locator, text }) => `${formatLocator(locator) ?? '-'}: ${text.slice(0, 24)}`);
const row = (text: string, over: Partial<Block> = {}): Block => ({
  ...blockOf('table-row', text),
  container: 1,
  tableHeader: 'STT | Đơn vị | Số lượng',
  ...over,
});

describe('places as a cadre would name them', () => {
  it('in a paper of articles, the chapter left out', () => {
    expect(
      places([
        'Chương II',
        'QUY ĐỊNH CỤ THỂ',
        'Mục 1. Nhân sự',
        'Tiểu mục 2. Hồ sơ',
        'Điều 16.',
        'Hồ sơ nhân sự',
        '1. Hồ sơ gồm những giấy tờ sau đây:',
        'a) Sơ yếu lý lịch theo mẫu;',
        'b) Bản kê khai tài sản.',
        '2. Hồ sơ được gửi trước mười ngày.',
        'Điều 17. Cấp ủy chịu trách nhiệm thẩm định hồ sơ nêu tại Điều 16 của Quy định này.',
      ]),
    ).toEqual([
      'Điều 16 khoản 1: 1. Hồ sơ gồm những giấy ',
      'Điều 16 khoản 1 điểm a: a) Sơ yếu lý lịch theo m',
      'Điều 16 khoản 1 điểm b: b) Bản kê khai tài sản.',
      'Điều 16 khoản 2: 2. Hồ sơ được gửi trước ',
      'Điều 17: Điều 17. Cấp ủy chịu trá',
    ]);
  });

  it('in a plain paper, numbering that goes on behind a table and a page', () => {
    expect(
      places([
        'I- MỤC ĐÍCH',
        '1- Bảo đảm đúng nguyên tắc tập trung dân chủ trong mọi khâu.',
        '2-Bảo đảm tiến độ theo kế hoạch đã được phê duyệt từ đầu năm.',
        'II- SỐ LƯỢNG',
        '1- Số lượng đại biểu phân bổ cho các đơn vị theo bảng dưới đây:',
        row('1 | Nậm Sỏi | 12'),
        row('2 | Tà Lơi | 9', { page: 2 }),
        { ...blockOf('paragraph', '2- Số lượng dự khuyết không quá một phần mười số chính thức.'), page: 2 },
        'a- Mỗi đơn vị cử một người dự khuyết;',
        'b- Đơn vị đông cử hai người.',
      ]),
    ).toEqual([
      'mục I.1: 1- Bảo đảm đúng nguyên t',
      'mục I.2: 2-Bảo đảm tiến độ theo k',
      'mục II.1: 1- Số lượng đại biểu phâ',
      'mục II.1, bảng 1, dòng 1: 1 | Nậm Sỏi | 12',
      'mục II.1, bảng 1, dòng 2, trang 2: 2 | Tà Lơi | 9',
      'mục II.2, trang 2: 2- Số lượng dự khuyết kh',
      'mục II.2 điểm a: a- Mỗi đơn vị cử một ngư',
      'mục II.2 điểm b: b- Đơn vị đông cử hai ng',
    ]);
  });

  it('in lists of the format within a numbered part, by their own numbers', () => {
    const item = (text: string, container: number): Block => ({ ...blockOf('list-item', text), container });
    const heading = (text: string): Block => blockOf('heading', text, 2);

    expect(
      places([
        heading('Điều 4. Hồ sơ'),
        item('1. Sơ yếu lý lịch có xác nhận của cấp ủy.', 1),
        item('2. Bản kê khai tài sản gồm:', 1),
        item('a) tài sản của bản thân;', 2),
        item('b) tài sản của vợ hoặc chồng.', 2),
        item('3. Giấy chứng nhận sức khỏe.', 3),
        heading('Những điều cần nhớ'),
        item('1. Nộp hồ sơ đúng hạn.', 4),
        item('2. Giữ lại một bản.', 4),
      ]),
    ).toEqual([
      'Điều 4 khoản 1: 1. Sơ yếu lý lịch có xác',
      'Điều 4 khoản 2: 2. Bản kê khai tài sản g',
      'Điều 4 khoản 2 điểm a: a) tài sản của bản thân;',
      'Điều 4 khoản 2 điểm b: b) tài sản của vợ hoặc c',
      'Điều 4 khoản 3: 3. Giấy chứng nhận sức k',
      'đoạn 6 ý 1: 1. Nộp hồ sơ đúng hạn.',
      'đoạn 7 ý 2: 2. Giữ lại một bản.',
    ]);
  });

  it('beside a numbered heading of the format, when the next number is a point', () => {
    const heading = (text: string, level: number): Block => blockOf('heading', text, level);

    expect(
      places([
        heading('III. NHÂN SỰ', 2),
        heading('1. Yêu cầu', 3),
        'Bảo đảm tiêu chuẩn, cơ cấu và số lượng theo quy định.',
        '2. Số lượng cấp ủy viên do đại hội quyết định trên cơ sở hướng dẫn.',
        heading('PHỤ LỤC 1 DANH SÁCH ĐƠN VỊ', 2),
        'Số liệu do các đơn vị báo cáo.',
      ]),
    ).toEqual([
      'mục III.1: Bảo đảm tiêu chuẩn, cơ c',
      'mục III.2: 2. Số lượng cấp ủy viên ',
      'Phụ lục 1: Số liệu do các đơn vị bá',
    ]);
  });

  it('in annexes, each numbered anew, with the header row beside every row', () => {
    const blocks = [
      'Điều 1. Ban hành kèm theo các phụ lục sau đây để thực hiện.',
      'PHỤ LỤC 1',
      'DANH SÁCH ĐƠN VỊ',
      row('1 | Nậm Sỏi | 12'),
      'Số liệu tính đến cuối năm do các đơn vị báo cáo.',
      row('1 | Tà Lơi | 9', { container: 2 }),
      row('2 | Bản Mòn | 7', { container: 2 }),
      'PHỤ LỤC 2',
      'Biểu số 5. Tiến độ thực hiện',
      row('1 | Họp cấp ủy | tháng 3', { container: 3 }),
      '1. Cách ghi biểu được hướng dẫn ở mặt sau của từng mẫu.',
    ];

    expect(places(blocks)).toEqual([
      'Điều 1: Điều 1. Ban hành kèm the',
      'Phụ lục 1, bảng 1, dòng 1: 1 | Nậm Sỏi | 12',
      'Phụ lục 1: Số liệu tính đến cuối nă',
      'Phụ lục 1, bảng 2, dòng 1: 1 | Tà Lơi | 9',
      'Phụ lục 1, bảng 2, dòng 2: 2 | Bản Mòn | 7',
      'Phụ lục 2, bảng 5, dòng 1: 1 | Họp cấp ủy | tháng 3',
      'Phụ lục 2, mục 1: 1. Cách ghi biểu được hư',
    ]);
    const rows = split(blocks).filter(({ role }) => role === 'table-row');
    expect(rows.every(({ headings }) => headings.at(-1) === 'STT | Đơn vị | Số lượng')).toBe(true);
  });

  it('in enumerations of words and steps, and in parts by letter', () => {
    expect(
      places([
        'A. TÌNH HÌNH CHUNG',
        'Các việc cần làm như sau:',
        'Thứ nhất, rà soát danh sách đảng viên của từng chi bộ.',
        'Thứ hai, chuẩn bị nội dung và nhân sự theo hướng dẫn.',
        'B. TỔ CHỨC THỰC HIỆN',
        'Quy trình gồm các bước sau:',
        'Bước 1: Cấp ủy họp và thông qua danh sách.',
        'Bước 2: Lấy phiếu giới thiệu ở hội nghị.',
      ]),
    ).toEqual([
      'Phần A: Các việc cần làm như sau',
      'Phần A, ý thứ nhất: Thứ nhất, rà soát danh s',
      'Phần A, ý thứ hai: Thứ hai, chuẩn bị nội du',
      'Phần B: Quy trình gồm các bước s',
      'Phần B, bước 1: Bước 1: Cấp ủy họp và th',
      'Phần B, bước 2: Bước 2: Lấy phiếu giới t',
    ]);
  });
});

describe('markers as recognition gives them', () => {
  it.each([
    ['Đỉều 5. Hồ sơ', 'article', '5'],
    ['Điêu 12: Hồ sơ', 'article', '12'],
    ['Chưong II', 'chapter', 'II'],
    ['Phụ luc 2', 'appendix', '2'],
    ['Il. NỘI DUNG', 'roman', 'II'],
    ['lll. NỘI DUNG', 'roman', 'III'],
    ['l2. Hồ sơ nhân sự', 'number', '12'],
    ['1O. Hồ sơ nhân sự', 'number', '10'],
    ['Thử nhất, rà soát', 'ordinal', 'thứ nhất'],
  ])('reads %s', (text, type, label) => {
    expect(markerOf(text)).toMatchObject({ type, label });
  });

  it.each([
    'Điều lệ Đảng',
    'Điều 12 của Điều lệ',
    'Chương trình hành động',
    'Mức 2. Hoàn thành',
    '35-CT/TW, ngày 30/5',
    '5-KH/TU',
    'A. Nguyễn Văn',
    'đ/c Lò Văn Pánh',
    '1.500 đảng viên',
    '30-6 là hạn cuối',
  ])('takes no part of %s for one', (text) => {
    expect(markerOf(text)).toBeNull();
  });

  it('takes l for 1 or I at the start of a list, and for the letter behind k', () => {
    expect(
      places([
        'l. Bảo đảm đúng nguyên tắc trong mọi khâu của công việc.',
        '2. Bảo đảm đúng tiến độ đã được phê duyệt từ trước.',
      ]),
    ).toEqual(['mục 1: l. Bảo đảm đúng nguyên t', 'mục 2: 2. Bảo đảm đúng tiến độ ']);
    expect(places(['k. Nội dung thứ mười của danh mục;', 'l. Nội dung thứ mười một.'])).toEqual([
      'điểm k: k. Nội dung thứ mười của',
      'điểm l: l. Nội dung thứ mười một',
    ]);
  });
});

/** A made text with the place of every line that a reader could cite. */
interface Made {
  readonly blocks: readonly string[];
  /** Text of a heading → what the locators below it must hold. */
  readonly headings: readonly { readonly text: string; readonly step: string }[];
  /** Start of a line → its place. */
  readonly items: readonly { readonly start: string; readonly place: string }[];
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V'];
const LETTERS = ['a', 'b', 'c', 'd', 'đ', 'e'];
const SUBJECTS = ['Nhân sự', 'Văn kiện', 'Kinh phí', 'Tuyên truyền', 'Phân công', 'Tiến độ', 'Kiểm tra'];
const sentenceOf = (id: number): string =>
  `Cấp ủy giao bộ phận số ${id} chuẩn bị đủ ${id + 7} hồ sơ và báo cáo kết quả đúng hạn.`;

const shape = fc.array(
  fc.record({
    clauses: fc.array(fc.record({ points: fc.integer({ min: 0, max: 5 }), isTitled: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    hasLead: fc.boolean(),
    isStacked: fc.boolean(),
  }),
  { minLength: 2, maxLength: 5 },
);
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function articles(parts: Shape): Made {
  const made = {
    blocks: [] as string[],
    headings: [] as Made['headings'][number][],
    items: [] as Made['items'][number][],
  };
  let id = 0;
  parts.forEach(({ clauses, isStacked }, p) => {
    const title = `${SUBJECTS[p % SUBJECTS.length]} số ${++id}`;
    const marker = `Điều ${p + 1}.`;
    made.blocks.push(...(isStacked ? [marker, title] : [`${marker} ${title}`]));
    made.headings.push({ text: `${marker} ${title}`, step: `Điều ${p + 1}` });
    clauses.forEach(({ points }, c) => {
      const start = `${c + 1}. ${sentenceOf(++id)}`;
      made.blocks.push(points > 0 ? `${start.slice(0, -1)}, gồm:` : start);
      made.items.push({ start: start.slice(0, 40), place: `Điều ${p + 1} khoản ${c + 1}` });
      for (let n = 0; n < points; n++) {
        const point = `${LETTERS[n]}) Hồ sơ của bộ phận thứ ${++id}${n === points - 1 ? '.' : ';'}`;
        made.blocks.push(point);
        made.items.push({
          start: point.slice(0, 40),
          place: `Điều ${p + 1} khoản ${c + 1} điểm ${LETTERS[n]}`,
        });
      }
    });
  });
  return made;
}

function romans(parts: Shape, signs: { readonly number: string; readonly letter: string }): Made {
  const made = {
    blocks: [] as string[],
    headings: [] as Made['headings'][number][],
    items: [] as Made['items'][number][],
  };
  let id = 0;
  parts.forEach(({ clauses, hasLead }, p) => {
    const heading = `${ROMAN[p]}${signs.number} ${`${SUBJECTS[p % SUBJECTS.length]} số ${++id}`.toUpperCase()}`;
    made.blocks.push(heading);
    made.headings.push({ text: heading, step: `mục ${ROMAN[p]}` });
    if (hasLead) made.blocks.push(sentenceOf(++id));
    clauses.forEach(({ points, isTitled }, c) => {
      const place = `mục ${ROMAN[p]}.${c + 1}`;
      const mark = `${c + 1}${signs.number} `;
      if (isTitled) {
        const title = `${mark}${SUBJECTS[(p + c) % SUBJECTS.length]} số ${++id}`;
        made.blocks.push(title, sentenceOf(++id));
        made.headings.push({ text: title, step: place });
      } else {
        const start = `${mark}${sentenceOf(++id)}`;
        made.blocks.push(start);
        made.items.push({ start: start.slice(0, 40), place });
      }
      for (let n = 0; n < points; n++) {
        const point = `${LETTERS[n]}${signs.letter} Hồ sơ của bộ phận thứ ${++id}${n === points - 1 ? '.' : ';'}`;
        made.blocks.push(point);
        if (points > 1) made.items.push({ start: point.slice(0, 40), place: `${place} điểm ${LETTERS[n]}` });
      }
    });
  });
  return made;
}

describe('made texts of every form', () => {
  it('finds at least 99 of 100 headings and points, each in its place', () => {
    let total = 0;
    const missed: string[] = [];
    const check = ({ blocks, headings, items }: Made): void => {
      const passages = split(blocks);
      for (const { text, step } of headings) {
        total++;
        const below = passages.find((passage) => passage.headings.includes(text) || passage.text === text);
        if (!(formatLocator(below?.locator ?? { path: [], page: null }) ?? '').startsWith(step))
          missed.push(text);
      }
      for (const { start, place } of items) {
        total++;
        const passage = passages.find(({ text }) => text.startsWith(start));
        if (passage === undefined || formatLocator(passage.locator) !== place)
          missed.push(`${start} (${place})`);
      }
    };
    for (const parts of fc.sample(shape, { numRuns: 150, seed: 7 })) {
      check(articles(parts));
      check(romans(parts, { number: '.', letter: ')' }));
      check(romans(parts, { number: '-', letter: '-' }));
    }

    expect(total).toBeGreaterThan(5_000);
    expect(missed.length / total, missed.slice(0, 10).join('\n')).toBeLessThanOrEqual(0.01);
  });

  it('never goes back to a place it has left', () => {
    fc.assert(
      fc.property(shape, fc.boolean(), (parts, isArticles) => {
        const { blocks } = isArticles ? articles(parts) : romans(parts, { number: '.', letter: ')' });
        const left = new Set<string>();
        let open: string[] = [];
        for (const { locator } of split(blocks)) {
          const path = locator.path.map(({ unit, label }) => `${unit} ${label}`);
          const prefixes = path.map((_, i) => path.slice(0, i + 1).join(' › '));
          for (const prefix of open) if (!prefixes.includes(prefix)) left.add(prefix);
          expect(prefixes.filter((prefix) => left.has(prefix))).toEqual([]);
          open = prefixes;
        }
      }),
      { numRuns: 60 },
    );
  });
});
