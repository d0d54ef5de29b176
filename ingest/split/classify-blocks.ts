import type { Block } from '../parse/parser.ts';
import { splitInlineItems } from './inline-items.ts';
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
const DIVISIONS: readonly MarkerType[] = ['appendix', 'part', 'chapter', 'section'];
const LIST_ONLY: readonly MarkerType[] = ['ordinal', 'counted', 'step', 'dash', 'plus', 'bullet'];
/** `Phóng viên: …?`, `PV: …?`, `Hỏi: …?`; near miss: `Đồng chí A: …` (an answer). */
const QUESTION =
  /^(?:phóng viên|p\.?\s?v\.?|hỏi|câu hỏi(?: \d{1,2})?|báo [\p{L}\s]{2,30}|nhà báo[\p{L}\s]{0,30})\s?:\s?.{5,600}\?["”]?$/iu;

/** Decides what each block is; enumerations inside a paragraph become units of their own. */
export function classifyBlocks(blocks: readonly Block[], isReport: boolean): TextUnit[] {
  const parts = joinDivisionTitles(blocks.flatMap((block, i) => partsOf(block, blocks[i + 1]?.text ?? null)));
  const hasHeadings = parts.some((part) => part.kind === 'heading' && part.level >= 2);
  const hasArticles = parts.some((part) => markerOf(part.text)?.type === 'article');
  const units: TextUnit[] = [];
  for (const [i, block] of parts.entries()) {
    const marker = block.kind === 'table-row' || block.kind === 'caption' ? null : markerOf(block.text);
    const role = roleOf(block, marker, parts[i + 1], units.at(-1), { hasHeadings, hasArticles });
    const { text, level, container, tableHeader, page } = block;
    units.push({ role, text, marker, level: role === 'heading' ? level : 0, container, tableHeader, page });
  }
  return isReport ? withLoneHeadingAsCaption(units) : units;
}

function partsOf(block: Block, next: string | null): Block[] {
  if (block.kind !== 'paragraph') return [block];
  return splitInlineItems(block.text, next).map((text) => ({ ...block, text }));
}

/** `Chương I` alone on its line takes the line of its title below. */
function joinDivisionTitles(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    const next = blocks[i + 1];
    if (block === undefined) continue;
    const marker = markerOf(block.text);
    const isBare =
      marker !== null && DIVISIONS.includes(marker.type) && block.text.length <= marker.length + 1;
    const joins =
      isBare &&
      next !== undefined &&
      next.kind === block.kind &&
      next.text.length <= MAX_NUMBERED_HEADING &&
      markerOf(next.text) === null &&
      !SENTENCE_END.test(next.text);
    result.push(joins ? { ...block, text: `${block.text} ${next.text}` } : block);
    if (joins) i++;
  }
  return result;
}

function roleOf(
  block: Block,
  marker: Marker | null,
  next: Block | undefined,
  previous: TextUnit | undefined,
  text: { readonly hasHeadings: boolean; readonly hasArticles: boolean },
): UnitRole {
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

function isPlainHeading(block: Block, next: Block | undefined): boolean {
  if (next === undefined || next.kind === 'caption' || block.text.length > MAX_HEADING) return false;
  if (SENTENCE_END.test(block.text) || !/^["“]?[\p{Lu}\d]/u.test(block.text) || !/\p{L}{2}/u.test(block.text))
    return false;
  return (
    next.kind !== 'paragraph' ||
    next.text.length >= 80 ||
    next.text.endsWith(':') ||
    markerOf(next.text) !== null
  );
}

/** "1. Mục đích" over its text is a heading; "1. Đồng chí A" in a row of such lines is an item. */
function isNumberedHeading(
  block: Block,
  marker: Marker,
  next: Block | undefined,
  previous: TextUnit | undefined,
): boolean {
  if (next === undefined || block.text.length > MAX_NUMBERED_HEADING || block.text.length <= marker.length)
    return false;
  const following = markerOf(next.text);
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
  if (/[.;,!?…]$/.test(block.text)) return false;
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
