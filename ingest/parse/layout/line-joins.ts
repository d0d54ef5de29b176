import { markerOf } from '../../split/markers.ts';
import type { FlowLine } from './page-flow.ts';
import { medianOf, sizeOf } from './page-line.ts';

/** How paragraphs are set in a text: found once, used for every pair of lines. */
export interface TextSetting {
  /** Whether first lines are set in from the edge. */
  readonly indents: boolean;
  /** Distance of base lines within a paragraph; null when there are too few lines to tell. */
  readonly pitch: number | null;
  /** Words that the text writes without a hyphen. */
  readonly words: ReadonlySet<string>;
}

/** Parts of the letter size. */
const INDENT = 0.8;
/** Parts of the pitch: a distance beyond divides paragraphs, one between leaves it open. */
const WIDE = 1.22;
const WIDE_RECOGNISED = 1.45;
const SENTENCE_END = /[.!?:;…]["”»)\]]{0,2}$/u;
/** In letter sizes: lines further apart than this are not of one paragraph. */
const MAX_PITCH = 2.6;
const MAX_WORDS = 200_000;
const MAX_WORD = 60;
/** First words of a body, with which no sentence goes on: a title as wide as the text stands close above them. */
const OPENING =
  /^(?:Căn cứ |Kính gửi\s?:|Thực hiện (?:Chỉ thị|Nghị quyết|Kết luận|Quy định|Hướng dẫn|Kế hoạch|Công văn) số )/u;
/** `-----`, `* * *`, `____`: a drawn rule. */
const DRAWN_RULE = /^[\s*_=.~–—-]{1,80}$/;

/** Looks over all lines of a text. */
export function settingOf(lines: readonly FlowLine[]): TextSetting {
  const pitches: number[] = [];
  const words = new Set<string>();
  let indented = 0;
  let flush = 0;
  for (const [i, b] of lines.entries()) {
    if (words.size < MAX_WORDS)
      for (const word of b.line.text.match(/\p{L}{2,}/gu) ?? []) words.add(word.toLowerCase());
    const a = lines[i - 1];
    if (a === undefined || a.flow !== b.flow || a.alone) continue;
    const distance = b.line.box.bottom - a.line.box.bottom;
    if (isFull(a, b)) {
      if (distance > 0 && distance < MAX_PITCH * sizeOf(a.line)) pitches.push(distance);
    } else if (!isCentred(b) && !isCentred(a) && /^[\p{Lu}\d]/u.test(b.line.text)) {
      if (isIndented(b)) indented++;
      else flush++;
    }
  }
  return {
    indents: indented > 2 && indented > flush,
    pitch: pitches.length < 4 ? null : medianOf(pitches, 0),
    words,
  };
}

/** Whether `b` goes on with the paragraph whose last line is `a` and which began with `first`. */
export function continues(
  first: FlowLine,
  a: FlowLine,
  b: FlowLine,
  count: number,
  setting: TextSetting,
): boolean {
  if (a.alone || b.alone || isDrawnRule(a) || isDrawnRule(b)) return false;
  const sameFlow = a.flow === b.flow;
  const distance = sameFlow ? distanceOf(a, b, setting) : 'near';
  if (isCentred(a) && isCentred(b)) return sameFlow && distance !== 'wide' && isOneHeading(a, b);
  if (isCentred(b) && b.line.bold)
    return sameFlow && distance !== 'wide' && isBalanced(a) && isOneHeading(a, b);
  const ended = SENTENCE_END.test(a.line.text);
  if (!ended && OPENING.test(b.line.text)) return false;
  const full = isFull(a, b);
  const goesOn = !ended && /^[\p{Ll}\d(,;.–-]/u.test(b.line.text);
  const mark = markerOf(b.line.text);
  if (mark !== null && !(full && !ended && isWrapped(a, b, mark.type))) return false;
  if (!isAlike(a, b) && !(full && goesOn)) return false;
  if (distance === 'wide' && !(full && goesOn && !isIndented(b))) return false;
  if (!full) return goesOn && /^\p{Ll}/u.test(b.line.text) && a.line.text.length >= 40 && distance !== 'wide';
  const place = placeOf(first, a, b, count, setting);
  if (place === 'new') return !ended && /^\p{Ll}/u.test(b.line.text);
  if (!ended || place === 'same') return true;
  // A sentence that ends just at the end of a full line: how the text sets its paragraphs decides.
  if (distance === 'open') return false;
  return setting.indents ? !isIndented(b) : setting.pitch !== null && sameFlow ? true : goesOn;
}

/** Joins a line to the words before it. Hyphens stay, because names and numbers have them, unless the text writes the word without. */
export function joinLine(text: string, next: string, words: ReadonlySet<string>): string {
  if (text === '') return next;
  if (text.endsWith('\u00AD')) return text.slice(0, -1) + next;
  const end = text.slice(-MAX_WORD);
  const broken = /(\p{L}+)-$/u.exec(end);
  const rest = /^\p{Ll}+/u.exec(next);
  if (broken !== null && rest !== null) {
    const whole = `${broken[1] ?? ''}${rest[0]}`.toLowerCase();
    return words.has(whole) ? text.slice(0, -1) + next : text + next;
  }
  // `2020-` + `2025`, `35-` + `CT/TW`, `18/` + `2024`; near miss: `2020 -` + `2025`.
  if (/[\p{L}\d][-–/]$/u.test(end) && /^[\p{L}\d]/u.test(next)) return text + next;
  return `${text} ${next}`;
}

/** Set in the middle of its column, well away from both edges. */
export function isCentred({ line, left, right }: FlowLine): boolean {
  const size = sizeOf(line);
  const toLeft = line.box.left - left;
  const toRight = right - line.box.right;
  return toLeft > 1.6 * size && toRight > 1.6 * size && Math.abs(toLeft - toRight) < 1.2 * size;
}

/** Set in the middle, or filling the line as the first line of a title does. */
export function isBalanced({ line, left, right }: FlowLine): boolean {
  return Math.abs(line.box.left - left - (right - line.box.right)) < 1.2 * sizeOf(line);
}

export function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

export function isDrawnRule({ line }: FlowLine): boolean {
  return DRAWN_RULE.test(line.text);
}

function isIndented({ line, left }: FlowLine): boolean {
  return line.box.left - left > INDENT * sizeOf(line);
}

/** Whether the first word of `b` would not have fitted behind `a`. */
function isFull(a: FlowLine, b: FlowLine): boolean {
  const size = sizeOf(a.line);
  const word = (/^\S+/.exec(b.line.text)?.[0] ?? '').length;
  const letter = (b.line.box.right - b.line.box.left) / Math.max(1, b.line.text.length);
  return a.line.box.right + 0.25 * size + word * letter > a.right - 0.35 * size;
}

function isAlike(a: FlowLine, b: FlowLine): boolean {
  if (a.line.fontSize === null || b.line.fontSize === null) return true;
  return (
    Math.abs(a.line.fontSize - b.line.fontSize) <= 0.12 * a.line.fontSize &&
    (a.line.bold === b.line.bold || !a.line.bold)
  );
}

function distanceOf(a: FlowLine, b: FlowLine, setting: TextSetting): 'near' | 'open' | 'wide' {
  const pitch = setting.pitch ?? 1.5 * sizeOf(a.line);
  const distance = b.line.box.bottom - a.line.box.bottom;
  const wide = a.line.fontSize === null ? WIDE_RECOGNISED : setting.pitch === null ? 1.3 : WIDE;
  if (distance > pitch * wide || distance < 0) return 'wide';
  return distance > pitch * 1.08 && a.line.fontSize !== null ? 'open' : 'near';
}

/** What looks like a mark at the start of a line is part of a sentence: `giai đoạn 2020` + `- 2025`, `khoản` + `5. Điều`. */
function isWrapped(a: FlowLine, b: FlowLine, type: string): boolean {
  if (isIndented(b)) return false;
  // `lần` + `thứ nhất, …`: an item of a list begins with a capital.
  if (type === 'ordinal' || type === 'counted') return /^\p{Ll}/u.test(b.line.text);
  if (type === 'dash') return /\d$/.test(a.line.text) && /^[-–—]\s?\d/.test(b.line.text);
  if (type === 'letter' || type === 'number' || type === 'decimal')
    return /(?:điểm|khoản|mục|điều|số|và|ngày|tháng)$/iu.test(a.line.text);
  if (type === 'article' || type === 'section' || type === 'chapter' || type === 'appendix')
    return /(?:,|và|tại|theo|của|khoản \d{1,2}|điểm [a-zđ])$/iu.test(a.line.text);
  return false;
}

/** Where `b` begins beside the lines before it: as one of them, or as a first line. */
function placeOf(
  first: FlowLine,
  a: FlowLine,
  b: FlowLine,
  count: number,
  setting: TextSetting,
): 'same' | 'open' | 'new' {
  // Another column or page has other edges: only the set-in can be compared.
  const shift = b.left - a.left;
  const start = b.line.box.left - shift;
  const slack = INDENT * sizeOf(a.line);
  if (count >= 2) {
    if (Math.abs(start - a.line.box.left) <= slack)
      return a.flow === b.flow && !setting.indents ? 'open' : 'same';
    return 'new';
  }
  if (start > first.line.box.left + slack) return markerOf(first.line.text) !== null ? 'same' : 'new';
  return start < first.line.box.left - slack ? 'same' : 'open';
}

function isOneHeading(a: FlowLine, b: FlowLine): boolean {
  if (markerOf(b.line.text) !== null || !isAlike(a, b) || a.line.bold !== b.line.bold) return false;
  const capitals = isCapitals(a.line.text);
  if (capitals !== isCapitals(b.line.text)) return false;
  if (!capitals) return !SENTENCE_END.test(a.line.text);
  return a.line.box.right - a.line.box.left > 0.6 * (a.right - a.left);
}
