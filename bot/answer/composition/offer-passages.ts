import type { Document } from '../../../knowledge/model/document.ts';
import type { Passage } from '../../../knowledge/model/passage.ts';
import { statusOn } from '../../../knowledge/model/validity.ts';
import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { Consultation } from '../consult.ts';
import { tokensOf } from '../../language-model/token-count.ts';
import { addressesModel } from './addresses-model.ts';
import type { Offer } from './composition.ts';

/** Passages beside those of the extractive answer. */
const MOST_OFFERED = 8;
/** With the items of a long list. */
const MOST_AT_ALL = 24;
/** A longer passage takes the place of several; it is left to the extractive answer. */
const LONGEST_PASSAGE_TOKENS = 1_200;
/** What the lines around each passage take. */
const FRAME_TOKENS = 60;

export interface OfferLimits {
  readonly maxTokens: number;
  /** Whether papers for internal use may be sent to the model. */
  readonly maySendInternal: boolean;
}

/**
 * The passages to give to the model, best first: those of the extractive answer, then the others found. Papers that are
 * replaced, of a past term or of another place are among them only when the extractive answer rests on them. Null when
 * the extractive answer rests on a paper that may not be sent away.
 */
export function offerPassages(
  { parts, found }: Pick<Consultation, 'parts' | 'found'>,
  day: CalendarDate,
  { maxTokens, maySendInternal }: OfferLimits,
): Offer[] | null {
  const maySend = (document: Document): boolean =>
    maySendInternal || (document.disclosure === 'public' && document.isMasked !== true);
  if (parts.some(({ document }) => !maySend(document))) return null;
  const used = new Set(parts.map(({ document }) => document.id));
  const isCurrent = (document: Document): boolean =>
    !['superseded', 'past-term'].includes(statusOn(document, day));
  const others = found.filter(
    ({ passage, document, placeMatch }) =>
      passage.role !== 'title' &&
      passage.role !== 'caption' &&
      maySend(document) &&
      (used.has(document.id) || (isCurrent(document) && placeMatch !== false)),
  );
  const offers: Offer[] = [];
  let tokens = 0;
  const offer = (passage: Passage, document: Document): void => {
    if (offers.some((known) => known.passage.id === passage.id)) return;
    const size = tokensOf(passage.text) + FRAME_TOKENS;
    if (size > LONGEST_PASSAGE_TOKENS || tokens + size > maxTokens) return;
    if (addressesModel([passage.text, ...passage.headings, passage.list?.lead ?? ''].join('\n'))) return;
    tokens += size;
    offers.push({ marker: offers.length + 1, passage, document });
  };
  for (const { citation, document } of parts)
    if (offers.length < MOST_AT_ALL) offer(citation.passage, document);
  const most = Math.max(MOST_OFFERED, offers.length);
  for (const { passage, document } of others) if (offers.length < most) offer(passage, document);
  return offers;
}
