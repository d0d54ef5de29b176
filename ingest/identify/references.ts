import type { DocumentReference } from '../../knowledge/model/document.ts';
import {
  findDocumentNumbers,
  numberKey,
  type DocumentNumber,
} from '../../knowledge/model/document-number.ts';
import { bodyNameAt } from './body-names.ts';
import { findDates } from './dates.ts';

/** Between a number and its date: `35-CT/TW, ngày 30/5/2019`, `40 – KH/TU (30/10/2009)`; at most a few words. */
const BEFORE_DATE = /^[\s,(]{0,3}(?:ban hành\s)?(?:ký\s)?(?:ngày\s)?$/iu;
/** Between a number or its date and the issuer: `… của Bộ Chính trị`; near miss: `… của cả nước`. */
const BEFORE_ISSUER = /^[\s,)]{0,3}của\s(?=\p{Lu})/u;
const REACH = 60;

/** A paper named in a text, with where the words that name it stand (date and issuer included). */
export interface PaperMention extends DocumentReference {
  readonly start: number;
  readonly end: number;
}

/** Every mention of a numbered paper in order, each with the date and issuer that stand beside it, in either order. */
export function findMentions(text: string): PaperMention[] {
  return findDocumentNumbers(text).map((found) => {
    let end = found.end;
    let issuer: string | null = null;
    const takeDate = (): ReturnType<typeof findDates>[number] | undefined => {
      const after = text.slice(end, end + REACH);
      const date = findDates(after).find((candidate) => BEFORE_DATE.test(after.slice(0, candidate.start)));
      if (date) end += date.end;
      return date;
    };
    let date = takeDate();
    const link = BEFORE_ISSUER.exec(text.slice(end, end + REACH));
    const body = link ? bodyNameAt(text, end + link[0].length) : null;
    if (body !== null) {
      issuer = body.name;
      end = body.end;
      date ??= takeDate();
    }
    return { number: found.number, issuedOn: date?.date ?? null, issuer, start: found.start, end };
  });
}

/**
 * Every paper the text names, once each, with the date and issuer standing beside any mention of it. Two dates for
 * one number are two papers, because numbers restart each term; a mention without date joins the only dated one.
 * `own` is left out.
 */
export function findReferences(text: string, own: DocumentNumber | null = null): DocumentReference[] {
  return merged(
    findMentions(text)
      .filter(({ number }) => own === null || numberKey(number) !== numberKey(own))
      .map(({ number, issuedOn, issuer }) => ({ number, issuedOn, issuer })),
  );
}

function merged(mentions: readonly DocumentReference[]): DocumentReference[] {
  const result: DocumentReference[] = [];
  const byDate = [...mentions].sort((a, b) => Number(a.issuedOn === null) - Number(b.issuedOn === null));
  for (const mention of byDate) {
    const same = result.filter((known) => numberKey(known.number) === numberKey(mention.number));
    const match =
      mention.issuedOn === null
        ? same.length === 1
          ? same[0]
          : same.find((known) => known.issuedOn === null)
        : same.find((known) => known.issuedOn === mention.issuedOn);
    if (match === undefined) {
      if (mention.issuedOn !== null || same.length === 0) result.push(mention);
    } else if (match.issuer === null && mention.issuer !== null)
      result[result.indexOf(match)] = { ...match, issuer: mention.issuer };
  }
  const order = mentions.map((mention) => numberKey(mention.number));
  return result.sort((a, b) => order.indexOf(numberKey(a.number)) - order.indexOf(numberKey(b.number)));
}
