import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import type { Relation } from '../../knowledge/model/relation.ts';
import { maySameIssuer } from '../identify/issuer-names.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { mayEnd } from './may-end.ts';
import { paperName } from './paper-name.ts';

/** What relations do to one document. */
export interface Bearing {
  /** Replacements and repeals that count, earliest first. */
  readonly endings: readonly Relation[];
  readonly amendments: readonly Relation[];
}

/**
 * The relations that end or change held documents, by document. Left out, each with a notice: those of a lower or
 * foreign body, of a paper older than the one it would end, and circles. What is only told of never counts.
 */
export function findEndings(
  documents: readonly Document[],
  relations: readonly Relation[],
  tell: (id: DocumentId, said: Notice) => void,
): ReadonlyMap<DocumentId, Bearing> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const byNumber = new Map<string, Document[]>();
  for (const document of documents) {
    if (document.number === null) continue;
    const key = numberKey(document.number);
    byNumber.set(key, [...(byNumber.get(key) ?? []), document]);
  }
  const found = new Map<DocumentId, { endings: Relation[]; amendments: Relation[] }>();
  for (const relation of withoutCircles(relations.filter(isEnding), tell).concat(
    relations.filter(isAmendment),
  )) {
    for (const target of targetsOf(relation, byNumber)) {
      if (!counts(relation, target, byId, tell)) continue;
      const bearing = found.get(target.id) ?? { endings: [], amendments: [] };
      (isAmendment(relation) ? bearing.amendments : bearing.endings).push(relation);
      found.set(target.id, bearing);
    }
  }
  for (const bearing of found.values()) {
    bearing.amendments.sort(byDay);
    bearing.endings = withoutRepeats(bearing.endings.sort(byDay), relations);
  }
  return found;
}

/** Counts only what the acting paper says itself and what the register has confirmed. */
function decides({ origin, certainty }: Relation): boolean {
  return origin === 'paper' || (origin === 'register' && certainty === 1);
}

function isEnding(relation: Relation): boolean {
  return (relation.kind === 'replaces' || relation.kind === 'repeals') && decides(relation);
}

function isAmendment(relation: Relation): boolean {
  return relation.kind === 'amends' && decides(relation);
}

/** The document and our digests of the same paper. */
function targetsOf({ object }: Relation, byNumber: ReadonlyMap<string, readonly Document[]>): Document[] {
  return (byNumber.get(numberKey(object.number)) ?? []).filter(
    ({ id, form, issuedOn, issuer, kind }) =>
      id === object.documentId ||
      (object.documentId !== null &&
        form === 'digest' &&
        kind !== 'bao-chi' &&
        issuedOn !== null &&
        issuedOn === object.issuedOn &&
        maySameIssuer(issuer, object.issuer)),
  );
}

function counts(
  relation: Relation,
  target: Document,
  byId: ReadonlyMap<DocumentId, Document>,
  tell: (id: DocumentId, said: Notice) => void,
): boolean {
  const { origin, statedIn, subject, effectiveFrom } = relation;
  const stating = statedIn === null ? undefined : byId.get(statedIn);
  const isOlder =
    target.issuedOn !== null &&
    ((subject.issuedOn !== null && subject.issuedOn < target.issuedOn) ||
      (effectiveFrom !== null && effectiveFrom < target.issuedOn));
  if (isOlder) {
    const what = `${paperName(subject)} – ${paperName(target)}`;
    if (stating)
      tell(stating.id, notice('relation-backwards', `${subject.number} is older than ${target.id}`, what));
    return false;
  }
  if (origin === 'register' || stating === undefined) return true;
  if (mayEnd(stating, target)) return true;
  tell(
    stating.id,
    notice('relation-weaker', `${stating.id} has no authority over ${target.id}`, paperName(target)),
  );
  return false;
}

/** Relations that do not lead back to their own subject. */
function withoutCircles(
  relations: readonly Relation[],
  tell: (id: DocumentId, said: Notice) => void,
): Relation[] {
  const key = ({ number, issuedOn }: Relation['subject']): string => `${numberKey(number)} ${issuedOn ?? ''}`;
  const ends = new Map<string, string[]>();
  for (const { subject, object } of relations)
    ends.set(key(subject), [...(ends.get(key(subject)) ?? []), key(object)]);
  const leadsTo = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const pending = [from];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (at === to) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      pending.push(...(ends.get(at) ?? []));
    }
    return false;
  };
  return relations.filter(({ subject, object, statedIn }) => {
    // Only papers of one day can end each other; an older one is told of as such.
    const mayCircle =
      subject.issuedOn === null || object.issuedOn === null || subject.issuedOn === object.issuedOn;
    if (!mayCircle || !leadsTo(key(object), key(subject))) return true;
    const what = `${paperName(subject)} – ${paperName(object)}`;
    if (statedIn !== null)
      tell(
        statedIn,
        notice('relation-circle', `${subject.number} and ${object.number} end each other`, what),
      );
    return false;
  });
}

/** A paper that replaces the successor often names what that had replaced too: nothing new, and no rival. */
function withoutRepeats(endings: readonly Relation[], relations: readonly Relation[]): Relation[] {
  const [first, ...others] = endings;
  if (first === undefined) return [];
  const endsFirst = (subject: Relation['subject']): boolean =>
    relations.some(
      (relation) =>
        isEnding(relation) &&
        isNamedAlike(relation.subject, subject) &&
        isNamedAlike(relation.object, first.subject),
    );
  return [first, ...others.filter(({ subject }) => !endsFirst(subject))];
}

function isNamedAlike(a: Relation['subject'], b: Relation['subject']): boolean {
  return a.issuedOn === b.issuedOn && numberKey(a.number) === numberKey(b.number);
}

function byDay(a: Relation, b: Relation): number {
  const [x, y] = [a, b].map(({ effectiveFrom }) => effectiveFrom ?? '9999');
  if (x !== y) return (x ?? '') < (y ?? '') ? -1 : 1;
  return paperName(a.subject) < paperName(b.subject) ? -1 : 1;
}
