import type { Random } from './random.ts';

/** `usual` words are those of the papers that ingest was tuned on; `other` ones share no name and no trích yếu with them. */
export type Wording = 'usual' | 'other';

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

const OTHER = {
  first: ['Quảng', 'Cẩm', 'Trà', 'Kỳ', 'Diễn', 'Lạc', 'Thượng', 'Hạ', 'Xuân', 'Yên', 'Mỹ', 'Chư', 'Pù'],
  second: ['Lộng', 'Uyển', 'Bích', 'Đằng', 'Phúng', 'Nhẫn', 'Trạch', 'Rẫy', 'Giản', 'Tưởng', 'Khoái', 'Ngạn'],
  surnames: [
    'Huỳnh',
    'Phan',
    'Võ',
    'Đinh',
    'Dương',
    'Lý',
    'Trịnh',
    'Hồ',
    'Mạc',
    'Giàng',
    'Cầm',
    'Tống',
    'Đoàn',
  ],
  middle: ['Công', 'Mỹ', 'Đình', 'Khánh', 'Thế', 'Hồng', 'Trọng', 'Kim', 'Anh', 'Duy'],
  given: ['Lượng', 'Thuận', 'Hiếu', 'Nhạn', 'Uyên', 'Bảy', 'Tỉnh', 'Sử', 'Páo', 'Diệu', 'Yến', 'Cường', 'Ẩn'],
} as const;

export function placeName(random: Random, wording: Wording = 'usual'): string {
  const [first, second] = wording === 'usual' ? [FIRST, SECOND] : [OTHER.first, OTHER.second];
  return `${random.pick(first)} ${random.pick(second)}`;
}

export function personName(random: Random, wording: Wording = 'usual'): string {
  const [surnames, middle, given] =
    wording === 'usual' ? [SURNAMES, MIDDLE, GIVEN] : [OTHER.surnames, OTHER.middle, OTHER.given];
  return `${random.pick(surnames)} ${random.pick(middle)} ${random.pick(given)}`;
}
