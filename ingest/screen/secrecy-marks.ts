import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { comparisonKey } from '../../knowledge/text/normalize.ts';

/** What the marks of a text allow: `secret` papers are refused, `internal` ones shown to invited people only. */
export type SecrecyFinding = 'secret' | 'internal' | 'none';

/** Header position: so many lines with words, and never after the first full paragraph. */
const HEADER_LINES = 30;
const PARAGRAPH = 160;
/** Whole line: `MẬT`, `TUYỆT MẬT`, `[T ố i  m ậ t]`, `Độ mật: Mật`; near miss: `Bí mật nhà nước`. */
const MARK = /^(?:(?:do|mucdo|dau|dauchi|dauchido)?mat)?(?:toimat|tuyetmat|mat)$/;
/** The mark beside the number or the national title: `Số 12-BC/TU   MẬT`; capitals only. */
const BESIDE =
  /(?:^số\s?:?\s?.{3,40}|việt nam|hạnh phúc)\s{1,40}[[(*]?\s?(?:t\s?ố\s?i\s{0,3}|t\s?u\s?y\s?ệ\s?t\s{0,3})?m\s?[ậặ]\s?t\s?[\])*]?$/u;
/** `Lưu hành nội bộ`, `(Tài liệu lưu hành nội bộ)`, `Thu hồi sau hội nghị`. */
const INTERNAL =
  /^(?:(?:tai lieu |van ban |chi )?luu hanh noi bo|(?:tai lieu )?thu hoi sau (?:hoi nghi|cuoc hop)|noi bo|khong pho bien)$/;

/**
 * Screens the lines of a file, before anything is stored. A mark counts in header position or when it returns as the
 * running head of several pages; a text that speaks about secrecy carries no mark of its own.
 */
export function screenSecrecy(rawLines: readonly string[]): SecrecyFinding {
  const lines = rawLines.map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  const header = headerOf(lines);
  if (header.some((line) => isMark(line) || isMarkBeside(line))) return 'secret';
  if (lines.filter((line) => line.length <= 60 && isMark(line)).length >= 2 && repeatsOneMark(lines))
    return 'secret';
  const edges = [...lines.slice(0, 2 * HEADER_LINES), ...lines.slice(-15)];
  return edges.some(isInternalMark) ? 'internal' : 'none';
}

function headerOf(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => line.trim().length >= PARAGRAPH && !/ {6}/.test(line.trim()));
  return lines.slice(0, Math.min(HEADER_LINES, end === -1 ? lines.length : end));
}

function isMark(line: string): boolean {
  const words = line.trim();
  if (words.length > 60) return false;
  const letters = foldDiacritics(words).replace(/[^a-z]/g, '');
  if (!MARK.test(letters)) return false;
  // "mất", "mắt" and "mặt" fold alike; scans read MẬT as MẶT, but only in capitals.
  const accented = comparisonKey(words).replace(/[^\p{L}]/gu, '');
  const last = accented.slice(-3).normalize('NFC');
  return last === 'mật' || last === 'mat' || (last === 'mặt' && !/\p{Ll}/u.test(words));
}

function isMarkBeside(line: string): boolean {
  const words = line.trim();
  if (words.length > 160 || !/M\s?[ẬẶ]\s?T\s?[\])*]?$/u.test(words.normalize('NFC'))) return false;
  return BESIDE.test(words.normalize('NFC').toLowerCase());
}

function repeatsOneMark(lines: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.length > 60 || !isMark(line) || /\p{Ll}/u.test(line)) continue;
    const key = foldDiacritics(line).replace(/[^a-z]/g, '');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].some((count) => count >= 2);
}

function isInternalMark(line: string): boolean {
  if (line.length > 80) return false;
  return INTERNAL.test(
    foldDiacritics(line)
      .replace(/[^a-z ]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
