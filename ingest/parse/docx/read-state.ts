import type { FlowBlock } from '../flow/flow-text.ts';
import type { XmlElement } from '../xml/read-xml.ts';
import type { WordNumbering } from './word-numbering.ts';
import type { WordStyles } from './word-styles.ts';

/** How page numbers are known: Word leaves marks where pages began; else only breaks that people set are known. */
export type PageMarks = 'rendered' | 'explicit';

/** What is carried through all parts of one document while it is read. */
export interface ReadState {
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  readonly pageMarks: PageMarks;
  /** Notes by kind and id, unread. */
  readonly notes: ReadonlyMap<string, XmlElement>;
  /** Marks given so far, by kind of note. */
  readonly noteCounts: { footnote: number; endnote: number };
  /** 1-based page that is being read. */
  page: number;
  /** Letters since the last page break that somebody set. */
  lettersOnPage: number;
  longestPage: number;
  hasPageBreaks: boolean;
  /** Changes that nobody accepted or rejected. */
  trackedChanges: number;
  /** Parts of other files that are linked in and not read. */
  foreignParts: number;
  /** Relationship ids of pictures in order, with their size on paper in millimetres. */
  readonly pictures: { readonly id: string; readonly widthMm: number; readonly heightMm: number }[];
  /** Words set as pictures: watermarks. */
  readonly watermarks: string[];
}

export function newReadState(
  known: Pick<ReadState, 'styles' | 'numbering' | 'pageMarks' | 'notes'>,
): ReadState {
  return {
    ...known,
    noteCounts: { footnote: 0, endnote: 0 },
    page: 1,
    lettersOnPage: 0,
    longestPage: 0,
    hasPageBreaks: false,
    trackedChanges: 0,
    foreignParts: 0,
    pictures: [],
    watermarks: [],
  };
}

/** A page begins, for a reason of one kind; reasons of the other kind do not count. */
export function beginPage(state: ReadState, reason: PageMarks): void {
  if (state.pageMarks !== reason) return;
  state.page++;
  state.hasPageBreaks = true;
  state.longestPage = Math.max(state.longestPage, state.lettersOnPage);
  state.lettersOnPage = 0;
}

/** What surrounds a paragraph. */
export interface Surroundings {
  /** Background colour; null is the paper. */
  readonly background: string | null;
  /** Nothing here is seen, e.g. a box beside the page. */
  readonly isHidden: boolean;
  /** Mark of the note that is read, for the place where it stands in the note. */
  readonly noteMark: string | null;
}

export const ON_PAPER: Surroundings = { background: null, isHidden: false, noteMark: null };

/** Reads the blocks of a part of the document; passed down so that boxes and notes are read as the body is. */
export type ReadBlocks = (elements: readonly XmlElement[], around: Surroundings) => FlowBlock[];
