import { comparisonKey } from '../../knowledge/text/normalize.ts';

/**
 * What a paragraph begins with when it is a part or a point of a structured text. Types from `appendix` to `roman`
 * have a fixed rank in every paper; the others nest in the order in which they appear.
 */
export type MarkerType =
  | 'appendix'
  | 'part'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'article'
  | 'roman'
  | 'number'
  | 'decimal'
  | 'letter'
  | 'ordinal'
  | 'counted'
  | 'step'
  | 'dash'
  | 'plus'
  | 'bullet';

export interface Marker {
  readonly type: MarkerType;
  /** As a reader names it: `16`, `II`, `a`, `thứ nhất`; empty for dashes and bullets. */
  readonly label: string;
  /** 1-based place the label stands for; null when it says none. */
  readonly ordinal: number | null;
  /** UTF-16 length of the marker with the blanks after it. */
  readonly length: number;
}

const ORDINAL_WORDS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const COUNTED_WORDS = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const ORDINAL_ALTERNATIVES = 'nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười';

/** All patterns are anchored, have bounded repeats and read at most this much of a paragraph. */
const HEAD = 60;

/** Words of the larger parts, as written and as recognised from pictures. None of the variants is a Vietnamese word. */
const APPENDIX = 'ph[ụuúùủ] l[ụuúùủ]c';
const CHAPTER = 'ch[ưuứừ][ơoợờ]ng';
const ARTICLE = '[đd][iìíỉĩị][êềếểễệeèẻé]u';

