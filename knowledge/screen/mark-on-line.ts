import { foldDiacritics } from '../text/fold.ts';
import { plainLetters } from './latin-skeleton.ts';

/** Degrees of secrecy, as unaccented slugs. */
export type SecrecyDegree = 'mat' | 'toi-mat' | 'tuyet-mat';

export interface LineMark {
  readonly degree: SecrecyDegree;
  /** In capitals, set in brackets or behind "Độ mật:": not a word that happens to stand alone. */
  readonly isFirm: boolean;
}

const MAX_MARK_LENGTH = 80;
const MAX_BESIDE_LENGTH = 200;

/** Folded letters of a whole mark: `mat`, `domattoimat`, `tailieutuyetmat`; near misses: `domat`, `bimatnhanuoc`. */
const MARK =
  /^(?<label>(?:muc|dau|cap)?(?:chi)?(?:muc)?do(?:bao)?mat|bimatnhanuoc(?:do)?)?(?<paper>(?:tailieu|vanban|hoso|congvan|phuluc)(?:bimatnhanuoc)?(?:do)?)?(?<degree>t[o][il]mat|tuyetmat|mat)$/;
/** `TÀI LIỆU BÍ MẬT NHÀ NƯỚC` as a stamp that leaves the degree open. */
const STATE_STAMP = /^(?:tailieu|vanban|hoso)(?:thuoc|chua)?bimatnhanuoc$/;
/** What may follow the degree in a stamp: copy number and urgency. */
const COMPANION =
  /[\s\-–/,;|([]{0,6}(?:bản số\s?:?\s?[\d./]{0,8}|số bản\s?:?\s?\d{0,4}|số lượng\s?:?\s?\d{0,4} bản|thượng khẩn|hỏa tốc|hoả tốc|khẩn|hẹn giờ|không sao chụp)[\s)\]./]{0,4}$/iu;
