import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MATTERS = [
  'thu chi',
  'văn thư',
  'nhân sự',
  'thi đua',
  'kiểm tra',
  'dân vận',
  'tuyên truyền',
  'lưu trữ',
];

/** Text of one small official paper; `edition` changes a figure in it. */
export function samplePaper(number: number, edition = 1): string {
  const matter = MATTERS[number % MATTERS.length] ?? '';
  const tasks = Array.from(
    { length: 6 },
    (_, i) =>
      `${i + 1}. Bộ phận ${matter} số ${number} hoàn thành ${number * 7 + i + edition} hồ sơ trong quý ${(i % 4) + 1}, ` +
      `báo cáo kết quả bằng văn bản và chịu trách nhiệm trước tập thể lãnh đạo đơn vị.`,
  );
  return [
    'ĐẢNG BỘ TỈNH LANG MÔNG',
    `ĐẢNG ỦY XÃ SỐ ${number}`,
    '*',
    `Số: ${number} - KH/ĐU`,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    `Lang Mông, ngày ${String((number % 27) + 1).padStart(2, '0')} tháng 03 năm 2031`,
    '',
    'KẾ HOẠCH',
    `về công tác ${matter} năm 2031`,
    '-----',
    '',
    ...tasks,
    '',
  ].join('\n');
}

/** Writes papers 1 to `count` as `van-ban-<n>.txt`. */
export function writeSampleFolder(folder: string, count: number, edition = 1): void {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= count; number++)
    writeFileSync(join(folder, `van-ban-${number}.txt`), samplePaper(number, edition));
}
