import type { Random } from './random.ts';

/** Invented places. Two syllables in free combination, so that no list of real names helps to read them. */
const FIRST = [
  'Lang',
  'Bến',
  'Hòa',
  'Sơn',
  'Thạnh',
  'Mường',
  'Ea',
  'Phước',
  'Vĩnh',
  'Đồng',
  'Khe',
  'Tân',
  'Nà',
];
const SECOND = [
  'Mông',
  'Sỏi',
  'Thắng',
  'Lĩnh',
  'Quế',
  'Xuyến',
  'Đrăng',
  'Hưởng',
  'Ngữ',
  'Phển',
  'Tiễn',
  'Dược',
];

const SURNAMES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Lò',
  'Nông',
  'Quàng',
  'Ngô',
];
const MIDDLE = ['Văn', 'Thị', 'Minh', 'Đức', 'Hữu', 'Thanh', 'Quốc', 'Xuân', 'Ngọc', 'Bích'];
const GIVEN = [
  'Vạn',
  'Hạnh',
  'Thủy',
  'Dũng',
  'Phượng',
  'Tuyết',
  'Khải',
  'Ưng',
  'Pánh',
  'Nghĩa',
  'Mẩy',
  'Trọng',
  'Ích',
];

export function placeName(random: Random): string {
  return `${random.pick(FIRST)} ${random.pick(SECOND)}`;
}

export function personName(random: Random): string {
  return `${random.pick(SURNAMES)} ${random.pick(MIDDLE)} ${random.pick(GIVEN)}`;
}
