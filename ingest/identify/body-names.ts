import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { unifyTonePlacement } from '../../knowledge/text/normalize.ts';
import { BODY_PHRASES, BODY_WORDS, SECTOR_WORDS, SMALL_WORDS, UNIT_WORDS } from './body-words.ts';

function letterCases(phrase: string): string {
  return phrase
    .split(' ')
    .map((word) => {
      const [first = '', ...rest] = [...word];
      const tail = rest.join('').replace('ủy', '(?:ủy|uỷ)');
      const whole = word === 'ủy' || word === 'Ủy' ? `(?:[Ủủ]y|[Uu]ỷ)` : null;
      return whole ?? `[${first.toUpperCase()}${first.toLowerCase()}]${tail}`;
    })
    .join('\\s');
}

const byLength = (a: string, b: string): number => b.length - a.length;
const PHRASE = [...BODY_PHRASES].sort(byLength).map(letterCases).join('|');
const UNIT = [...UNIT_WORDS]
  .sort(byLength)
  .map((unit) => unit.replace(' ', '\\s'))
  .join('|');
/** `Bến Sỏi`, `Thừa Thiên Huế`, `Ea Đrăng`; capitals only. */
const NAME = `\\p{Lu}\\p{L}*(?:\\s\\p{Lu}\\p{L}*){0,3}`;
const BODY = new RegExp(
  `(?:${PHRASE})(?!\\p{L})(?:\\s(?:${PHRASE}|${UNIT})(?!\\p{L})){0,5}(?:\\s(${NAME}|\\d{1,2})(?!\\p{L}))?`,
  'uy',
);

/** A body named in a text. */
export interface FoundBody {
  readonly name: string;
  readonly end: number;
}

/** The body whose name begins at `start` with a capital ("Ban Thường vụ Tỉnh ủy"), or null. */
export function bodyNameAt(text: string, start: number): FoundBody | null {
  if (!/\p{Lu}/u.test(text[start] ?? '')) return null;
  BODY.lastIndex = start;
  const match = BODY.exec(text);
  if (!match) return null;
  const proper = match[1];
  const whole = match[0];
  if (proper === undefined || /^\d/.test(proper)) return { name: whole, end: start + whole.length };
  const kept = cutProperName(proper, text.slice(start + whole.length, start + whole.length + 12));
  const name = `${whole.slice(0, whole.length - proper.length)}${kept}`.trim();
  return { name, end: start + name.length };
}

/** Words that begin something else than the name of a place, by their first two syllables or alone. */
const NOT_A_NAME =
  /(?:^|\s)(?:Đảng(?:\s|$)|Ban\s(?:Thường|Chấp|Tổ|Tuyên|Chỉ|Bí)|Bí thư|Phó\s|Đại hội|Nghị quyết|Hội nghị|Quyết định|Quy định|Chỉ thị|Kế hoạch|Hướng dẫn|Nhân dân|Mặt trận|Ủy ban|Hội đồng|Thường trực|Thường\s|Khóa|Nhiệm|Lần|Ông|Bà|Đồng chí|Theo|Tại|Trong|Việc|Các|Những|Về|Và|Việt Nam|Covid|Tổ\s|Đề\s|Thông\s|Thực\s|Căn\s|Tất\s|Đến\s|Trên\s|Qua\s|Sau\s|Trước\s|Khi\s|Do\s|Để\s)/u;

/**
 * The name up to the first word that cannot belong to it. `after` is the text behind it: "Quyết" is no name before
 * "định".
 */
export function cutProperName(name: string, after = ''): string {
  const words = name.split(/\s/);
  for (let i = 0; i < words.length; i++) {
    const rest = `${words.slice(i).join(' ')}${after.slice(0, 12)} `;
    const hit = NOT_A_NAME.exec(rest);
    if (hit && hit.index === 0) return words.slice(0, i).join(' ');
  }
  return name;
}

const CASE_BY_KEY = new Map(
  [...BODY_PHRASES, ...BODY_WORDS, ...SECTOR_WORDS, ...UNIT_WORDS, ...SMALL_WORDS].map((phrase) => [
    unifyTonePlacement(phrase.toLowerCase()),
    phrase,
  ]),
);
const LONGEST_PHRASE = 8;
const FIRST_WORDS = [...BODY_PHRASES, ...BODY_WORDS].map((phrase) =>
  unifyTonePlacement(phrase.toLowerCase()),
);

/** Whether a line in capitals begins with the words of a body, so that it is not the end of a name above it. */
export function beginsWithBody(line: string): boolean {
  const words = unifyTonePlacement(line.toLowerCase());
  return FIRST_WORDS.some((phrase) => words === phrase || words.startsWith(`${phrase} `));
}

