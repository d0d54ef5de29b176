import { describe, expect, it } from 'vitest';
import {
  findDocumentNumbers,
  numberKey,
  parseDocumentNumber,
} from '../../knowledge/model/document-number.ts';

describe('document numbers', () => {
  it.each([
    ['Chỉ thị số 35-CT/TW, ngày 30/5/2019', '35-CT/TW'],
    ['Kế hoạch số 40 – KH/TU ngày', '40-KH/TU'],
    ['Chỉ thị số 37/CT-TW của', '37-CT/TW'],
    ['Số: 05 - NQ/ĐU', '05-NQ/ĐU'],
    ['5-NQ/ĐU', '05-NQ/ĐU'],
    ['118-KH/TXU', '118-KH/TXU'],
    ['3053-QĐ/TU', '3053-QĐ/TU'],
    ['26-hd/btctw', '26-HD/BTCTW'],
    ['qd 294-qd/tw', '294-QĐ/TW'],
    ['Nghị định 30/2020/NĐ-CP', '30/2020/NĐ-CP'],
    ['8548-CV/BTCTW', '8548-CV/BTCTW'],
  ])('%s reads as %s', (text, expected) => {
    expect(parseDocumentNumber(text)).toBe(expected);
  });

  it.each(['ngày 30/5/2019', 'nhiệm kỳ 2020-2025', 'tỷ lệ 3-4', 'khoản 1/3', 'số 14, đường 3 tháng 2'])(
    '%s holds none',
    (text) => {
      expect(findDocumentNumbers(text)).toEqual([]);
    },
  );

  it('compares numbers apart from marks, case and leading zeros', () => {
    expect(numberKey('05-NQ/ĐU')).toBe(numberKey('5-nq/đu'));
    expect(numberKey('05-NQ/ĐU')).not.toBe(numberKey('05-NQ/TU'));
  });

  it('stays linear on hostile input', () => {
    const started = performance.now();
    findDocumentNumbers('1-'.repeat(50_000));
    findDocumentNumbers('35 - CT / '.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
