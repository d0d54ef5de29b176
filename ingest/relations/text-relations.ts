import type { Document, DocumentId, DocumentReference } from '../../knowledge/model/document.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import type { RelatedPaper, Relation } from '../../knowledge/model/relation.ts';
import type { RelationStatement } from '../../knowledge/model/relation-statement.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { isDeciding } from './may-end.ts';
import type { PaperIndex } from './paper-index.ts';
import { paperName } from './paper-name.ts';

/**
 * The relations that the texts of held documents state. A name that fits several papers gives no link; when a paper
 * would end or change by it, a person is told.
 */
export function relationsOfTexts(
  documents: readonly Document[],
  index: PaperIndex,
  tell: (id: DocumentId, said: Notice) => void,
): Relation[] {
  return documents.flatMap((document) =>
    (document.statements ?? []).flatMap((statement) => {
      const relation = relationOf(document, statement, index, tell);
      return relation === null ? [] : [relation];
    }),
  );
}

function relationOf(
  document: Document,
  statement: RelationStatement,
  index: PaperIndex,
  tell: (id: DocumentId, said: Notice) => void,
): Relation | null {
  const decides = isDeciding(document);
  const ends = isOwn(document, statement.subject) ? { ...statement, subject: null } : statement;
  // Without a subject of its own a text that decides nothing says nothing of itself; a claim that nobody verified is told.
  const speaksOfItself = (decides || document.isUnverified === true) && document.number !== null;
  if ((ends.subject === null || ends.object === null) && !speaksOfItself) return null;
  const subject = resolve(document, ends.subject, statement, index, tell);
  const object = resolve(document, ends.object, statement, index, tell);
  if (subject === null || object === null || isSamePaper(subject, object)) return null;
  const acts = ends.subject === null && decides;
  const isUndecided = acts && statement.isDayUnreal === true && CHANGING.includes(statement.kind);
  if (isUndecided)
    tell(
      document.id,
      notice(
        'relation-day-unreal',
        `${document.id} acts on ${object.number} from no real day`,
        paperName(object),
      ),
    );
  const origin = acts && !isUndecided ? 'paper' : 'reported';
  return {
    kind: statement.kind,
    subject,
    object,
    origin,
    statedIn: document.id,
    effectiveFrom: statement.effectiveFrom ?? (origin === 'paper' ? effectOf(document) : subject.issuedOn),
    certainty: origin === 'paper' ? statement.certainty : Math.min(0.5, statement.certainty),
    evidence: statement.evidence,
  };
}

/** The day from which a paper acts on others: as it says, else the day it was issued. */
function effectOf({ validity, issuedOn }: Document): Document['issuedOn'] {
  return validity.from ?? issuedOn;
}

const CHANGING: readonly RelationStatement['kind'][] = ['replaces', 'repeals', 'amends'];

function resolve(
  document: Document,
  reference: DocumentReference | null,
  { kind, subject }: RelationStatement,
  index: PaperIndex,
  tell: (id: DocumentId, said: Notice) => void,
): RelatedPaper | null {
  if (reference === null) {
    const { number, issuedOn, issuer, id } = document;
    return number === null ? null : { number, issuedOn, issuer, documentId: id };
  }
  const found = index.find(reference, document);
  const matters = CHANGING.includes(kind) && document.form === 'original' && subject === null;
  if (found.outcome === 'ambiguous') {
    const what = `${reference.number}: ${found.candidates.map(paperName).join(', ')}`;
    if (matters)
      tell(document.id, notice('relation-ambiguous', `several papers fit ${reference.number}`, what));
    return null;
  }
  if (found.outcome !== 'named' && !found.isDated && matters && isDeciding(document))
    tell(
      document.id,
      notice('relation-undated', `${reference.number} is named without its day`, paperName(found.paper)),
    );
  return found.paper;
}

function isOwn({ number, issuedOn }: Document, reference: DocumentReference | null): boolean {
  return (
    reference !== null &&
    number !== null &&
    numberKey(reference.number) === numberKey(number) &&
    (reference.issuedOn === null || reference.issuedOn === issuedOn)
  );
}

function isSamePaper(a: RelatedPaper, b: RelatedPaper): boolean {
  return a.documentId !== null || b.documentId !== null
    ? a.documentId === b.documentId
    : numberKey(a.number) === numberKey(b.number) && a.issuedOn === b.issuedOn;
}
