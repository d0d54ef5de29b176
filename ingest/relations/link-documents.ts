import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { Relation } from '../../knowledge/model/relation.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { deriveValidity } from './derive-validity.ts';
import { findEndings } from './find-endings.ts';
import { isDeciding } from './may-end.ts';
import { indexPapers } from './paper-index.ts';
import { relationsOfRegister } from './register-relations.ts';
import { relationsOfTexts } from './text-relations.ts';
import { paperName } from './paper-name.ts';

/** Documents with what they do to each other. */
export interface LinkedDocuments {
  /** In the order given; validity follows from the relations, what it was before them stays in `ownValidity`. */
  readonly documents: readonly Document[];
  /** In a fixed order, whatever the order of the documents. */
  readonly relations: readonly Relation[];
  /** What a person has to look at, by the document whose text gives rise to it. */
  readonly notices: ReadonlyMap<DocumentId, readonly Notice[]>;
}

/**
 * Links the papers of a version by what their texts and the register say, and lets validity follow: a paper that another
 * of equal or higher authority replaces or repeals ends the day before that takes effect. Worked out anew from
 * `ownValidity` each time, so that a paper comes back into force when the one that replaced it is taken out. What does
 * not fit together (register and paper, two successors, a successor that is older, a circle) is never resolved silently.
 */
export function linkDocuments(
  documents: readonly Document[],
  register: readonly RegisterEntry[],
): LinkedDocuments {
  const own = documents.map(withoutDerived);
  const notices = new Map<DocumentId, Notice[]>();
  const tell = (id: DocumentId, said: Notice): void => {
    const known = notices.get(id) ?? [];
    if (!known.some(({ code, what }) => code === said.code && what === said.what))
      notices.set(id, [...known, said]);
  };
  const index = indexPapers(own, register);
  const relations = sorted([...relationsOfTexts(own, index, tell), ...relationsOfRegister(register, index)]);
  const bearing = findEndings(own, relations, tell);
  const linked = own.map((document) => {
    const validity = deriveValidity(document, bearing.get(document.id) ?? NOTHING, tell);
    return validity === document.validity
      ? document
      : { ...document, validity, ownValidity: document.validity };
  });
  tellReported(linked, relations, tell);
  return { documents: linked, relations, notices };
}

const NOTHING = { endings: [], amendments: [] } as const;

function withoutDerived(document: Document): Document {
  if (document.ownValidity === undefined) return document;
  const { ownValidity, ...rest } = document;
  return { ...rest, validity: ownValidity };
}

/** Press and other papers tell that a held paper has ended, and nothing that decides says so. */
function tellReported(
  documents: readonly Document[],
  relations: readonly Relation[],
  tell: (id: DocumentId, said: Notice) => void,
): void {
  const byId = new Map(documents.map((document) => [document.id, document]));
  for (const { kind, origin, object, subject, statedIn } of relations) {
    if (origin !== 'reported' || (kind !== 'replaces' && kind !== 'repeals') || statedIn === null) continue;
    const paper = object.documentId === null ? undefined : byId.get(object.documentId);
    const teller = byId.get(statedIn);
    if (paper === undefined || teller === undefined || teller.form === 'digest') continue;
    const { status, to, supersededBy } = paper.validity;
    if (status === 'superseded' || to !== null || supersededBy !== null || !isDeciding(paper)) continue;
    const what = `${paperName(paper)} đã được thay thế bởi ${paperName(subject)}`;
    const code = teller.isUnverified === true ? 'relation-unverified' : 'relation-reported';
    tell(statedIn, notice(code, `told only: ${subject.number} ends ${object.number}`, what));
  }
}

function sorted(relations: readonly Relation[]): Relation[] {
  const keyed = relations.map((relation) => ({ relation, key: keyOf(relation) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.filter(({ key }, i) => key !== keyed[i - 1]?.key).map(({ relation }) => relation);
}

function keyOf({ subject, object, kind, origin, statedIn }: Relation): string {
  return JSON.stringify([
    ...[subject, object].flatMap(({ number, issuedOn, issuer }) => [number, issuedOn ?? '', issuer ?? '']),
    kind,
    origin,
    statedIn ?? '',
  ]);
}
