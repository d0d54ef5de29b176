/** What is indexed of one passage. */
export interface IndexedPassage {
  /** Rows of one document must follow each other; the same id after another one starts a new document. */
  readonly documentId: string;
  /** Document title; number, place and term may be appended. A document number here makes every row its exact match. */
  readonly title: string;
  /** Headings above the passage, outermost first. */
  readonly headings: readonly string[];
  /** Introducing sentence of a list, or ''. */
  readonly lead: string;
  readonly text: string;
}

export interface KeywordQuery {
  /**
   * Weighted alternatives, e.g. the question (weight 1) and expansions of its abbreviations (less). Each is analysed
   * as typed; a term in several of them counts once, with the greatest weight. Weights that are not above 0 are ignored.
   */
  readonly texts: readonly { readonly text: string; readonly weight: number }[];
  /** Rows that may be returned; all when absent. Asked only about rows that could be among the best. */
  readonly accept?: (row: number) => boolean;
}

export interface KeywordHit {
  /** Place of the passage in the order given to the builder. */
  readonly row: number;
  /** Above 0. Comparable within one query, not between queries. */
  readonly score: number;
  /** In Vietnamese, strongest first: số ký hiệu, cụm từ, tên riêng, the words that weighed most. */
  readonly reasons: readonly string[];
}

export interface KeywordIndex {
  readonly passageCount: number;
  /** The best `top` rows that match at all, best first; equal scores in row order. */
  search(query: KeywordQuery, top: number): KeywordHit[];
  /** Inverse document frequency, over passages, of a folded syllable or bigram `a b`; finite, greatest for an unknown term. */
  idf(foldedTerm: string): number;
  /** Whether the folded syllable or bigram occurs at all. */
  has(foldedTerm: string): boolean;
  /** Passages that hold the syllable with exactly these marks; 0 for one without marks. */
  markedFrequency(accented: string): number;
}
