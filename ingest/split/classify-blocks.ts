import type { Block } from '../parse/parser.ts';
import { splitInlineItems } from './inline-items.ts';
import { tableCaptionLabel } from './table-caption.ts';
import { withMisreadMarks } from './misread-marks.ts';
import { markerOf, type Marker, type MarkerType } from './markers.ts';

/** What a block does in the text. */
export type UnitRole = 'heading' | 'question' | 'item' | 'body' | 'row' | 'caption' | 'quote';

/** A block, or a part of one, with its part in the text. */
export interface TextUnit {
  readonly role: UnitRole;
  readonly text: string;
  readonly marker: Marker | null;
  /** Explicit heading level of the format, 0 when it has none. */
  readonly level: number;
  readonly container: number | null;
  readonly tableHeader: string | null;
  readonly page: number | null;
}

const MAX_HEADING = 120;
const MAX_NUMBERED_HEADING = 200;
/** "2. Yêu cầu:" names a part; a longer line with a colon introduces a list. */
const MAX_COLON_HEADING = 45;
const MAX_QUESTION = 600;
const SENTENCE_END = /[.!?;:,…”"]$/u;
const DIVISIONS: readonly MarkerType[] = ['appendix', 'part', 'chapter', 'section', 'subsection'];
/** No heading ends with a word that wants another: such a line was cut. */
const OPEN_END = /(?<!\p{L})(?:của|và|các|cho|tới|tại|về|theo|từ|bằng|hoặc|ngày|những|là|còn)$/iu;
const LIST_ONLY: readonly MarkerType[] = ['ordinal', 'counted', 'step', 'dash', 'plus', 'bullet'];
/** `Phóng viên: …?`, `PV: …?`, `Hỏi: …?`; near miss: `Đồng chí A: …` (an answer). */
const QUESTION =
  /^(?:phóng viên|p\.?\s?v\.?|hỏi|câu hỏi(?: \d{1,2})?|báo [\p{L}\s]{2,30}|nhà báo[\p{L}\s]{0,30})\s?:\s?.{5,600}\?["”]?$/iu;

/** A block, or a part of one, with the marker it begins with. */
interface Part extends Block {
  readonly marker: Marker | null;
}

/** Decides what each block is; enumerations inside a paragraph become units of their own. */
export function classifyBlocks(
  blocks: readonly Block[],
  { isReport, isRecognised = false }: { readonly isReport: boolean; readonly isRecognised?: boolean },
): TextUnit[] {
  const marked = withMisreadFirsts(
    blocks
      .flatMap((block, i) => partsOf(block, blocks[i + 1]?.text ?? null))
      .map((block): Part => ({ ...block, marker: isMarkable(block) ? markerOf(block.text) : null })),
  );
  const parts = joinTitles(isRecognised ? withMisreadMarks(marked) : marked);
  const hasHeadings = parts.some((part) => part.kind === 'heading' && part.level >= 2);
  const hasArticles = parts.some(({ marker }) => marker?.type === 'article');
  const units: TextUnit[] = [];
  for (const [i, block] of parts.entries()) {
    const role = roleOf(block, parts[i + 1], units.at(-1), { hasHeadings, hasArticles });
    const { text, level, container, tableHeader, page, marker } = block;
    units.push({ role, text, marker, level: role === 'heading' ? level : 0, container, tableHeader, page });
  }
  return isReport ? withLoneHeadingAsCaption(units) : units;
}

function isMarkable({ kind }: Block): boolean {
  return kind !== 'table-row' && kind !== 'caption';
}

/** `l. Mục đích`, `l- MỤC ĐÍCH`: a 1 or I recognised as l, unless the list of letters has come to it. */
function withMisreadFirsts(parts: readonly Part[]): Part[] {
  let lastLetter: string | null = null;
  return parts.map((part) => {
    const { marker } = part;
    if (marker?.type !== 'letter') return part;
    if (marker.label !== 'l' || lastLetter === 'k' || part.text[1] === ')') {
      lastLetter = marker.label;
      return part;
    }
    const rest = part.text.slice(marker.length, marker.length + 12);
    if (!/^\p{Lu}/u.test(rest)) return part;
    const isCapitals = !/\p{Ll}/u.test(rest);
    return {
      ...part,
      marker: { ...marker, type: isCapitals ? 'roman' : 'number', label: isCapitals ? 'I' : '1', ordinal: 1 },
    };
  });
}

function partsOf(block: Block, next: string | null): Block[] {
  if (block.kind !== 'paragraph') return [block];
  return splitInlineItems(block.text, next).map((text) => ({ ...block, text }));
}

/** `Chương I` or `Điều 5.` alone on its line takes the line of its title below. */
function joinTitles(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const next = parts[i + 1];
    if (part === undefined) continue;
    const { marker } = part;
    const takesTitle = marker !== null && (DIVISIONS.includes(marker.type) || marker.type === 'article');
    const joins =
      takesTitle &&
      part.text.length <= marker.length + 1 &&
      next !== undefined &&
      (next.kind === part.kind || part.kind === 'heading' || next.kind === 'heading') &&
      isMarkable(next) &&
      next.text.length <= MAX_NUMBERED_HEADING &&
      next.marker === null &&
      tableCaptionLabel(next.text) === null &&
      !SENTENCE_END.test(next.text) &&
      !/^\(/u.test(next.text);
    // The marker is that of the first line: with a title behind it, `PHỤ LỤC` would be none.
    result.push(joins ? { ...part, kind: 'heading', text: `${part.text} ${next.text}` } : part);
    if (joins) i++;
  }
  return result;
}

function roleOf(
  block: Part,
  next: Part | undefined,
  previous: TextUnit | undefined,
  text: { readonly hasHeadings: boolean; readonly hasArticles: boolean },
): UnitRole {
  const { marker } = block;
  if (block.kind === 'heading') return 'heading';
  if (block.kind === 'table-row') return 'row';
  if (block.kind === 'caption' || block.kind === 'quote') return block.kind;
  if (block.kind === 'list-item') return 'item';
  if (block.text.length <= MAX_QUESTION && QUESTION.test(block.text)) return 'question';
  if (marker === null) return !text.hasHeadings && isPlainHeading(block, next) ? 'heading' : 'body';
  if (DIVISIONS.includes(marker.type))
    return block.text.length <= MAX_NUMBERED_HEADING * 2 ? 'heading' : 'item';
  if (LIST_ONLY.includes(marker.type)) return 'item';
  // Khoản and điểm of a text in articles are rules, never headings.
  if (text.hasArticles && (marker.type === 'number' || marker.type === 'letter')) return 'item';
  return isNumberedHeading(block, marker, next, previous) ? 'heading' : 'item';
}

function isPlainHeading(block: Part, next: Part | undefined): boolean {
  if (next === undefined || next.kind === 'caption' || block.text.length > MAX_HEADING) return false;
  if (SENTENCE_END.test(block.text) || !/^["“]?[\p{Lu}\d]/u.test(block.text) || !/\p{L}{2}/u.test(block.text))
    return false;
  return (
    next.kind !== 'paragraph' || next.text.length >= 80 || next.text.endsWith(':') || next.marker !== null
  );
}

/** "1. Mục đích" over its text is a heading; "1. Đồng chí A" in a row of such lines is an item. */
function isNumberedHeading(
  block: Part,
  marker: Marker,
  next: Part | undefined,
  previous: TextUnit | undefined,
): boolean {
  if (next === undefined || block.text.length > MAX_NUMBERED_HEADING || block.text.length <= marker.length)
    return false;
  const following = next.marker;
  const isCapitals = !/\p{Ll}/u.test(block.text.slice(marker.length));
  if (following?.type === marker.type && !(marker.type === 'roman' && isCapitals)) return false;
  if (isCapitals) return true;
  if (
    previous?.role === 'item' &&
    previous.marker?.type === marker.type &&
    block.text.length <= 80 &&
    following === null &&
    previous.text.length <= 80
  )
    return false;
  if (/[.;,!?…]$/.test(block.text) || OPEN_END.test(block.text)) return false;
  if (!block.text.endsWith(':')) return block.text.length <= MAX_NUMBERED_HEADING;
  return block.text.length <= MAX_COLON_HEADING && following !== null && marker.type !== 'letter';
}

/** One short line after the first paragraph divides nothing: in a report it belongs to a picture. */
function withLoneHeadingAsCaption(units: readonly TextUnit[]): TextUnit[] {
  const headings = units.filter((unit) => unit.role === 'heading' || unit.role === 'question');
  const [only] = headings;
  if (
    headings.length !== 1 ||
    only === undefined ||
    only.level !== 0 ||
    only.marker !== null ||
    units.indexOf(only) !== 1
  )
    return [...units];
  return units.map((unit) => (unit === only ? { ...unit, role: 'caption' } : unit));
}
