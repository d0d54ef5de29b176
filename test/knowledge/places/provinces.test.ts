import { expect, test } from 'vitest';
import {
  isFormerProvince,
  placeKey,
  PROVINCE_NAMES,
  provinceNow,
} from '../../../knowledge/places/provinces.ts';

test('all 63 provinces lead to one of 34, and each of these is its own', () => {
  expect(PROVINCE_NAMES).toHaveLength(63);
  const now = PROVINCE_NAMES.map((name) => provinceNow(name)!);
  expect(new Set(now.map(({ name }) => name)).size).toBe(34);
  for (const { name } of now) expect(provinceNow(name)?.name).toBe(name);
  expect(new Set(now.filter(({ unit }) => unit === 'thành phố').map(({ name }) => name))).toEqual(
    new Set(['Hà Nội', 'Hải Phòng', 'Huế', 'Đà Nẵng', 'Hồ Chí Minh', 'Cần Thơ']),
  );
});

test.each([
  ['Bắc Kạn', 'Thái Nguyên'],
  ['Trà Vinh', 'Vĩnh Long'],
  ['Bình Định', 'Gia Lai'],
  ['bac giang', 'Bắc Ninh'],
  ['Ba Ria – Vung Tau', 'Hồ Chí Minh'],
])('%s is now part of %s', (old, now) => {
  expect(provinceNow(old)?.name).toBe(now);
  expect(isFormerProvince(old)).toBe(true);
});

test('a province that kept its name is not a former one, and other names are none', () => {
  expect(['Lạng Sơn', 'Gia Lai', 'Huế'].map(isFormerProvince)).toEqual([false, false, false]);
  expect(provinceNow('Lang Mông')).toBeNull();
  expect(placeKey('Bà Rịa - Vũng Tàu')).toBe('ba ria vung tau');
});
