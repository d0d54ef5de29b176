import type { CalendarDate } from '../model/calendar-date.ts';
import type { Disclosure, Document } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';
import type { ValidityStatus } from '../model/validity.ts';

/** What to look for. */
export interface SearchRequest {
  /** The question as typed, then further readings of it (earlier turns, written-out short forms) with lower weights. */
  readonly texts: readonly { readonly text: string; readonly weight: number }[];
  /** Day on which validity is judged. */
  readonly asOf: CalendarDate;
  /** Places the asker means, as the documents write them; sources of other places rank lower. None means any. */
  readonly places?: readonly string[];
  /** Kinds of disclosure the asker may see; only public ones by default. */
  readonly mayShow?: readonly Disclosure[];
  /** How many passages at most. */
  readonly top: number;
}

/** A passage found, with why. */
export interface RankedPassage {
  readonly row: number;
  readonly passage: Passage;
  readonly document: Document;
  /** Final score; only the order and ratios within one result mean anything. */
  readonly score: number;
  readonly keywordScore: number;
  /** Cosine similarity, or null when semantic search is off or did not return the passage. */
  readonly vectorScore: number | null;
  readonly validity: ValidityStatus;
  /** Whether the document's place is the asked one; null when none was asked or the document binds everywhere. */
  readonly placeMatch: boolean | null;
  /** Short Vietnamese reasons for `search` and `ask --explain`. */
  readonly reasons: readonly string[];
}

/** Searches one knowledge version. */
export interface KnowledgeSearch {
  search(request: SearchRequest): Promise<RankedPassage[]>;
  /** Places named in a text, as the documents of this version write them. */
  placesIn(text: string): string[];
  /** Inverse document frequency of a folded syllable or pair "a b" over passages; finite for unknown terms. */
  idf(foldedTerm: string): number;
  /** Whether the folded term stands anywhere in the version. */
  has(foldedTerm: string): boolean;
  /** Passages that hold the syllable with exactly these marks; 0 for one without marks. */
  markedFrequency(accented: string): number;
}
