import { findDocumentNumbers, numberKey } from '../../knowledge/model/document-number.ts';
import type { Syllable } from '../../knowledge/text/syllables.ts';
import { romanValue, wordNumberAt } from './number-words.ts';

/** A day, month or year as far as the text gives it. */
export interface PartialDate {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

interface At {
  readonly start: number;
  readonly end: number;
}

/** Something in a text that must be exactly right: a document number, a date, a figure. Offsets are UTF-16. */
export type Anchor = At &
  (
    | { readonly type: 'number'; readonly key: string }
    /** `Chỉ thị 35`: a document named by the digits of its number alone. */
    | { readonly type: 'short-number'; readonly digits: number }
    | { readonly type: 'date'; readonly date: PartialDate }
    /** `isWord`: written in letters, where "năm" or "một" may be no number at all. */
    | {
        readonly type: 'figure';
        readonly value: number;
        readonly unit: 'percent' | 'none';
        readonly isWord: boolean;
      }
  );

const KIND_WORDS =
  /(?:chỉ thị|kết luận|quy định|quyết định|nghị quyết|hướng dẫn|kế hoạch|thông báo|thông tri|quy chế|báo cáo|nghị định|luật|ct|qđ|nq|hd|kl|kh|tb)(?:\s+số)?\s*$/iu;

/** Forms of dates, most exact first. Groups: d, m, y in the order named. */
const DATE_FORMS: readonly (readonly [RegExp, readonly ('d' | 'm' | 'y')[]])[] = [
  [/(?<![\d/])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/g, ['d', 'm', 'y']],
  [/ngày\s+(?:mùng\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/giu, ['d', 'm', 'y']],
  [/(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/giu, ['d', 'm', 'y']],
  [/ngày\s+(?:mùng\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)/giu, ['d', 'm']],
  [/ngày\s+(\d{1,2})\s?[/.-]\s?(\d{1,2})(?![\d/])/giu, ['d', 'm']],
  [/tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/giu, ['m', 'y']],
  [/tháng\s+(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/giu, ['m', 'y']],
  [/(?<![\d/.-])(\d{1,2})\s?[/-]\s?(\d{4})(?!\d)/g, ['m', 'y']],
  [/tháng\s+(\d{1,2})(?!\d|\s*[/.-]\s*\d)/giu, ['m']],
  [/ngày\s+(?:mùng\s+)?(\d{1,2})(?!\d|\s*[/.-]\s*\d)/giu, ['d']],
  [/(?<![\d/.,-])((?:19|20)\d{2})(?![\d%]|[.,]\d)/g, ['y']],
];
/** `2020-2025`, `2020 – 2025`: a term; both years count. */
const TERM = /(?<!\d)((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})(?!\d)/g;
const FRACTION = /(?<![\d/])(\d{1,2})\s?\/\s?(\d{1,2})(?![\d/])/g;
const RANGE_PERCENT = /(\d+(?:[.,]\d+)?)\s?%?\s?(?:[-–]|đến|tới)\s?(\d+(?:[.,]\d+)?)\s?(?:%|phần trăm)/giu;
const PERCENT = /(\d+(?:[.,]\d+)?)\s?(?:%|phần trăm)/giu;
const DIGITS = /\d+(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?/g;
/** Words after which a lone Roman numeral or number word is a number, and classifiers after one. */
const COUNTED =
  /^(?:người|đồng|đại|ủy|bước|ngày|tháng|tuần|giờ|buổi|lần|phiếu|bản|tổ|đơn|chi|đảng|cấp|nội|nhóm|điều|khoản|điểm|phần|trường|hội|tỉnh|xã|phường|huyện|phó|nhiệm|tuổi|vị|nơi|cơ|loại|mục|chức|khâu|yêu|nguyên|bộ)$/;

/**
 * Everything in the text that must be exactly right, in order of place, none inside another. `loose` also takes number
 * words that may be something else: right for passages, where more is safer than less.
 */
export function anchorsOf(
  text: string,
  syllables: readonly Syllable[],
  options: { readonly loose?: boolean } = {},
): Anchor[] {
  const found: Anchor[] = [];
  const taken: At[] = [];
  const isFree = ({ start, end }: At): boolean => taken.every((at) => end <= at.start || start >= at.end);
  const take = (anchor: Anchor): void => {
    found.push(anchor);
  };
  const claim = (at: At): void => void taken.push({ start: at.start, end: at.end });

  for (const { number, start, end } of findDocumentNumbers(text)) {
    take({ type: 'number', key: numberKey(number), start, end });
    claim({ start, end });
  }
  for (const match of text.matchAll(TERM)) {
    const at = spanOf(match);
    if (!isFree(at)) continue;
    for (const year of [match[1], match[2]])
      take({ type: 'date', date: { day: null, month: null, year: Number(year) }, ...at });
    claim(at);
  }
  for (const [form, order] of DATE_FORMS) {
    for (const match of text.matchAll(form)) {
      const at = spanOf(match);
      const value = (part: 'd' | 'm' | 'y'): number | null => {
        const i = order.indexOf(part);
        return i < 0 ? null : Number(match[i + 1]);
      };
      const date = { day: value('d'), month: value('m'), year: value('y') };
      if (!isFree(at) || !isCredible(date)) continue;
      take({ type: 'date', date, ...at });
      claim(at);
    }
  }
  for (const match of text.matchAll(RANGE_PERCENT)) {
    const at = spanOf(match);
    if (!isFree(at)) continue;
    for (const part of [match[1], match[2]])
      take({ type: 'figure', value: decimal(part ?? ''), unit: 'percent', isWord: false, ...at });
    claim(at);
  }
  for (const match of text.matchAll(PERCENT)) {
    const at = spanOf(match);
    if (!isFree(at)) continue;
    take({ type: 'figure', value: decimal(match[1] ?? ''), unit: 'percent', isWord: false, ...at });
    claim(at);
  }
  for (const match of text.matchAll(FRACTION)) {
    const at = spanOf(match);
    if (!isFree(at) || Number(match[2]) === 0) continue;
    take({
      type: 'figure',
      value: share(Number(match[1]), Number(match[2])),
      unit: 'percent',
      isWord: false,
      ...at,
    });
    claim(at);
  }
  for (const match of text.matchAll(DIGITS)) {
    const written = spanOf(match);
    if (!isFree(written)) continue;
    const scale = /^\s(nghìn|ngàn|triệu|tỷ|tỉ)(?![\p{L}])/u.exec(text.slice(written.end, written.end + 8));
    const value = scaled(decimal(match[0]), scaleOf(scale?.[1]) ?? 1);
    const at = { start: written.start, end: written.end + (scale?.[0].length ?? 0) };
    if (KIND_WORDS.test(text.slice(Math.max(0, at.start - 24), at.start)))
      take({ type: 'short-number', digits: value, ...at });
    else take({ type: 'figure', value, unit: 'none', isWord: false, ...at });
    claim(at);
  }
  takeWords(text, syllables, options.loose === true, isFree, take);
  return found.sort((a, b) => a.start - b.start);
}

function takeWords(
  text: string,
  syllables: readonly Syllable[],
  loose: boolean,
  isFree: (at: At) => boolean,
  take: (anchor: Anchor) => void,
): void {
  const words = syllables.map(({ accented }) => accented);
  for (let i = 0; i < words.length; i++) {
    const roman = romanAt(text, syllables[i], words[i - 1]);
    const first = syllables[i];
    if (first === undefined || !isFree(first)) continue;
    if (roman !== null) {
      take({ type: 'figure', value: roman, unit: 'none', isWord: true, start: first.start, end: first.end });
      continue;
    }
    // "quá bán", "quá nửa", "nửa nhiệm kỳ": half.
    if (words[i] === 'nửa' || (words[i] === 'bán' && words[i - 1] === 'quá')) {
      take({ type: 'figure', value: 50, unit: 'percent', isWord: true, start: first.start, end: first.end });
      continue;
    }
    const number = wordNumberAt(words, i);
    if (number === null) continue;
    const last = syllables[i + number.length - 1] ?? first;
    const after = words.slice(i + number.length, i + number.length + 3);
    const at = { start: first.start, end: last.end };
    const below = after[0] === 'phần' ? wordNumberAt(words, i + number.length + 1) : null;
    const reaching = (length: number): At => ({
      start: at.start,
      end: syllables[i + number.length + length - 1]?.end ?? at.end,
    });
    if (after[0] === 'phần' && after[1] === 'trăm') {
      take({ type: 'figure', value: number.value, unit: 'percent', isWord: true, ...reaching(2) });
      i += 2;
    } else if (below !== null && below.value > number.value) {
      const value = share(number.value, below.value);
      take({ type: 'figure', value, unit: 'percent', isWord: true, ...reaching(below.length + 1) });
      i += below.length + 1;
    } else if (after[0] === 'phẩy' && wordNumberAt(words, i + number.length + 1) !== null) {
      const behind = wordNumberAt(words.slice(i + number.length + 1, i + number.length + 2), 0) ?? number;
      const scale = scaleOf(words[i + number.length + 1 + behind.length]);
      const value = scaled(decimal(`${number.value},${behind.value}`), scale ?? 1);
      take({
        type: 'figure',
        value,
        unit: 'none',
        isWord: true,
        ...reaching(1 + behind.length + (scale === null ? 0 : 1)),
      });
      i += 1 + behind.length + (scale === null ? 0 : 1);
    } else if (after[0] === 'nửa' && number.value === 1) {
      take({ type: 'figure', value: 50, unit: 'percent', isWord: true, ...reaching(1) });
      i += 1;
    } else if (
      isClearlyCount(words, i, number.length) ||
      (loose && words[i] !== 'không' && !isYear(words, i))
    ) {
      take({ type: 'figure', value: number.value, unit: 'none', isWord: true, ...at });
    }
    i += number.length - 1;
  }
}

/** "5 năm", "năm 2020", "mỗi năm": the year, not five. */
function isYear(words: readonly string[], at: number): boolean {
  if (words[at] !== 'năm') return false;
  return (
    /^\d|^(?:mỗi|từng|một|hai|ba|bốn|mười|trong|các|hằng|hàng|cuối|đầu|quý)$/.test(words[at - 1] ?? '') ||
    /^\d/.test(words[at + 1] ?? '')
  );
}

/** "bốn bước", "bước ba", "thứ hai"; not "một số", "năm 2020", "ba" alone, "không". */
function isClearlyCount(words: readonly string[], at: number, length: number): boolean {
  const [word, before, after] = [words[at] ?? '', words[at - 1] ?? '', words[at + length] ?? ''];
  if (word === 'không' || (word === 'một' && length === 1)) return false;
  if (length > 1 || word === 'mười') return true;
  return COUNTED.test(after) || before === 'bước' || before === 'thứ';
}

/** A Roman numeral in capitals; a lone letter only behind a word that is numbered. */
function romanAt(text: string, syllable: Syllable | undefined, before: string | undefined): number | null {
  if (syllable === undefined) return null;
  const written = text.slice(syllable.start, syllable.end);
  if (!/^[IVXLC]+$/.test(written)) return null;
  if (written.length === 1 && !/^(?:quý|khóa|thứ|hội|phần|mục|chương|kỳ)$/.test(before ?? '')) return null;
  return romanValue(written.toLowerCase());
}

function spanOf(match: RegExpExecArray): At {
  return { start: match.index, end: match.index + match[0].length };
}

function isCredible({ day, month }: PartialDate): boolean {
  return (day === null || (day >= 1 && day <= 31)) && (month === null || (month >= 1 && month <= 12));
}

/** `1.377` is a thousand and more, `0,5` a half. */
function scaleOf(word: string | undefined): number | null {
  if (word === 'nghìn' || word === 'ngàn') return 1e3;
  if (word === 'triệu') return 1e6;
  return word === 'tỷ' || word === 'tỉ' ? 1e9 : null;
}

/** Rounded, so that 1,2 tỷ and 1.200 triệu are the same. */
function scaled(value: number, scale: number): number {
  return Math.round(value * scale * 1e6) / 1e6;
}

function decimal(text: string): number {
  return Number(/^\d+(?:\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text.replace(',', '.'));
}

/** Per cent of a fraction, rounded so that 1/3 is the same however it is written. */
function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1e6) / 1e4;
}

/** Whether the passage's date says at least all that the sentence's says. */
export function dateHolds(said: PartialDate, held: PartialDate): boolean {
  return (
    (said.day === null || said.day === held.day) &&
    (said.month === null || said.month === held.month) &&
    (said.year === null || said.year === held.year)
  );
}
