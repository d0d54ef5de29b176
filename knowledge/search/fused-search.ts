import type { Embedder } from '../embedding/embedder.ts';
import { KnowledgeError } from '../errors.ts';
import { SILENT_LOG, type Log } from '../log.ts';
import type { Document } from '../model/document.ts';
import { statusOn, type ValidityStatus } from '../model/validity.ts';
import type { KnowledgeReader } from '../store/store.ts';
import { comparisonKey } from '../text/normalize.ts';
import { remembering } from '../text/remembering.ts';
import type { VectorHit, VectorIndex } from '../vectors/vector-index.ts';
import { fuseRows } from './fusion.ts';
import type { KeywordIndex } from './keyword-contract.ts';
import { createPlaceFinder } from './place-finder.ts';
import type { KnowledgeSearch, RankedPassage } from './search.ts';

/** Semantic search over the same rows as the keyword index. */
export interface SemanticSide {
  readonly index: VectorIndex;
  readonly embedder: Embedder;
}

/** How much a candidate keeps of its score by the state of its document on the asked day. */
const STATUS_FACTOR: Record<ValidityStatus, number> = {
  'in-force': 1,
  unknown: 0.97,
  'past-term': 0.93,
  superseded: 0.85,
};
/** A source of another place answers only when nothing else does; one of the asked place comes first. */
const OTHER_PLACE_FACTOR = 0.45;
const SAME_PLACE_FACTOR = 1.25;
/** A source of the term or year named in the question is asked for as it was. */
const NAMED_TERM_FACTOR = 1.1;
const CANDIDATES_PER_RESULT = 4;

/**
 * Search over one version: keyword and, when given, vector candidates; fused, then weighed by validity and place. When
 * the semantic side fails, the failure goes to the log and the keyword candidates answer alone.
 */
export function createFusedSearch(
  reader: KnowledgeReader,
  keywords: KeywordIndex,
  semantic: SemanticSide | null,
  log: Log = SILENT_LOG,
): KnowledgeSearch {
  const places = createPlaceFinder(reader.documents());
  return {
    placesIn: (text) => places.placesIn(text),
    idf: (term) => keywords.idf(term),
    has: (term) => keywords.has(term),
    markedFrequency: (accented) => keywords.markedFrequency(accented),
    async search({ texts, asOf, places: asked = [], mayShow = ['public'], top }) {
      const accept = (row: number): boolean => mayShow.includes(reader.documentAt(row).disclosure);
      const wanted = top * CANDIDATES_PER_RESULT;
      const byKeyword = keywords.search({ texts, accept }, wanted);
      const byVector = semantic ? await vectorHits(semantic, texts[0]?.text ?? '', wanted, accept, log) : [];
      const keywordByRow = new Map(byKeyword.map((hit) => [hit.row, hit]));
      const vectorByRow = new Map(byVector.map((hit) => [hit.row, hit.score]));
      const question = comparisonKey(texts.map(({ text }) => text).join(' '));
      const ranked = fuseRows(byKeyword, byVector).map(({ row, score }) => {
        const document = reader.documentAt(row);
        const validity = statusOn(document, asOf);
        const placeMatch = places.isOf(document, asked);
        const named = namesTerm(question, document);
        const factor =
          (named ? NAMED_TERM_FACTOR : STATUS_FACTOR[validity]) *
          (placeMatch === null ? 1 : placeMatch ? SAME_PLACE_FACTOR : OTHER_PLACE_FACTOR);
        return { row, document, validity, placeMatch, score: score * factor };
      });
      ranked.sort((a, b) => b.score - a.score || a.row - b.row);
      return ranked.slice(0, top).map(({ row, document, validity, placeMatch, score }): RankedPassage => {
        const keyword = keywordByRow.get(row);
        const vectorScore = vectorByRow.get(row) ?? null;
        return {
          row,
          passage: reader.passageAt(row),
          document,
          score,
          keywordScore: keyword?.score ?? 0,
          vectorScore,
          validity,
          placeMatch,
          // Few are ever read, and finding them costs more than the rest.
          get reasons() {
            return [...(keyword?.reasons ?? []), ...reasonsOf(vectorScore, placeMatch, validity)];
          },
        };
      });
    },
  };
}

async function vectorHits(
  { index, embedder }: SemanticSide,
  text: string,
  top: number,
  accept: (row: number) => boolean,
  log: Log,
): Promise<VectorHit[]> {
  if (text.trim() === '') return [];
  try {
    return index.search(await embedder.embedQuery(text), top, accept);
  } catch (error) {
    // The message of a foreign error may hold the question, so only its kind is logged.
    const code =
      error instanceof KnowledgeError ? error.code : error instanceof Error ? error.name : 'unknown';
    log.log('warn', 'search.semantic-failed', { code });
    return [];
  }
}

const TERMS_HELD = 100;
/** A term of years as it may be written; null for any other. */
const writtenTerm = remembering(TERMS_HELD, (term: string): { readonly pattern: RegExp | null } => {
  const years = /^(\d{4})-(\d{4})$/.exec(term);
  return { pattern: years && new RegExp(`${years[1]}\\s?-\\s?${years[2]}`) };
});

function namesTerm(question: string, { term }: Document): boolean {
  return term !== null && writtenTerm(term).pattern?.test(question) === true;
}

function reasonsOf(
  vectorScore: number | null,
  placeMatch: boolean | null,
  validity: ValidityStatus,
): string[] {
  const reasons: string[] = [];
  if (vectorScore !== null) reasons.push(`gần nghĩa ${vectorScore.toFixed(2)}`);
  if (placeMatch === true) reasons.push('đúng địa phương');
  if (placeMatch === false) reasons.push('khác địa phương');
  if (validity === 'superseded') reasons.push('đã được thay thế');
  if (validity === 'past-term') reasons.push('nhiệm kỳ đã qua');
  return reasons;
}
