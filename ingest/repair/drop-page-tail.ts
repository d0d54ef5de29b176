import type { Block } from '../parse/parser.ts';
import { markerOf } from '../split/markers.ts';
import { furnitureOf, type FurnitureKind } from './page-furniture.ts';

/** Kinds that only pages of portals have; an office letter may well end with a telephone number. */
const SHOWS_PAGE: readonly FurnitureKind[] = ['more-news', 'counter', 'views'];

/**
 * An official paper that was saved from a portal, without what the portal sets under it: other news, counters, imprint.
 * `from` is the first block behind the signature. An annex further down keeps everything before it.
 */
export function dropPageTail(blocks: readonly Block[], from: number): Block[] {
  const kinds = blocks.map(({ text }) => furnitureOf(text));
  if (!kinds.some((kind) => kind !== null && SHOWS_PAGE.includes(kind))) return [...blocks];
  const lastAnnex = blocks.findLastIndex(({ text }) => markerOf(text)?.type === 'appendix');
  const moreNews = kinds.findIndex((kind, i) => i >= from && i > lastAnnex && kind === 'more-news');
  let end = moreNews === -1 ? blocks.length : moreNews;
  while (end > from && (kinds[end - 1] ?? null) !== null) end--;
  return blocks.slice(0, end);
}
