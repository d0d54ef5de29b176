import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readDocument } from '../../../ingest/read-document.ts';
import { screenSecrecy } from '../../../knowledge/screen/secrecy-marks.ts';

const CANARY = 'Nội dung chỉ có ở văn bản này: mật danh Hoa Sim.';
const PARAGRAPH =
  'Một đoạn văn dài của trang này nói về công tác chuẩn bị đại hội và các việc cần làm trong thời gian tới ở địa phương, theo kế hoạch đã được cấp ủy thông qua trước đó.';

/** Every way in which a mark was typed, stamped or read. */
const MARKS: readonly string[] = [
  'MẬT',
  'Mật',
  'M Ậ T',
  'M  Ậ  T',
  'M-Ậ-T',
  'M.Ậ.T',
  'TỐI MẬT',
  'Tối mật',
  'TỐI-MẬT',
  'TỐIMẬT',
  'T ố i  m ậ t',
  'T Ố I  M Ậ T',
  'TUYỆT MẬT',
  'Tuyệt Mật',
  'T U Y Ệ T   M Ậ T',
  'TUYỆT  MẬT',
  '[MẬT]',
  '[TUYỆT MẬT]',
  '(Mật)',
  '( TỐI MẬT )',
  '|MẬT|',
  '| TUYỆT MẬT |',
  '* MẬT *',
  '*** TỐI MẬT ***',
  '- MẬT -',
  '— TUYỆT MẬT —',
  '<MẬT>',
  '«TỐI MẬT»',
  '"MẬT"',
  '┌ MẬT ┐',
  '║ TỐI MẬT ║',
  '=== MẬT ===',
  '__MẬT__',
  'MẬT.',
  'Độ mật: Mật',
  'Độ mật: Tuyệt mật',
  'ĐỘ MẬT: Tối mật',
  'Độ mật : MẬT',
  'Mức độ mật: Mật',
  'Độ bảo mật: Tối mật',
  'TÀI LIỆU MẬT',
  'VĂN BẢN TỐI MẬT',
  '(Tài liệu tuyệt mật)',
  'BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT',
  'TÀI LIỆU BÍ MẬT NHÀ NƯỚC',
  'MẬT - Bản số 03',
  'TỐI MẬT (Bản số: 01)',
  'MẬT – HỎA TỐC',
  'TUYỆT MẬT / THƯỢNG KHẨN',
  'MẬT, KHẨN',
  'MAT',
  'Mat',
  'TOI MAT',
  'tuyet mat',
  'T O I   M A T',
  'MẶT',
  'MÂT',
  'MẠT',
  'TÔI MẬT',
  'TỒI MẬT',
  'TUYẸT MẬT',
  'TUYÊT MÂT',
  'M4T',
  'M@T',
  'T0I MAT',
  'TỐ1 MẬT',
  'TỐl MẬT',
  'TUY3T MẬT',
  'MẬT'.normalize('NFD'),
  'TUYỆT MẬT'.normalize('NFD'),
  'TỐI\u200B MẬT',
  'M\u200DẬ\u200DT',
  'М\u1EACТ',
  'ＭẬＴ',
  'ＴＯＩ　ＭＡＴ',
  'mËt',
  'tèi mËt',
  'TUYÖT MËT',
  'MAÄT',
  'TOÁI MAÄT',
  'TUYEÄT MAÄT',
  'm§t',
  'Máº¬T',
];

/** Where in a paper the mark may stand. */
const FORMS: Readonly<Record<string, (mark: string) => readonly string[]>> = {
  'under the number': (mark) => [
    'TỈNH ỦY HÒA THẮNG',
    '*',
    'Số 12-BC/TU',
    mark,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Hòa Thắng, ngày 05 tháng 02 năm 2020',
    '',
    'BÁO CÁO',
    'về tình hình nội bộ',
    PARAGRAPH,
  ],
  'on top of a state paper': (mark) => [
    mark,
    'ỦY BAN NHÂN DÂN',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: 12/BC-UBND',
    'BÁO CÁO',
    PARAGRAPH,
  ],
  'after the title': (mark) => [
    'ĐẢNG BỘ XÃ SÔNG TRĂNG',
    'CHI BỘ THÔN 2',
    'BIÊN BẢN',
    'họp chi bộ',
    mark,
    PARAGRAPH,
  ],
};

