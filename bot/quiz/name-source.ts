import { formatDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document } from '../../knowledge/model/document.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import { localPlace } from '../answer/validity-notes.ts';
import { QUIZ_STEM } from './quiz-messages.vi.ts';

const DIGEST_TITLE = /^Tóm lược\s+/u;

/**
 * A document as a question names it: kind, number and day, or title; that it is a digest when it is one; the place when
 * it is of one place that its name does not say.
 */
export function nameSource(document: Document): string {
  const named = plainName(document);
  const place = localPlace(document);
  return place === null ||
    document.jurisdiction.scope !== 'local' ||
    holdsFact(named, document.jurisdiction.place)
    ? named
    : `${named} ${QUIZ_STEM.at(place)}`;
}

function plainName(document: Document): string {
  const { number, issuedOn, issuer, form, title } = document;
  const kind = DOCUMENT_KINDS[document.kind];
  if (number !== null) {
    const paper = QUIZ_STEM.paper(kind, number);
    const dated = issuedOn === null ? paper : QUIZ_STEM.dated(paper, formatDate(issuedOn));
    if (form === 'digest') return QUIZ_STEM.digestOf(dated);
    return issuer === null || holdsFact(dated, issuer) ? dated : QUIZ_STEM.of(dated, issuer);
  }
  if (form === 'digest')
    return DIGEST_TITLE.test(title)
      ? QUIZ_STEM.digestOf(title.replace(DIGEST_TITLE, ''))
      : QUIZ_STEM.digestTitled(title);
  const titled = QUIZ_STEM.titled(kind.toLowerCase(), title);
  const by = issuer === null ? titled : QUIZ_STEM.of(titled, issuer);
  return issuedOn === null ? by : QUIZ_STEM.dated(by, formatDate(issuedOn));
}
