import { describe, expect, it } from 'vitest';
import { withKnownBodies } from '../../../ingest/identify/body-names.ts';
import { editsBetween } from '../../../ingest/identify/edits-between.ts';
import { identifyOfficial } from '../../../ingest/identify/identify-document.ts';
import { readOfficialHeader } from '../../../ingest/identify/official-header.ts';
import { numberOfKind } from '../../../ingest/identify/recognised-number.ts';
import type { DocumentNumber } from '../../../knowledge/model/document-number.ts';
import {
  congressAsInText,
  knownFamilyName,
  spelledAsInText,
} from '../../../ingest/identify/recognised-names.ts';

const TEXT = 'Lang Tiễn, ngày 28 tháng 4 năm 2015\nBan Thường vụ Thành ủy Lang Tiễn ban hành kế hoạch.';

describe('names of a recognised paper', () => {
  it('are spelled as the text spells the whole name', () => {
    expect(spelledAsInText('Ban Thường vụ Thành ủy Lang Tiên', TEXT)).toBe(
      'Ban Thường vụ Thành ủy Lang Tiễn',
    );
  });

  it('are spelled as the day line spells the proper part', () => {
    expect(spelledAsInText('Ủy ban Kiểm tra Lang Tiên', TEXT)).toBe('Ủy ban Kiểm tra Lang Tiễn');
  });

  it('stay as they are when the text has no such name', () => {
    expect(spelledAsInText('Thành ủy Tân Lập', TEXT)).toBe('Thành ủy Tân Lập');
  });

  it('lose a letter that was read twice', () => {
    expect(spelledAsInText('Phước Ngừữ', 'Phước Ngữ, ngày 24/11/2014')).toBe('Phước Ngữ');
  });

  it.each([
    ['another mark lost in each place', 'tỉnh Xuân Nhẫn', 'Xuân Nhãn, ngày 12-9-2009', 'tỉnh Xuân Nhẫn'],
    [
      'a curl seen once',
      'phường Yên Uyến',
      'Yên Uyển, ngày 25/2/2025\nphường Yên Uyến đề nghị',
      'phường Yên Uyển',
    ],
    ['a mark seen once in four', 'xã Tân Lập', 'xã Tân Lạp, Tân Lập, xã Tân Lập', 'xã Tân Lập'],
    ['as many with a mark as without', 'xã Đông An', 'Đồng An, ngày 2/2/2025', 'xã Đồng An'],
  ])('are put together from all readings: %s', (_, name, text, right) => {
    expect(spelledAsInText(name, text)).toBe(right);
  });

  it('know the words of bodies and units in front of them, and no more', () => {
    expect(withKnownBodies('TÍNH ỦY CHƯ KHOÁI')).toBe('TỈNH ỦY CHƯ KHOÁI');
    expect(withKnownBodies('ĐẢNG BÔ TINH KỲ NHÂN')).toBe('ĐẢNG BỘ TỈNH KỲ NHÂN');
    expect(withKnownBodies('ĐẢNG ỦY QUÂN KHU BẢY')).toBe('ĐẢNG ỦY QUÂN KHU BẢY');
    expect(withKnownBodies('Tính ủy Chư Khoái')).toBe('Tính ủy Chư Khoái');
    for (const line of ['XÃ', 'TRUNG TÂM DỊCH VỤ', 'HÒA THẮNG', '']) expect(withKnownBodies(line)).toBe(line);
  });

  it('are never turned into the name of another place', () => {
    expect(spelledAsInText('Đảng ủy xã An Bình', 'Đảng ủy xã An Minh, Đảng ủy xã An Minh.')).toBe(
      'Đảng ủy xã An Bình',
    );
  });

  it.each([
    ['a stroke lost in the letterhead', 'XVII', 'lần thứ XVIII', 'XVIII'],
    ['the letterhead with more', 'XVIII', 'lần thứ XVII', 'XVIII'],
    ['another number', 'XVI', 'lần thứ XX', 'XVI'],
    [
      'two of them in the text',
      'XVII',
      'lần thứ XVIII và Đại hội Đảng bộ tỉnh Lang Tiễn lần thứ XIX',
      'XVII',
    ],
  ])('number a congress as the text does: %s', (_, read, said, right) => {
    const named = (number: string) => `Đại hội đại biểu lần thứ ${number} Đảng bộ tỉnh Lang Tiễn`;
    const text = `Đại hội đại biểu Đảng bộ tỉnh Lang Tiễn ${said} quyết nghị. Đại hội Đảng lần thứ XII đã bầu.`;
    expect(congressAsInText(named(read), text)).toBe(named(right));
  });

  it('keep a family name that exists and mend one that does not', () => {
    expect(knownFamilyName('Nguyên Văn An')).toBe('Nguyễn Văn An');
    expect(knownFamilyName('Đô Thị Hạnh')).toBe('Đỗ Thị Hạnh');
    expect(knownFamilyName('Lương Văn Tiên')).toBe('Lương Văn Tiên');
  });
});

describe('the number of a recognised paper', () => {
  it.each([
    ['35-CT/TU', 'chuong-trinh', '35-CTr/TU'],
    ['12-CTr/TU', 'chi-thi', '12-CT/TU'],
    ['07-TT/HU', 'to-trinh', '07-TTr/HU'],
  ] as const)('%s under the title line of a %s is %s', (number, kind, right) => {
    expect(numberOfKind(number as DocumentNumber, kind)).toBe(right);
  });

  it('is put right in a scan only, and a person is told to look', () => {
    const blocks = [
      'TỈNH ỦY LANG MÔNG',
      'Số: 35-CT/TU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'CHƯƠNG TRÌNH',
      'kiểm tra năm 2031',
    ].map((text) => ({
      kind: 'paragraph' as const,
      text,
      level: 0,
      container: null,
      tableHeader: null,
      page: null,
    }));
    const header = readOfficialHeader(blocks);
    if (header === null) throw new Error('no head was found');
    const scan = identifyOfficial(header, null, [], true);
    const letters = identifyOfficial(header, null, [], false);

    expect(scan.facts.number).toBe('35-CTr/TU');
    expect(scan.warnings.map(({ code }) => code)).toContain('value-unsure');
    expect(letters.facts.number).toBe('35-CT/TU');
    expect(letters.warnings.map(({ code }) => code)).toContain('kind-differs');
  });

  it.each([
    ['35-CT/TU', 'chi-thi'],
    ['35-KL/TU', 'ke-hoach'],
    ['30-QĐ/TW', 'quy-dinh'],
    ['35-CT/TU', 'khac'],
    ['36/2018/QH14', 'nghi-quyet'],
  ] as const)('%s under the title line of a %s stays as it is', (number, kind) => {
    expect(numberOfKind(number as DocumentNumber, kind)).toBeNull();
  });
});

describe('edits between two texts', () => {
  it('are counted up to the bound', () => {
    expect(editsBetween('dang', 'daang', 2)).toBe(1);
    expect(editsBetween('', 'ab', 2)).toBe(2);
    expect(editsBetween('abc', 'xyz', 1)).toBe(2);
    expect(editsBetween('cong hoa', 'cong hoa', 0)).toBe(0);
  });
});