/** Frames, brackets, bullets and rules around a stamp. */
const FRAME = /^[^\p{L}\p{N}@]{1,60}|[^\p{L}\p{N}@!]{1,60}$/gu;
const BRACKETED = /^[\s*]{0,4}[[({<|*"“«┌│║╔═_=~-].{1,70}[\])}>|*"”»┘│║╝═_=~-][\s.*]{0,4}$/u;
/** Figures that recognition or a hasty typist sets for letters. */
const FIGURES: Readonly<Record<string, string>> = {
  '4': 'A',
  '@': 'A',
  '0': 'O',
  '1': 'I',
  '!': 'I',
  '7': 'T',
  '3': 'E',
};
/** Words that go on on the next line: what follows is no mark. `ĐỘ ⏎ TỐI MẬT`, `BẢO VỆ BÍ ⏎ MẬT`, `GẶP ⏎ MẶT`. */
const GOES_ON =
  /(?:^|[^a-z])(?:do|bi|bao|thuoc|muc|dau|danh muc|gap|be|ra|tai lieu|van ban|ho so|cong van|co mat|mat,)$/;
/** Words that go on only to something of their kind: `TUYỆT MẬT VÀ ⏎ TỐI MẬT`; near miss: a stamp after `các cấp,`. */
const MAY_GO_ON = /(?:^|[^a-z])(?:ve|va|la|cac|nhung|cua|hoac|co|khong|o)$|,$/;
/** What a line says that speaks of degrees itself. */
const NAMES_A_DEGREE = /(?:^|[^a-z])(?:mat|tai lieu|van ban|ho so)(?:[^a-z]|$)/;
/** Set as stamps are: capitals first. A word of a sentence that happens to begin a line is small. */
const STAMP_CASE = /^[^\p{L}\p{N}]{0,20}\p{Lu}/u;

/** Any letter that prints like m. */
const MAY_HOLD_M = /[mM\u041C\u043C\u039C\uFF2D\uFF4D\u2133]|[\u{1D400}-\u{1D7FF}]/u;

/** The same with something like t not far behind. */
const MAY_HOLD_MARK = new RegExp(`(?:${MAY_HOLD_M.source}).{1,12}[^\\x00-\\x7F]|[mM].{1,12}[tT7]`, 'u');

/** The mark that a whole line is, or null. `recognised`: the line was read from a picture, so more damage is allowed for. */
export function markOnLine(line: string, recognised = false): LineMark | null {
  const trimmed = line.trim();
  if (trimmed.length < 3 || trimmed.length > MAX_MARK_LENGTH) return null;
  if (!recognised && !MAY_HOLD_M.test(trimmed)) return null;
  for (const reading of readingsOf(trimmed)) {
    const mark = markOfReading(reading, recognised);
    if (mark !== null) return mark;
  }
  return null;
}

/** A mark that shares its line with number, national title, motto or day line, before or behind. */
export function markBeside(line: string, recognised = false): LineMark | null {
  if (line.length > MAX_BESIDE_LENGTH || (!recognised && !MAY_HOLD_MARK.test(line))) return null;
  const words = plainLetters(line).trim().split(/\s+/);
  if (words.length < 2) return null;
  for (let size = 1; size <= Math.min(9, words.length - 1); size++) {
    for (const [mark, rest] of [
      [words.slice(-size), words.slice(0, -size)],
      [words.slice(0, size), words.slice(size)],
    ] as const) {
      const found = markOnLine(mark.join(' '), recognised);
      if (found === null) continue;
      if (isHeaderLine(rest.join(' ')) && (found.isFirm || hasMarkAccent(mark.join('')))) return found;
    }
  }
  return null;
}

/** Whether the words of the line before go on in `next`, so that `next` is no line of its own. */
export function goesOn(before: string, next: string): boolean {
  const folded = foldDiacritics(before).trim();
  if (GOES_ON.test(folded)) return true;
  return MAY_GO_ON.test(folded) && (NAMES_A_DEGREE.test(folded) || !STAMP_CASE.test(next));
}

function markOfReading(text: string, recognised: boolean): LineMark | null {
  let words = text;
  for (let i = 0; i < 3; i++) words = words.replace(COMPANION, '');
  const isBracketed = BRACKETED.test(words);
  const bare = words.replace(FRAME, '').trim();
  if (bare === '') return null;
  // A small l stands for a capital I where all else is capital.
  const isCapital = !/\p{Ll}/u.test(bare.replaceAll('l', 'I'));
  // An item of a list or a heading is set in small letters; a stamp hardly ever.
  if (!isCapital && !isBracketed && /^[-–+•#>]/u.test(words.trim())) return null;
  if (/[;,?]\s*$/u.test(words) || (!isCapital && !isBracketed && /[.:]\s*$/u.test(words))) return null;
  const lettered = lettersFor(bare);
  if (lettered === null) return null;
  const letters = foldDiacritics(lettered).replace(/[^a-z]/g, '');
  if (isCapital && STATE_STAMP.test(letters)) return { degree: 'mat', isFirm: true };
  const match = MARK.exec(recognised && isCapital ? mended(letters, lettered) : letters);
  if (!match?.groups) return null;
  const { label, paper, degree = '' } = match.groups;
  if (paper !== undefined && label === undefined && !isCapital && !isBracketed) return null;
  const isFirm = isCapital || isBracketed || label !== undefined;
  if (!endsLikeMark(lettered, isCapital, degree === 'mat' ? recognised : true)) return null;
  return { degree: degree === 'mat' ? 'mat' : degree === 'tuyetmat' ? 'tuyet-mat' : 'toi-mat', isFirm };
}

/** "mất", "mắt" and "mặt" fold like "mật"; in capitals they are taken for damaged marks where no word would stand. */
function endsLikeMark(words: string, isCapital: boolean, mayBeDamaged: boolean): boolean {
  const last = [...words.normalize('NFC').toLowerCase()]
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(-3)
    .join('');
  if (['mật', 'mat', 'mât', 'mạt'].includes(last)) return true;
  if (!isCapital) return false;
  return mayBeDamaged || (last !== 'mất' && last !== 'mắt');
}

function hasMarkAccent(words: string): boolean {
  return /m[ậ]t/iu.test(words.normalize('NFC').replace(/[^\p{L}]/gu, ''));
}

/** Figures in the place of letters made letters; null when other figures show that this is no mark. */
function lettersFor(words: string): string | null {
  const figures = words.match(/[\d@!]/g)?.length ?? 0;
  if (figures === 0) return words;
  if (figures > 3 || /[25689]/.test(words)) return null;
  return words.replace(/[\d@!]/g, (figure) => FIGURES[figure] ?? '');
}

/** The nearest mark to what was read of capitals: `TÔI MẠI` → `toimat`; short ones only with a telling accent. */
function mended(letters: string, words: string): string {
  for (const mark of ['toimat', 'tuyetmat']) if (differsByOne(letters, mark)) return mark;
  const hasAccent = /[ẬẶẠÂ]/u.test(words.normalize('NFC'));
  return hasAccent && /^(?:m|iv|ivi|lvi|rn|nn|n|w)[a](?:t|i|l|f|j|tt|p)$/.test(letters) ? 'mat' : letters;
}

function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}

/** `Số 12-BC/TU`, `Số: 05 - NQ/ĐU`; near miss: `Số người có mặt`. */
const NUMBER_LINE = /^so ?[:.]? ?[\d.…_]{0,12} ?[-–/] ?[\p{L}\d.]{1,14}(?: ?[-–/] ?[\p{L}\d.]{1,14}){0,2}$/u;
const NATIONAL =
  /^(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc)$/;
const DAY_LINE = /^.{2,40}, ?ngay [\d.… ]{0,8}thang [\d.… ]{0,8}nam [\d.… ]{0,8}$/;

function isHeaderLine(words: string): boolean {
  const folded = foldDiacritics(words).replace(/[,;:\-–\s]+$/, '');
  return NUMBER_LINE.test(folded) || NATIONAL.test(folded) || DAY_LINE.test(folded);
}

/** The line as it stands, and as text in an old font or with wrongly decoded bytes would read. */
function readingsOf(line: string): string[] {
  const readings = [plainLetters(line)];
  for (const [sign, replacements] of OLD_READINGS) {
    if (!sign.test(line)) continue;
    readings.push(plainLetters(replacements.reduce((text, [from, to]) => text.replaceAll(from, to), line)));
  }
  return readings;
}

/** By a sign that the reading is worth a try: TCVN3, VNI, VISCII, and UTF-8 read as Windows-1252. */
const OLD_READINGS: readonly (readonly [RegExp, readonly (readonly [string, string])[]])[] = [
  [
    /m\s{0,4}[Ëë]\s{0,4}t/i,
    [
      ['Ë', 'ậ'],
      ['ë', 'ậ'],
      ['è', 'ố'],
      ['È', 'ố'],
      ['Ö', 'ệ'],
      ['ö', 'ệ'],
    ],
  ],
  [
    /m\s{0,4}a[äÄ]\s{0,4}t/i,
    [
      ['aä', 'ậ'],
      ['AÄ', 'Ậ'],
      ['Aä', 'Ậ'],
      ['oá', 'ố'],
      ['OÁ', 'Ố'],
      ['eä', 'ệ'],
      ['EÄ', 'Ệ'],
    ],
  ],
  [
    /m\s{0,4}[§\u0087]\s{0,4}t/i,
    [
      ['§', 'ậ'],
      ['\u0087', 'Ậ'],
      ['¯', 'ố'],
      ['®', 'ệ'],
      ['\u008F', 'Ố'],
      ['\u008E', 'Ệ'],
    ],
  ],
  [
    /m\s{0,4}áº/i,
    [
      ['áº¬', 'Ậ'],
      ['áº\u00AD', 'ậ'],
      ['áº', 'ậ'],
      ['á»\u0090', 'Ố'],
      ['á»‘', 'ố'],
      ['á»†', 'Ệ'],
      ['á»‡', 'ệ'],
    ],
  ],
];