const PATTERNS: readonly (readonly [MarkerType, RegExp])[] = [
  // `PHỤ LỤC`, `Phụ lục 2`; near miss: `Phụ lục kèm theo Quyết định`.
  [
    'appendix',
    new RegExp(`^${APPENDIX}(?: số)?(?:\\s+([ivx]{1,5}|\\d{1,2}|[a-z]))?(?=\\s*[.:–-]|\\s*$)`, 'iu'),
  ],
  // `PHỤ LỤC 1 DANH SÁCH`, `PHỤ LỤC DANH SÁCH`: all in capitals on one line with its title.
  ['appendix', /^PHỤ LỤC(?: SỐ)?(?:\s+([IVX]{1,5}|\d{1,2}|[A-H])(?=\s))?(?=\s+\p{Lu}{2})/u],
  // `Phần thứ nhất`, `PHẦN II`; near miss: `Phần lớn đại biểu`.
  [
    'part',
    new RegExp(
      `^ph[ầấẩ]n\\s+((?:thứ\\s+(?:${ORDINAL_ALTERNATIVES}))|[ivx]{1,5}|\\d{1,2})(?!\\p{L})\\s?[.:–-]?\\s?`,
      'iu',
    ),
  ],
  // `A. TÌNH HÌNH`, `B- PHƯƠNG HƯỚNG`; near miss: `A. Nguyễn`, `C. Mác`.
  ['part', /^([A-H])\s?[.)/–-]\s?(?=\p{Lu}{2,}[\s,]\p{Lu}{2})/u],
  // `Chương III`, `CHƯƠNG 2.`; near miss: `Chương trình hành động`.
  ['chapter', new RegExp(`^${CHAPTER}\\s+([ivxlc]{1,7}|\\d{1,3})(?!\\p{L})\\s?[.:–-]?\\s?`, 'iu')],
  // `Tiểu mục 1.`; near miss: `Tiểu ban nhân sự`.
  ['subsection', /^tiểu mục\s+([ivx]{1,5}|\d{1,3})(?!\p{L}|\s?,)\s?[.:–-]?\s?/iu],
  // `Mục 2`, `Mục II.`; near miss: `Mục tiêu chung`, `Mục 3, Phần II` in a sentence.
  ['section', /^m[ụu]c\s+([ivx]{1,5}|\d{1,3})(?!\p{L}|\s?,)\s?[.:–-]?\s?/iu],
  // `Điều 16.`, `Điều 8a:`, recognised `Đỉều 5.`; near miss: `Điều 12 của Điều lệ`, `Điều lệ Đảng`.
  ['article', new RegExp(`^${ARTICLE}\\s+(\\d{1,3}[a-zđ]?)(?:\\s?[.:–-]\\s?|\\s*$)`, 'iu')],
  // `II. NỘI DUNG`, `I- Mục đích`; near miss: `XIII của Đảng`.
  ['roman', /^([IVX]{1,6})\s?[.)/–-]\s?(?=[\p{L}“"])/u],
  // `Il. NỘI DUNG`, `lll. …`: I recognised as l or 1; at least two signs, so that `l. …` and `1. …` are left alone.
  ['roman', /^((?=[IVXl1]*[IVXl])(?![1]+\b)[IVXl1]{2,6})\s?[.)/–-]\s?(?=[\p{Lu}“"]{2})/u],
  // `1.2. Nội dung`, `3.1 Số lượng`; near miss: `1.500 đảng viên`.
  ['decimal', /^(\d{1,2}(?:\.\d{1,2}){1,3})\s?[.):–-]?\s(?=[\p{L}“"])/u],
  // `1. Mục đích`, `2) …`, `3- …`; near miss: `30-6`, `5 năm qua`, `5-KH/TU`.
  ['number', /^(\d{1,2})(?:\s?[.)/]\s?|\s?[-–]\s|[-–](?!\p{Lu}{1,4}[/-]))(?=[\p{L}“"(])/u],
  ['number', /^\((\d{1,2})\)\s?(?=\S)/u],
  // `l0. …`, `1O. …`: a digit recognised as a letter beside one that was not.
  ['number', /^(?=[lIO\d]{2}[.)])([\dlI][\dO]|\d[lI])[.)]\s(?=[\p{Lu}“"])/u],
  // `Bước 1:`, `Bước 2.`; near miss: `Bước đầu`.
  ['step', /^bước\s+(\d{1,2}|thứ nhất|một|hai|ba|bốn|năm|sáu|bảy)(?!\p{L})\s?[.,:–-]\s?/iu],
  // `Thứ nhất, …`, `Thứ năm: …`; near miss: `Thứ sáu, 07/10/2022` (a weekday).
  [
    'ordinal',
    new RegExp(
      `^th[ứửừ]\\s+(${ORDINAL_ALTERNATIVES})\\s?(?:là\\s?)?[,:.–-]\\s?(?!\\s{0,3}(?:ngày\\s)?\\d{1,2}\\s?[/-]\\s?\\d)`,
      'iu',
    ),
  ],
  // `Một là, …`, `Hai là: …`; near miss: `Một lần nữa`.
  ['counted', /^(một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)\s+là(?!\p{L})\s?[,:–-]?\s?/iu],
  // `a) …`, `b- …`, `đ. …`, `a/ …`, `a-Nội dung`; near miss: `a lô`, `đ/c Nguyễn`.
  ['letter', /^([a-zđ])(?:\s?[)]\s?|\s?[.]\s|\s?[-–]\s|[-–](?=\p{Lu}\p{Ll})|\/\s(?=\p{Lu}))(?=\S)/u],
  ['dash', /^[-–—]\s?(?=[\p{L}\d“"(])/u],
  ['plus', /^\+\s?(?=\S)/u],
  ['bullet', /^[•●▪◦■*·]\s?(?=\S)/u],
];

/** The marker at the start of a paragraph, or null for running text. Linear in a bounded prefix. */
export function markerOf(text: string): Marker | null {
  const head = text.slice(0, HEAD);
  for (const [type, pattern] of PATTERNS) {
    const match = pattern.exec(head);
    if (!match) continue;
    const label = repairedLabel(type, match[1] ?? '');
    return { type, label: shownLabel(type, label), ordinal: ordinalOf(type, label), length: match[0].length };
  }
  return null;
}

/** The label with letters that recognition puts for digits or Roman signs put right; the text itself stays as it is. */
function repairedLabel(type: MarkerType, label: string): string {
  if (type === 'roman') return label.replace(/[l1]/g, 'I');
  if (type === 'number') return label.replace(/[lI]/g, '1').replace(/O/g, '0');
  return label;
}

function shownLabel(type: MarkerType, label: string): string {
  const key = comparisonKey(label);
  if (type === 'ordinal') return `thứ ${key}`;
  if (type === 'part' && key.length === 1) return label.toUpperCase();
  if (/^[ivxlc]+$/.test(key) && type !== 'letter') return key.toUpperCase();
  return type === 'roman' ? label : key;
}

function ordinalOf(type: MarkerType, label: string): number | null {
  const key = comparisonKey(label).replace(/^thứ /, '');
  if (/^\d+[a-zđ]?$/.test(key)) return Number.parseInt(key, 10);
  if (type === 'decimal') return Number(key.slice(key.lastIndexOf('.') + 1));
  if (type === 'letter' || (type === 'part' && /^[a-h]$/.test(key))) {
    const place = LETTERS.indexOf(key);
    return place === -1 ? null : place + 1;
  }
  for (const words of [ORDINAL_WORDS, COUNTED_WORDS]) if (words.includes(key)) return words.indexOf(key) + 1;
  if (key === 'bẩy') return 7;
  return /^[ivxlc]+$/.test(key) ? romanValue(key) : null;
}

/** Order of điểm in Vietnamese papers: đ follows d; f, j, w, z are not used. */
const LETTERS = [
  'a',
  'b',
  'c',
  'd',
  'đ',
  'e',
  'g',
  'h',
  'i',
  'k',
  'l',
  'm',
  'n',
  'o',
  'p',
  'q',
  'r',
  's',
  't',
  'u',
  'v',
  'x',
  'y',
];

/** Value of a Roman number; null when it is not one. */
export function romanValue(roman: string): number | null {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  let total = 0;
  const letters = [...roman.toLowerCase()];
  for (let i = 0; i < letters.length; i++) {
    const value = values[letters[i] ?? ''];
    if (value === undefined) return null;
    total += value < (values[letters[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total > 0 ? total : null;
}