describe('papers with a secrecy mark are never held', () => {
  it.each(Object.entries(FORMS).flatMap(([form, make]) => MARKS.map((mark) => ({ form, mark, make }))))(
    'refuses $mark $form',
    ({ make, mark }) => {
      expect(screenSecrecy(make(mark))).toBe('secret');
    },
  );

  it.each(['MẬT', 'Độ mật: Tối mật', 'M Ậ T', 'TOI MAT'])(
    'refuses the mark %s without repeating a word of the paper',
    async (mark) => {
      const text = `TỈNH ỦY HÒA THẮNG\n*\nSố 12-BC/TU\n${mark}\nBÁO CÁO\nvề tình hình nội bộ\n-----\n\n${CANARY}`;
      const result = await readDocument(Buffer.from(text), { file: 'a.txt' });

      expect(result).toMatchObject({ outcome: 'refused', reason: 'secrecy-mark', what: '' });
      expect(JSON.stringify({ ...result, documentId: '' })).not.toMatch(/Hoa Sim|Hòa Thắng|tình hình/);
    },
  );

  it.each([
    'Số 12-BC/TU          MẬT',
    'Số 12-BC/TU MẬT',
    'Số 12-BC/TU T Ố I M Ậ T',
    'Số 05-NQ/ĐU (Mật)',
    'Số: 12/BC-UBND [TỐI MẬT]',
    'Số 05-NQ/ĐU - Mật',
    'ĐẢNG CỘNG SẢN VIỆT NAM     TỐI MẬT',
    'MẬT      ĐẢNG CỘNG SẢN VIỆT NAM',
    'TUYỆT MẬT    Hòa Thắng, ngày 05 tháng 02 năm 2020',
    'Số 12-BC/TU | MẬT | Hòa Thắng, ngày 05 tháng 02 năm 2020',
  ])('refuses the mark beside other words of the head: %s', (line) => {
    expect(screenSecrecy(['TỈNH ỦY HÒA THẮNG', line, 'BÁO CÁO'])).toBe('secret');
  });

  it.each(['MẬT', 'Mật', 'Tối mật', 'Tuyệt mật', 'TUYỆT MẬT', '(Tối mật)'])(
    'refuses %s set between the lines of a title',
    (mark) => {
      for (const before of ['công tác tuyên truyền đại hội đảng bộ các cấp,', 'về nhân sự và']) {
        const head = ['TỈNH ỦY HÒA THẮNG', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Số 12-KH/TU', 'KẾ HOẠCH'];
        expect(screenSecrecy([...head, before, mark, 'nhiệm kỳ 2025-2030', PARAGRAPH])).toBe('secret');
      }
    },
  );

  it.each(['Hòa Thắng, ngày 05 tháng 02 năm 2020 Tuyệt mật', 'Tối mật ĐẢNG CỘNG SẢN VIỆT NAM'])(
    'refuses the small mark beside day and national title: %s',
    (line) => {
      expect(screenSecrecy(['TỈNH ỦY HÒA THẮNG', line, 'BÁO CÁO'])).toBe('secret');
    },
  );

  it('refuses letters set under each other', () => {
    expect(screenSecrecy(['TỈNH ỦY HÒA THẮNG', 'M', 'Ậ', 'T', 'BÁO CÁO'])).toBe('secret');
  });

  it('refuses a mark that returns as running head of later pages, whatever the text speaks about', () => {
    const page = [`${PARAGRAPH} Bí mật nhà nước phải được giữ.`];

    expect(screenSecrecy([...page, 'TỐI MẬT', ...page, 'TỐI MẬT', ...page])).toBe('secret');
  });

  it.each(['MẬT', '(Tối mật)', 'Độ mật: Tuyệt mật'])('refuses %s alone on a later page', (mark) => {
    expect(screenSecrecy([PARAGRAPH, PARAGRAPH, mark, PARAGRAPH])).toBe('secret');
  });

  it.each(['ĐẢNG CỘNG SẢN VIỆT NAM', 'Phụ lục 2', 'PHỤ LỤC II: DANH SÁCH'])(
    'refuses a file with a secret paper inside, below %s',
    (title) => {
      const open = [`${PARAGRAPH} Việc quản lý bí mật nhà nước được thực hiện nghiêm túc.`, PARAGRAPH];

      expect(screenSecrecy([...open, 'HUYỆN ỦY SÔNG TRĂNG', 'MẬT', title, 'KẾ HOẠCH', PARAGRAPH])).toBe(
        'secret',
      );
      expect(screenSecrecy([...open, title, 'Số 3-KH/HU', 'TỐI MẬT', 'KẾ HOẠCH', PARAGRAPH])).toBe('secret');
    },
  );

  it.each(['TÔI MẠI', 'TUYÊI MẬT', 'TUYỆT MÂI', 'MẬI', 'NẬT', 'IVIẬT', 'MẤT', 'MẮT', 'T0l MẬT', 'MẬTT'])(
    'refuses what recognition makes of a stamp: %s',
    (mark) => {
      const page = ['TỈNH ỦY HÒA THẮNG', mark, 'BÁO CÁO', PARAGRAPH];

      expect(screenSecrecy(['TỈNH ỦY HÒA THẮNG', 'BÁO CÁO', PARAGRAPH], [page])).toBe('secret');
      expect(screenSecrecy([PARAGRAPH], [[PARAGRAPH], page])).toBe('secret');
    },
  );

  it('refuses a paper that its metadata declares secret', async () => {
    const result = await readDocument(
      Buffer.from(`---\ntitle: Báo cáo\ndisclosure: toi-mat\n---\n\n${CANARY}`),
      { file: 'a.md' },
    );

    expect(result).toMatchObject({ outcome: 'refused', reason: 'secrecy-declared' });
  });

  it('a mark is found before broken front matter can make the file merely unreadable', async () => {
    const result = await readDocument(Buffer.from(`---\nkhong-co: 1\n---\n\nMẬT\n\n${CANARY}`), {
      file: 'a.md',
    });

    expect(result).toMatchObject({ outcome: 'refused', reason: 'secrecy-mark' });
  });
});

/** Texts of several kinds that speak about secrecy or hold the syllable for other reasons. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
  'a title': ['Tăng cường bảo vệ bí mật nhà nước trong đại hội', PARAGRAPH],
  'a title in capitals': ['BẢO VỆ BÍ MẬT NHÀ NƯỚC', PARAGRAPH],
  'a regulation': [
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Số 05-QĐ/TU',
    'QUY ĐỊNH',
    'về bảo vệ bí mật nhà nước',
    'Điều 1. Phạm vi',
    'Điều 5. Tài liệu Tuyệt mật',
    'Điều 6. Tài liệu Tối mật',
    'Điều 7. Tài liệu Mật',
  ],
  'a title broken over lines': ['QUYẾT ĐỊNH', 'ban hành Danh mục bí mật nhà nước độ', 'TỐI MẬT', PARAGRAPH],
  'a title broken before its last word': ['QUY CHẾ', 'BẢO VỆ BÍ', 'MẬT', 'CỦA TỈNH ỦY', PARAGRAPH],
  'degrees broken over lines': ['DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT,', 'TỐI MẬT', PARAGRAPH],
  'small degrees broken over lines': [
    'QUY ĐỊNH',
    'về quản lý văn bản mật,',
    'Tối mật',
    'trong cấp ủy',
    PARAGRAPH,
  ],
  'a word of a sentence at the start of a line': ['BÁO CÁO', 'kết quả nuôi ong và', 'mật', PARAGRAPH],
  'a list of the kinds': ['Danh mục bí mật nhà nước độ Tối mật', '1. Kế hoạch tác chiến.', PARAGRAPH],
  'a question': ['Tuyệt mật là gì?', PARAGRAPH],
  'a quiz': [
    'CÂU HỎI TRẮC NGHIỆM VỀ BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'Câu 1. Bí mật nhà nước gồm mấy độ?',
    'A. Tuyệt mật',
    'B. Tối mật',
    'C. Mật',
    'D. Cả ba độ trên',
  ],
  'a list of degrees': ['Các độ mật gồm:', '- Tuyệt mật;', '- Tối mật;', '- Mật.'],
  'a list of degrees in capitals': ['Các độ mật', 'TUYỆT MẬT', 'TỐI MẬT', 'MẬT', PARAGRAPH],
  'a list after the first paragraph': ['Các độ mật', PARAGRAPH, 'Tuyệt mật', 'Tối mật', 'Mật'],
  'a table of degrees': [
    'Bảng thời hạn bảo vệ bí mật nhà nước',
    'STT | Độ mật | Thời hạn',
    '1 | Tuyệt mật | 30 năm',
    '2 | Tối mật | 20 năm',
    '3 | Mật | 10 năm',
  ],
  'headings of a handbook': [
    `${PARAGRAPH} Sổ tay giải thích các độ mật.`,
    '## TUYỆT MẬT',
    PARAGRAPH,
    '## TỐI MẬT',
    PARAGRAPH,
    '## MẬT',
    PARAGRAPH,
  ],
  'rules on the form of papers': [
    `${PARAGRAPH} Dấu chỉ độ mật được đóng dưới số và ký hiệu.`,
    'PHỤ LỤC 1',
    'Mẫu dấu chỉ độ mật',
    'MẬT',
    PARAGRAPH,
  ],
  'a sketch of a page': [
    `${PARAGRAPH} Vị trí dấu độ mật trên trang đầu.`,
    'Sơ đồ vị trí trình bày',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    '10a. MẬT',
    PARAGRAPH,
  ],
  'a secret ballot': ['Hướng dẫn bỏ phiếu kín', 'Phiếu được giữ bí mật.', PARAGRAPH],
  density: ['Mật độ dân số', 'MẬT ĐỘ DÂN SỐ', 'Mật độ xây dựng: 40 %', PARAGRAPH],
  'a password': ['Mật khẩu', 'Đổi mật khẩu định kỳ', PARAGRAPH],
  honey: ['Mật ong Hòa Thắng', 'MẬT ONG', PARAGRAPH],
  'the Front': ['Mặt trận', 'MẶT TRẬN TỔ QUỐC VIỆT NAM', PARAGRAPH],
  'a loss': ['Mất', PARAGRAPH],
  'an eye': ['mắt', PARAGRAPH],
  'those present': ['CÓ MẶT', 'VẮNG MẶT: 0', 'Số đại biểu có mặt: 120', PARAGRAPH],
  'a face': ['BỀ MẶT', 'GẶP', 'MẶT', 'ĐẦU XUÂN', PARAGRAPH],
  'declassified papers': ['Văn bản này đã giải mật.', 'GIẢI MẬT', PARAGRAPH],
  'no degree': ['Độ mật: Không', 'Độ mật: Thường', PARAGRAPH],
  'an open field': ['Số: …/BC', 'Độ mật:', 'Độ khẩn: Khẩn', PARAGRAPH],
  'list of names': [
    PARAGRAPH,
    'Phụ lục 1',
    'DANH SÁCH ĐẠI BIỂU',
    'STT   Họ đệm   Tên',
    '1   NGUYỄN VĂN   MẬT',
    '2   Trần Thị   Mật',
  ],
  'a name': ['Đồng chí Lò Văn Mật', 'Bản Mật', PARAGRAPH],
  'widely set words': ['DANH   MỤC   BÍ   MẬT   NHÀ   NƯỚC', PARAGRAPH],
  'a report on training': [
    'BÁO CÁO',
    'kết quả tập huấn công tác bảo mật',
    'Tối mật, tuyệt mật và mật là ba độ mật.',
    PARAGRAPH,
  ],
  'the word secret in English': ['SECRET', 'TOP SECRET', PARAGRAPH],
  'a sentence': ['Không mang tài liệu mật ra khỏi cơ quan.', PARAGRAPH],
  'secretary matters': ['Thư ký mật vụ', 'MẬT MÃ DÂN SỰ', PARAGRAPH],
};

describe('texts about secrecy are no secrets', () => {
  it.each(Object.entries(ABOUT))('takes %s', (_, lines) => {
    expect(screenSecrecy(lines)).toBe('none');
  });

  const SHARED = '../shared';
  const read = (name: string): string => readFileSync(join(SHARED, name), 'utf8');

  it.skipIf(!existsSync(join(SHARED, 'corpus')))('takes every report of the development data', () => {
    const texts = readdirSync(join(SHARED, 'corpus')).map((name) => read(`corpus/${name}`));

    expect(texts.filter((text) => screenSecrecy(text.split('\n')) !== 'none')).toEqual([]);
  });

  it.skipIf(!existsSync(join(SHARED, 'eval')))('takes every text of the public retrieval sets', () => {
    const texts = ['alqac2022', 'viquad-dev'].flatMap((name) =>
      read(`eval/${name}/corpus.jsonl`)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { title: string; text: string }),
    );
    const wrong = texts.filter(({ title, text }) => screenSecrecy([title, ...text.split('\n')]) !== 'none');

    expect(wrong).toEqual([]);
    expect(texts.length).toBeGreaterThan(1_500);
  });

  it('takes every starter document', () => {
    const folder = 'knowledge/documents';
    const names = readdirSync(folder).filter((name) => name.endsWith('.md'));

    expect(
      names.filter((name) => screenSecrecy(readFileSync(join(folder, name), 'utf8').split('\n')) !== 'none'),
    ).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
  });
});

describe('internal papers', () => {
  it.each([
    'Lưu hành nội bộ',
    '(Tài liệu lưu hành nội bộ)',
    'LƯU HÀNH NỘI BỘ',
    'L Ư U  H À N H  N Ộ I  B Ộ',
    'luu hanh noi bo',
    'LHNB',
    '(LHNB)',
    'Chỉ lưu hành nội bộ',
    'Lưu hành nội bộ trong Đảng',
    'Không phổ biến',
    'Chỉ dùng trong nội bộ',
    'Tài liệu nội bộ',
    'Tài liệu học tập, lưu hành nội bộ',
    'TÀI LIỆU SINH HOẠT CHI BỘ (Lưu hành nội bộ)',
    'Thu hồi sau hội nghị',
    'Tài liệu thu hồi sau hội nghị',
    'Tài liệu hội nghị, thu hồi sau khi họp',
    'Số 12-HD/TU      Lưu hành nội bộ',
  ])('marks %s as internal', async (line) => {
    const result = await readDocument(
      Buffer.from(`${line}\n\nĐề cương tuyên truyền đại hội\n\nCác chi bộ tuyên truyền về đại hội.`),
      { file: 'a.txt' },
    );

    expect(result).toMatchObject({ outcome: 'ok', content: { document: { disclosure: 'internal' } } });
  });

  it.each([
    'Tài liệu lưu hành nội bộ phải được quản lý chặt chẽ theo quy định.',
    'Kiểm soát nội bộ',
    'Đoàn kết nội bộ',
    'Quy chế chi tiêu nội bộ',
    'Không phổ biến kiến thức pháp luật kịp thời',
    'Bảo vệ chính trị nội bộ',
    'Phòng Tổ chức nội bộ',
  ])('does not take %s for the mark', (line) => {
    expect(screenSecrecy([line, PARAGRAPH])).toBe('none');
  });
});
