import { expect, it } from 'vitest';
import { isGlossaryRow } from '../../../../bot/answer/sentence/glossary-row.ts';

it.each([
  'BTG | Ban Tuyên giáo',
  'ĐHĐB, ĐHĐV | Đại hội đại biểu, đại hội đảng viên',
  'NQ | Nghị quyết | HD | Hướng dẫn',
])('%s only says what short forms stand for', (row) => {
  expect(isGlossaryRow(row)).toBe(true);
});

it.each([
  '377-QĐ/TW, 8/10/2025 | Phân cấp quản lý, bổ nhiệm | 80-QĐ/TW',
  'Cơ sở | Trước 30/6/2025',
  'Quy hoạch cán bộ | Quy định về quy hoạch | Tạo nguồn cho nhiệm kỳ sau',
  'Đại hội điểm | Làm trước để rút kinh nghiệm',
])('%s tells something', (row) => {
  expect(isGlossaryRow(row)).toBe(false);
});
