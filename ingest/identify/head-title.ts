import { markerOf } from '../split/markers.ts';
import type { HeadLine } from './head-lines.ts';

/** `*`, `-----`, `* * *`; drawn rules of the letterhead. */
const RULE = /^[\s*_=.~–—-]{1,80}$/;
/** First words of a body, which a trích yếu never begins with. */
const BODY_START =
  /^(?:căn cứ|xét|kính gửi|sau khi|ngày \d|thực hiện (?:chỉ thị|nghị quyết|kết luận|quy định|hướng dẫn|kế hoạch|công văn) số)/iu;
/** A line that ends here goes on: a preposition, a conjunction, a comma. */
const OPEN_END =
  /(?:,|(?<!\p{L})(?:của|và|các|cho|đến|tới|tại|trong|với|về|theo|đối với|tiến tới|từ|ở|do|bằng|hoặc|số|những|một số|lần thứ|nhiệm kỳ|giai đoạn|năm|khóa))$/iu;
/** `- 2025`: the second year of a term, begun on the line above. */
const TERM_END = /^[-–]\s?\d{4}/;
/** `2020 -` over `2025`: a term that the margin cut in two. */
const TERM_BEGUN = /(?<!\d)\d{4}\s?[-–]$/;
/** `tại Phước` over `Mông`: the name of a place that the margin cut in two. */
const NAME_BEGUN = /(?<!\p{L})(?:tại|ở|tỉnh|huyện|xã|phường|quận|thành phố|thị xã|thị trấn)\s\p{Lu}\p{Ll}*$/u;
const NAME_END = /^\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){0,2}$/u;
/** `Bến Sỏi, Hòa Thắng, nhiệm kỳ`, `Bến Sỏi và`: names with which a line goes on; near miss: `Lưu hành nội bộ`. */
const GOES_ON_WITH_NAME = /^\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,3}(?:,|\s\p{Ll})/u;
const MAX_TITLE = 500;
/** A trích yếu with a rule below it has at most so many lines. */
const MAX_LINES = 7;
const MAX_TITLE_LINE = 130;

/**
 * The trích yếu below the title line, over as many lines as it has: up to the rule below it when there is one, else as
 * long as lines go on with the sentence. Lines that are aside (number, day) are passed over.
 */
export function readTitle(
  lines: readonly HeadLine[],
  titleAt: number,
  rest: string,
  isAside: (line: HeadLine) => boolean,
): { readonly title: string | null; readonly bodyStart: number } {
  const parts: string[] = /^SỐ\s?:?\s?\d/u.test(rest) || rest === '' ? [] : [rest];
  const ruleAt = lines.findIndex(
    ({ text }, i) => i > titleAt && i <= titleAt + MAX_LINES && isTitleRule(text) && i > titleAt + 1,
  );
  let at = titleAt + 1;
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    const { text } = line;
    if (RULE.test(text)) {
      if (parts.length > 0) break;
      continue;
    }
    if (isAside(line)) continue;
    if (BODY_START.test(text) || isStructural(text)) break;
    const sofar = parts.join(' ');
    if (sofar.length + text.length > MAX_TITLE) break;
    const beforeRule = at < ruleAt && text.length <= MAX_TITLE_LINE * 2 && !/[.;:]$/.test(text);
    if (!beforeRule && !goesOn(sofar, text)) break;
    parts.push(text);
  }
  while (at < lines.length && RULE.test(lines[at]?.text ?? '')) at++;
  const last = lines[Math.max(titleAt, at - 1)]?.block ?? 0;
  const bodyStart = Math.max(lines[at]?.block ?? last + 1, last + 1);
  return { title: parts.length === 0 ? null : parts.join(' '), bodyStart };
}

/** A rule of hyphens or underscores; a star also stands under the body. */
function isTitleRule(text: string): boolean {
  return RULE.test(text) && /[-_–—=]{3}/.test(text.replace(/\s/g, ''));
}

/** `I. MỤC ĐÍCH`, `Điều 1.`; a trích yếu that begins with a dash or a letter is none. */
function isStructural(text: string): boolean {
  if (TERM_END.test(text)) return false;
  const marker = markerOf(text);
  return marker !== null && marker.type !== 'bullet';
}

function goesOn(sofar: string, text: string): boolean {
  if (/[.;:]$/.test(text)) return false;
  if (sofar === '') return !/,$/.test(text) || text.length <= MAX_TITLE_LINE;
  if (/^(?:[\p{Ll}(]|[-–]\s?\d{4})/u.test(text)) return true;
  if (NAME_BEGUN.test(sofar) && NAME_END.test(text)) return true;
  if (TERM_BEGUN.test(sofar)) return /^\d{4}(?!\d)/.test(text);
  if (OPEN_END.test(sofar)) return text.length <= MAX_TITLE_LINE * 1.5;
  return isCapitals(text) && isCapitals(sofar);
}

function isCapitals(line: string): boolean {
  return /\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line);
}

/** `V/v …`, `Về việc …` under the number of a công văn, with the lines that go on with it. */
export function readLetterSubject(
  before: readonly HeadLine[],
  isAside: (line: HeadLine) => boolean,
): { readonly title: string | null } {
  const at = before.findIndex(({ text }) => /^(?:v\s?\/\s?v|về việc|về)\s?:?\s/iu.test(text));
  if (at === -1) return { title: null };
  const parts = [before[at]?.text ?? ''];
  for (const line of before.slice(at + 1)) {
    if (isAside(line)) continue;
    if (RULE.test(line.text) || isCapitals(line.text) || line.text.length > MAX_TITLE_LINE) break;
    const sofar = parts.join(' ');
    const isNext =
      /^(?:[\p{Ll}(\d]|[-–]\s?\d{4})/u.test(line.text) ||
      OPEN_END.test(sofar) ||
      GOES_ON_WITH_NAME.test(line.text) ||
      (NAME_BEGUN.test(sofar) && NAME_END.test(line.text));
    if (!isNext) break;
    parts.push(line.text);
  }
  return { title: parts.join(' ') };
}
