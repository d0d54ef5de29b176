import { nextDay } from '../../knowledge/model/calendar-date.ts';
import type { DocumentKey, RegisterEntry } from '../../knowledge/model/register.ts';
import type { RelatedPaper, Relation } from '../../knowledge/model/relation.ts';
import type { RelationKind } from '../../knowledge/model/relation-statement.ts';
import type { PaperIndex } from './paper-index.ts';

const CERTAINTY = { confirmed: 1, secondary: 0.6, unconfirmed: 0.4 } as const;

/** The relations that the register states between papers of which at least one is held. */
export function relationsOfRegister(register: readonly RegisterEntry[], index: PaperIndex): Relation[] {
  const relations: Relation[] = [];
  for (const entry of register) {
    const own = paperOf(entry, entry, index);
    const add = (
      kind: RelationKind,
      subject: RelatedPaper | null,
      object: RelatedPaper | null,
      effectiveFrom: Relation['effectiveFrom'],
    ): void => {
      if (subject === null || object === null) return;
      if (subject.documentId === null && object.documentId === null) return;
      const certainty = CERTAINTY[entry.certainty];
      relations.push({
        kind,
        subject,
        object,
        origin: 'register',
        statedIn: null,
        effectiveFrom,
        certainty,
        evidence: '',
      });
    };
    for (const key of entry.replaces)
      add('replaces', own, paperOf(key, entry, index), entry.from ?? entry.issuedOn);
    if (entry.replacedBy !== null) {
      const successor = paperOf(entry.replacedBy, entry, index);
      add('replaces', successor, own, entry.to === null ? (successor?.issuedOn ?? null) : nextDay(entry.to));
    }
    for (const key of entry.guides)
      add('guides', own, paperOf(key, entry, index), entry.from ?? entry.issuedOn);
  }
  return relations;
}

function paperOf(
  { number, issuedOn }: DocumentKey,
  entry: RegisterEntry,
  index: PaperIndex,
): RelatedPaper | null {
  const own = number === entry.number && issuedOn === entry.issuedOn;
  const found = index.find(
    { number, issuedOn, issuer: own ? entry.issuer : null },
    { issuer: entry.issuer, issuedOn: null },
  );
  return found.outcome === 'ambiguous' ? null : found.paper;
}
