import { foldDiacritics } from '../../knowledge/text/fold.ts';

const MAX_TEXT = 60_000;
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * A name from a letterhead of a recognised paper, spelled as most places of its text spell it: marks over capitals are
 * lost ("SƠN TIÊN"), over small letters seldom ("Sơn Tiễn"). The name as it is when the text does not have it.
 */
export function spelledAsInText(name: string, text: string): string {
  const words = name.split(' ');
  const shown = wordsOf(text.slice(0, MAX_TEXT));
  for (let count = words.length; count >= 2; count--) {
    const tail = words.slice(-count);
    // Only a whole name, or its proper part, is looked for: "tỉnh Sơn" would be neither.
    if (count < words.length && !tail.every(isCapitalised)) continue;
    const spelled = mostUsed(tail, shown);
    if (spelled !== null) return [...words.slice(0, -count), ...spelled].join(' ');
  }
  return name;
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

function mostUsed(wanted: readonly string[], shown: readonly ShownWord[]): string[] | null {
  const keys = wanted.map(keyOf);
  const counts = new Map<string, { words: string[]; weight: number }>();
  for (let at = 0; at + keys.length <= shown.length; at++) {
    if (!keys.every((key, i) => shown[at + i]?.key === key)) continue;
    const run = shown.slice(at, at + keys.length);
    if (!run.every(({ text }, i) => isCapitalised(text) === isCapitalised(wanted[i] ?? ''))) continue;
    const words = run.map(({ text }) => text);
    const found = counts.get(words.join(' ')) ?? { words, weight: 0 };
    counts.set(words.join(' '), { words, weight: found.weight + 1 });
  }
  const [best] = [...counts.values()].sort((a, b) => b.weight - a.weight);
  return best?.words ?? null;
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
