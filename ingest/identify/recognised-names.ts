import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { agreed } from './agreed-spelling.ts';

const MAX_TEXT = 60_000;
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * A name from a letterhead of a recognised paper, spelled as its readings together spell it, the letterhead being one of
 * them: marks over capitals are lost ("SƠN TIÊN"), over small letters seldom ("Sơn Tiễn"), and each place may have lost
 * another mark. The name as it is when the text does not have it.
 */
export function spelledAsInText(name: string, text: string): string {
  const words = name.split(' ');
  const shown = wordsOf(text.slice(0, MAX_TEXT));
  const whole = spelledAlike(words, shown) ?? words;
  // The proper part stands in more places than the whole name: "Bến Sỏi, ngày …".
  const from = whole.findLastIndex((word) => !isCapitalised(word)) + 1;
  const proper = from > whole.length - 2 ? null : spelledAlike(words.slice(from), shown);
  return (proper === null ? whole : [...whole.slice(0, from), ...proper]).join(' ');
}

const CONGRESS = /^(Đại hội.*?) lần thứ ([IVXL]+)(?!\p{L})(.*)$/u;
const NAMED_CONGRESS = /đại hội([^.;:]{0,120}?)lần thứ\s+([IVXL]+)(?!\p{L})/giu;

/**
 * A congress in a letterhead with its number as the text writes it, where the text names one congress of that body and
 * its number has more strokes: recognition loses strokes of `XVIII`. Other names come back unchanged.
 */
export function congressAsInText(name: string, text: string): string {
  const [, before = '', number = '', behind = ''] = CONGRESS.exec(name) ?? [];
  if (number === '') return name;
  const body = wordsOf(behind.trim() === '' ? before : behind).map(({ key }) => key);
  const numbers = new Set<string>();
  for (const [, between = '', other = ''] of text.slice(0, MAX_TEXT).matchAll(NAMED_CONGRESS)) {
    const words = wordsOf(`đại hội ${between}`).map(({ key }) => key);
    if (body.every((word) => words.includes(word))) numbers.add(other);
  }
  const [only = ''] = numbers;
  const isSame = only.replace(/I/g, '') === number.replace(/I/g, '');
  return numbers.size === 1 && isSame && only.length > number.length
    ? `${before} lần thứ ${only}${behind}`
    : name;
}

interface ShownWord {
  readonly text: string;
  readonly key: string;
}

function wordsOf(text: string): ShownWord[] {
  return [...text.matchAll(WORD)].map(([word]) => ({ text: word, key: keyOf(word) }));
}

/** Without marks, and without letters that were read twice (`Ngừữ`). No other letter may differ: An Bình is not An Minh. */
function keyOf(word: string): string {
  return foldDiacritics(word).replace(/(.)\1+/g, '$1');
}

/** The words as the runs of the text with the same letters and the words themselves spell them; null without a run. */
function spelledAlike(wanted: readonly string[], shown: readonly ShownWord[]): string[] | null {
  const keys = wanted.map(keyOf);
  const runs: (readonly string[])[] = [];
  for (let at = 0; at + keys.length <= shown.length; at++) {
    if (!keys.every((key, i) => shown[at + i]?.key === key)) continue;
    const run = shown.slice(at, at + keys.length).map(({ text }) => text);
    if (run.every((word, i) => isCapitalised(word) === isCapitalised(wanted[i] ?? ''))) runs.push(run);
  }
  if (runs.length === 0) return null;
  return wanted.map((word, i) => agreed([...runs.map((run) => run[i] ?? ''), word]));
}

/** `Sơn`; near miss: `SƠN`, whose marks are as unsure as those of the name itself. */
function isCapitalised(word: string): boolean {
  return /^\p{Lu}\p{Ll}*$/u.test(word);
}

/** Family names of Việt Nam that are written with marks; all others are left as recognised. */
const FAMILY_NAMES =
  'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mã Tạ Hà Cao Lương Tô Châu Thái Quách Nông Lò Quàng Cầm Lường Vì Giàng Sùng Thào Hoàng Triệu Chu Kiều Nghiêm Tống Viên Khổng Âu Từ Lưu Mạc Mai Doãn Đàm Đồng Điểu Thạch Kim Sơn Danh Siu Rơ Y H La Lục Ma Bàn Đèo Lù Vàng Thân Phó Khương Ông Ninh Tăng Văn Hứa'.split(
    ' ',
  );

/** `Nguyên Văn A` → `Nguyễn Văn A`: the family name where its letters leave no choice and it is none as it stands. */
export function knownFamilyName(person: string): string {
  const [family = '', ...rest] = person.split(' ');
  if (FAMILY_NAMES.includes(family)) return person;
  const known = [...new Set(FAMILY_NAMES.filter((name) => foldDiacritics(name) === foldDiacritics(family)))];
  return known.length === 1 && known[0] !== undefined ? [known[0], ...rest].join(' ') : person;
}
