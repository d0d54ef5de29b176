import { describe, expect, it } from 'vitest';
import { editsBetween } from '../../../ingest/identify/edits-between.ts';
import { knownFamilyName, spelledAsInText } from '../../../ingest/identify/recognised-names.ts';

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

  it('are never turned into the name of another place', () => {
    expect(spelledAsInText('Đảng ủy xã An Bình', 'Đảng ủy xã An Minh, Đảng ủy xã An Minh.')).toBe(
      'Đảng ủy xã An Bình',
    );
  });

  it('keep a family name that exists and mend one that does not', () => {
    expect(knownFamilyName('Nguyên Văn An')).toBe('Nguyễn Văn An');
    expect(knownFamilyName('Đô Thị Hạnh')).toBe('Đỗ Thị Hạnh');
    expect(knownFamilyName('Lương Văn Tiên')).toBe('Lương Văn Tiên');
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
