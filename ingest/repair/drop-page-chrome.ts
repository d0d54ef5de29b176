import { foldedSyllables } from '../../knowledge/text/syllables.ts';
import { datelineOf } from '../identify/press-issuer.ts';
import type { Block } from '../parse/parser.ts';
import { markerOf } from '../split/markers.ts';
import { furnitureOf, type FurnitureKind } from './page-furniture.ts';

/** A saved page without its furniture, and what the furniture said about the text. */
export interface CleanPage {
  readonly blocks: readonly Block[];
  /** Line standing above the text as its headline; it is not among `blocks`. */
  readonly headline: string | null;
  /** Lines that hold only a date, in order. */
  readonly dateLines: readonly string[];
  /** `Nguồn: …`, `Tác giả: …` and the like. */
  readonly attributions: readonly string[];
  /** Every line dropped after the text: imprint, site name, counters. */
  readonly footer: readonly string[];
  /** Name set under the text of a page. */
  readonly byline: string | null;
  /** Whether anything showed that this is a page of the press or a portal. */
  readonly isPage: boolean;
}

const PROSE_LENGTH = 100;
const SENTENCE_END = /[.!?…:;]["”’')»\]]{0,3}$|\.\/\.$/u;

/** Removes menus, counters, imprint, teasers of other articles and bylines around a text by general rules. */
export function dropPageChrome(blocks: readonly Block[]): CleanPage {
  const kinds = blocks.map((block) => furnitureOf(block.text));
  const isProse = (i: number): boolean => kinds[i] === null && isProseText(blocks[i]);
  const firstProse = blocks.findIndex((_, i) => isProse(i));
  if (firstProse === -1) return { ...NOTHING_DROPPED, blocks };

  const isPage = kinds.some((kind) => kind !== null) || datelineOf(blocks[firstProse]?.text ?? '') !== null;
  const end = textEnd(blocks, kinds, isProse, isPage);
  const head = readHead(blocks, kinds, firstProse);
  const kept: Block[] = [];
  for (let i = 0; i < end.until; i++) {
    const block = blocks[i];
    if (block === undefined || head.dropped.has(i) || end.byline === i) continue;
    const kind = kinds[i] ?? null;
    const atEdge = i < firstProse || i > end.lastProse;
    if (kind === null || (!atEdge && kind !== 'views')) kept.push(block);
  }
  const lines = (wanted: FurnitureKind): string[] =>
    blocks.filter((_, i) => kinds[i] === wanted).map((block) => block.text);
  return {
    blocks: kept,
    headline: head.headline,
    dateLines: lines('page-date'),
    attributions: lines('attribution'),
    footer: blocks.slice(end.until).map((block) => block.text),
    byline: end.byline === null ? null : (blocks[end.byline]?.text ?? null),
    isPage,
  };
}

const NOTHING_DROPPED: Omit<CleanPage, 'blocks'> = {
  headline: null,
  dateLines: [],
  attributions: [],
  footer: [],
  byline: null,
  isPage: false,
};

function isProseText(block: Block | undefined): boolean {
  return block !== undefined && block.text.length >= PROSE_LENGTH && SENTENCE_END.test(block.text);
}

interface Head {
  readonly headline: string | null;
  readonly dropped: ReadonlySet<number>;
}

/** Menu lines stand in runs of three or more very short lines; the headline is what stands out from them. */
function readHead(
  blocks: readonly Block[],
  kinds: readonly (FurnitureKind | null)[],
  firstProse: number,
): Head {
  const dropped = new Set<number>();
  const open = [...blocks.keys()].slice(0, firstProse).filter((i) => kinds[i] === null);
  const isPageHead = kinds.slice(0, firstProse).some((kind) => kind !== null);
  let run: number[] = [];
  for (let i = 0; i <= firstProse; i++) {
    if (i < firstProse && isMenuLine(blocks[i]?.text ?? '')) run.push(i);
    else {
      if (run.length >= 3 && isPageHead) for (const at of run) dropped.add(at);
      run = [];
    }
  }
  const candidates = open.filter((i) => !dropped.has(i) && isHeadline(blocks[i]?.text ?? ''));
  const hasMenu = dropped.size > 0;
  const longest = [...candidates].sort(
    (a, b) => (blocks[b]?.text.length ?? 0) - (blocks[a]?.text.length ?? 0),
  )[0];
  const chosen = blocks.findIndex(
    (block, i) => i < firstProse && block.kind === 'heading' && candidates.includes(i),
  );
  const at = chosen !== -1 ? chosen : hasMenu ? longest : candidates[0];
  if (at === undefined) return { headline: null, dropped };
  dropped.add(at);
  if (hasMenu) for (const i of open) if (i < at) dropped.add(i);
  return { headline: blocks[at]?.text ?? null, dropped };
}

function isMenuLine(line: string): boolean {
  if (/^[^.!?]{1,120}(?:\s[>»›|/]\s[^.!?]{1,60}){1,6}$/u.test(line)) return true;
  return (
    line.length <= 40 &&
    foldedSyllables(line).length <= 5 &&
    !/[.!?;,:]$/.test(line) &&
    markerOf(line) === null
  );
}

function isHeadline(line: string): boolean {
  return (
    line.length <= 250 &&
    foldedSyllables(line).length >= 3 &&
    !/[.;,:]$/.test(line) &&
    markerOf(line) === null
  );
}

interface TextEnd {
  readonly until: number;
  readonly lastProse: number;
  readonly byline: number | null;
}

/** Where the text ends: at the head of other articles, or at the first furniture after the last full paragraph. */
function textEnd(
  blocks: readonly Block[],
  kinds: readonly (FurnitureKind | null)[],
  isProse: (i: number) => boolean,
  isPage: boolean,
): TextEnd {
  const stop = otherArticlesStart(blocks, kinds, isProse);
  let lastProse = stop - 1;
  while (lastProse > 0 && !isProse(lastProse)) lastProse--;
  let until = stop;
  for (let i = lastProse + 1; i < stop; i++) {
    if (kinds[i] === null) continue;
    until = i;
    break;
  }
  // Several names in a row are a list that the text gives, not its author.
  const bylines = [...blocks.keys()]
    .slice(lastProse + 1, until)
    .filter((i) => kinds[i] === null && isByline(blocks[i]?.text ?? '', until < blocks.length));
  const [byline] = bylines;
  const introduced = blocks[lastProse]?.text.endsWith(':') === true;
  if (isPage && byline !== undefined && bylines.length === 1 && !introduced)
    return { until, lastProse, byline };
  return { until, lastProse, byline: null };
}

function otherArticlesStart(
  blocks: readonly Block[],
  kinds: readonly (FurnitureKind | null)[],
  isProse: (i: number) => boolean,
): number {
  const length = (from: number, to: number): number =>
    blocks.slice(from, to).reduce((sum, block, k) => sum + (isProse(from + k) ? block.text.length : 0), 0);
  const at = kinds.findIndex(
    (kind, i) => kind === 'more-news' && length(0, i) >= 2 * length(i, blocks.length),
  );
  return at === -1 ? blocks.length : at;
}

/** `Hoàng Thái`, `P.V`, `Lê Văn A - UVTV, Trưởng Ban Tuyên giáo`; near miss: `Xin cảm ơn đồng chí!`. */
function isByline(line: string, beforeFurniture: boolean): boolean {
  if (line.length > 120 || SENTENCE_END.test(line) || markerOf(line) !== null) return false;
  if (/^(?:P\.?\s?V\.?|PV|BBT|TTXVN|(?:\p{Lu}\.?\s?){1,3})$/u.test(line)) return true;
  const person =
    /^(?:(?:Bài|Tin|Ảnh|Bài, ảnh|Bài và ảnh)\s?:\s?)?\p{Lu}\p{L}*\.?(?:\s\p{Lu}\p{L}*\.?){1,4}(?:\s?[-–,(]\s?(.{2,80}))?$/u.exec(
      line,
    );
  // Lines of capitals are headings.
  if (!person || (!/\p{Ll}/u.test(line) && line.includes(' '))) return false;
  return person[1] === undefined || beforeFurniture;
}
