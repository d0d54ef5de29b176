import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { factValidity } from './fact-validity.ts';
import { passageHash } from './passage-hash.ts';
import type { QuizItem } from './quiz-item.ts';

/** Why an item must not be used any more. */
export type Staleness = 'gone' | 'changed' | 'superseded';

/**
 * What has become of the source of an item in a version: its document is gone, the passage with its words is, or it holds
 * no longer as it did when the item was made. Null while the item may be used. An item of a paper that was replaced
 * already says so in its question, and is stale only for the other reasons.
 */
export function staleness(
  item: Pick<QuizItem, 'source' | 'validity'>,
  reader: KnowledgeReader,
  day: CalendarDate,
): Staleness | null {
  const { documentId, passageHash: hash, quote } = item.source;
  const document = reader.document(documentId);
  if (document === undefined || document.disclosure !== 'public') return 'gone';
  const passage = reader.passagesOf(documentId).find(({ text }) => passageHash(text) === hash);
  if (passage === undefined || !foldSpaces(passage.text).includes(quote)) return 'changed';
  const validity = factValidity(`${quote} ${passage.list?.lead ?? ''}`.trim(), document, reader, day);
  return validity === item.validity ? null : 'superseded';
}

/** Whether the item must not be used with this version. */
export function isStale(
  item: Pick<QuizItem, 'source' | 'validity'>,
  reader: KnowledgeReader,
  day: CalendarDate,
): boolean {
  return staleness(item, reader, day) !== null;
}
