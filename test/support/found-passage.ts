import type { RankedPassage } from '../../knowledge/search/search.ts';
import type { Document } from '../../knowledge/model/document.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import { sampleDocument } from './sample-knowledge.ts';

/** A document whose passages are the items of one list, behind a passage that introduces it. */
export function sampleList(
  id: string,
  lead: string,
  items: readonly string[],
  over: Partial<Document> = {},
): DocumentContent {
  const { document, passages } = sampleDocument(id, [lead, ...items], over);
  return {
    document,
    passages: passages.map((passage, i): Passage =>
      i === 0
        ? passage
        : { ...passage, role: 'item', list: { group: 1, index: i, size: items.length, lead } },
    ),
  };
}

/** The passages of a document as a search would give them, in their order. */
export function foundPassages(
  { document, passages }: DocumentContent,
  over: Partial<RankedPassage> = {},
): RankedPassage[] {
  return passages.map((passage, row) => ({
    row,
    passage,
    document,
    score: 1,
    keywordScore: 1,
    vectorScore: null,
    validity: 'unknown',
    placeMatch: null,
    reasons: [],
    ...over,
  }));
}
