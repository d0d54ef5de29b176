import { isInvisible } from '../flow/colors.ts';
import type { FlowBlock } from '../flow/flow-text.ts';
import type { OdtCounter, OdtLists, OdtNumber } from './odt-lists.ts';
import type { OdtLook, OdtStyles } from './odt-styles.ts';
import type { XmlElement } from '../xml/read-xml.ts';

/** What is carried through all parts of one document while it is read. */
export interface OdtState {
  readonly styles: OdtStyles;
  readonly lists: OdtLists;
  /** 1-based page that is being read, as far as breaks tell. */
  page: number;
  hasSoftBreaks: boolean;
  lettersOnPage: number;
  longestPage: number;
  trackedChanges: number;
  noteCounts: { footnote: number; endnote: number };
  readonly pictures: { readonly path: string; readonly widthMm: number; readonly heightMm: number }[];
}

/** What surrounds a paragraph. */
export interface OdtSurroundings {
  readonly background: string | null;
  readonly isHidden: boolean;
  readonly isContents: boolean;
  /** The list the paragraph stands in, and whether its number is still to come. */
  readonly item: OdtItem | null;
}

/** One item of a list: its first paragraph carries the number. */
export interface OdtItem {
  readonly counter: OdtCounter;
  readonly style: string;
  readonly level: number;
  readonly startAt: number | null;
  isNumbered: boolean;
}

export const ON_PAGE: OdtSurroundings = { background: null, isHidden: false, isContents: false, item: null };

export type ReadOdtBlocks = (elements: readonly XmlElement[], around: OdtSurroundings) => FlowBlock[];

export function beginOdtPage(state: OdtState): void {
  state.page++;
  state.longestPage = Math.max(state.longestPage, state.lettersOnPage);
  state.lettersOnPage = 0;
}

/** Smaller text is not read but hidden. */
const MIN_POINTS = 1.5;

/** Whether a reader cannot see text of this look on a background; null is white paper. */
export function isHiddenOdtLook(look: OdtLook, background: string | null): boolean {
  if (look.hidden === true) return true;
  if (look.points !== undefined && look.points <= MIN_POINTS) return true;
  return isInvisible(look.color ?? null, look.background ?? background);
}

/** Takes the number of an item, once. */
export function takeNumber(item: OdtItem | null, lists: OdtLists): OdtNumber | null {
  if (item === null || item.isNumbered) return null;
  item.isNumbered = true;
  return lists.next(item.counter, item.style, item.level, item.startAt);
}
