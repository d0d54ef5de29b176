import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document, DocumentReference } from '../../knowledge/model/document.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { RelatedPaper } from '../../knowledge/model/relation.ts';
import { maySameIssuer } from '../identify/issuer-names.ts';

/** Where a paper is named from: its own issuer and day decide between papers of one number. */
export interface NamedFrom {
  readonly issuer: string | null;
  readonly issuedOn: CalendarDate | null;
}

/** What a name leads to. A paper that is `named` is as the text names it, neither held nor in the register. */
export type FoundPaper =
  | {
      readonly outcome: 'held' | 'registered' | 'named';
      readonly paper: RelatedPaper;
      readonly isDated: boolean;
    }
  | { readonly outcome: 'ambiguous'; readonly candidates: readonly RelatedPaper[] };

/** The papers of a version and of the register, found as texts name them. */
export interface PaperIndex {
  find(reference: DocumentReference, from: NamedFrom): FoundPaper;
}

/**
 * Index over held documents and register entries. The paper itself comes before digests of it; press reports are no
 * papers. Numbers restart every term and are shared by all bodies of a kind, so a name without day is only found when one
 * paper fits: its issuer is the one named, else the one of the naming paper, and it is not younger than that.
 */
export function indexPapers(documents: readonly Document[], register: readonly RegisterEntry[]): PaperIndex {
  const byKey = new Map<string, RelatedPaper[]>();
  const add = (paper: RelatedPaper): void => {
    const key = numberKey(paper.number);
    const same = byKey.get(key) ?? [];
    const known = same.some(
      ({ issuedOn, issuer }) =>
        issuedOn === paper.issuedOn && (isCentral(paper) || maySameIssuer(issuer, paper.issuer)),
    );
    if (!known) byKey.set(key, [...same, paper]);
  };
  const numbered = documents.filter(({ number, kind }) => number !== null && kind !== 'bao-chi');
  for (const form of ['original', 'digest'])
    for (const { id, number, issuedOn, issuer, form: own } of numbered)
      if (own === form && number !== null) add({ number, issuedOn, issuer, documentId: id });
  for (const { number, issuedOn, issuer } of register) add({ number, issuedOn, issuer, documentId: null });

  return {
    find(reference, from) {
      const same = byKey.get(numberKey(reference.number)) ?? [];
      const central = isCentral(reference);
      const dated =
        reference.issuedOn === null
          ? same.filter(
              ({ issuedOn }) => issuedOn === null || from.issuedOn === null || issuedOn <= from.issuedOn,
            )
          : same.filter(({ issuedOn }) => issuedOn === reference.issuedOn);
      const named = dated.filter(({ issuer }) => central || maySameIssuer(issuer, reference.issuer));
      const own = named.filter(
        ({ issuer }) => issuer !== null && from.issuer !== null && maySameIssuer(issuer, from.issuer),
      );
      const fitting = named.length > 1 && !central && own.length > 0 ? own : named;
      const [only] = fitting;
      if (fitting.length > 1) return { outcome: 'ambiguous', candidates: fitting };
      const isDated = reference.issuedOn !== null;
      if (only === undefined) {
        const { number, issuedOn, issuer } = reference;
        return { outcome: 'named', paper: { number, issuedOn, issuer, documentId: null }, isDated };
      }
      return { outcome: only.documentId === null ? 'registered' : 'held', paper: only, isDated };
    },
  };
}

/** Numbers of central bodies (`…/TW`, `…/BTCTW`): the bodies share one series each, and sources name them variously. */
function isCentral({ number }: Pick<DocumentReference, 'number'>): boolean {
  return /\/[A-Z]*TW$/u.test(number);
}