/**
 * A line of capitals ("THỊ ỦY BẾN SỎI") as it is written in running text ("Thị ủy Bến Sỏi"): known words of bodies and
 * units by their own rule, all others as names. Text that already has small letters is returned unchanged.
 */
export function restoreBodyCase(line: string): string {
  if (/\p{Ll}/u.test(line)) return line;
  const words = unifyTonePlacement(line.toLowerCase()).split(/\s+/);
  const shown: string[] = [];
  for (let i = 0; i < words.length;) {
    const found = phraseAt(words, i);
    const word = words[i] ?? '';
    shown.push(
      found?.shown ??
        (shown.at(-1) === 'lần thứ' || shown.at(-1) === 'khóa' ? word.toUpperCase() : capitalised(word)),
    );
    i += found?.length ?? 1;
  }
  const text = shown.join(' ');
  return text === '' ? text : `${(text[0] ?? '').toUpperCase()}${text.slice(1)}`;
}

function phraseAt(words: readonly string[], at: number): { shown: string; length: number } | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length >= 1; length--) {
    const shown = CASE_BY_KEY.get(words.slice(at, at + length).join(' '));
    if (shown !== undefined) return { shown, length };
  }
  return null;
}

function capitalised(word: string): string {
  const [first = '', ...rest] = [...word];
  return first.toUpperCase() + rest.join('');
}

/** Units of one word that a misread letterhead may hold; `quân` (of Quân khu) is read for no `quận`. */
const SAFE_UNITS = ['tỉnh', 'huyện', 'xã', 'phường'];
const BY_FOLDED = new Map(
  [
    ...[...BODY_PHRASES, ...BODY_WORDS, ...UNIT_WORDS].filter((phrase) => phrase.includes(' ')),
    ...SAFE_UNITS,
  ].map((phrase) => [foldDiacritics(phrase), phrase.toUpperCase()]),
);

/**
 * A line of capitals that was recognised, with the words of bodies and units it begins with spelled right (`TÍNH ỦY BẾN
 * SỎI` → `TỈNH ỦY BẾN SỎI`): they are known, the name behind them is not. A unit counts only with a name behind it.
 */
export function withKnownBodies(line: string): string {
  if (/\p{Ll}/u.test(line)) return line;
  const words = line.split(' ');
  const known: string[] = [];
  for (let at = 0; at < words.length;) {
    const most = Math.min(LONGEST_PHRASE, words.length - at);
    const length = Array.from({ length: most }, (_, i) => most - i).find((count) =>
      BY_FOLDED.has(foldDiacritics(words.slice(at, at + count).join(' '))),
    );
    if (length === undefined || (length === 1 && at + 1 === words.length)) break;
    known.push(BY_FOLDED.get(foldDiacritics(words.slice(at, at + length).join(' '))) ?? '');
    at += length;
  }
  return [
    ...known,
    ...words.slice(
      known
        .join(' ')
        .split(' ')
        .filter((word) => word !== '').length,
    ),
  ].join(' ');
}

/**
 * A sentence in capitals ("VỀ ĐẠI HỘI ĐẢNG BỘ CÁC CẤP") in small letters, with the capitals that `example` shows for
 * the same words; the first letter is a capital. Text that already has small letters is returned unchanged.
 */
export function restoreSentenceCase(line: string, example: string): string {
  if (/\p{Ll}/u.test(line)) return line;
  const lower = line.toLowerCase();
  const words = [...lower.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, 60);
  const exampleText = example.slice(0, 20_000);
  const exampleLower = exampleText.toLowerCase();
  const letters = [...lower];
  if (exampleLower.length !== exampleText.length || letters.length !== lower.length)
    return capitalised(lower);
  for (let i = 0; i < words.length; i++) {
    const from = words[i]?.index ?? 0;
    const last = words[Math.min(i + 1, words.length - 1)];
    const to = (last?.index ?? 0) + (last?.[0].length ?? 0);
    const shown = mixedCaseOf(lower.slice(from, to), exampleText, exampleLower);
    if (shown !== null)
      [...shown].forEach((letter, k) => (letters[from + k] = keepUpper(letters[from + k] ?? '', letter)));
  }
  return capitalised(letters.join(''));
}

function keepUpper(current: string, offered: string): string {
  return current === current.toLowerCase() ? offered : current;
}

/** The words as the example writes them inside a sentence, not in a line of capitals. */
function mixedCaseOf(words: string, example: string, exampleLower: string): string | null {
  for (
    let at = exampleLower.indexOf(words), tries = 0;
    at !== -1 && tries < 5;
    at = exampleLower.indexOf(words, at + 1), tries++
  ) {
    const shown = example.slice(at, at + words.length);
    const before = example.slice(Math.max(0, at - 2), at);
    if (/\p{Ll}/u.test(shown) && !/(?:^|[.!?:]\s|\n)$/u.test(before) && before !== '') return shown;
  }
  return null;
}
