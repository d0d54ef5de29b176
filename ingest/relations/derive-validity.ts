import { dayBefore, formatDate } from '../../knowledge/model/calendar-date.ts';
import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import type { Relation } from '../../knowledge/model/relation.ts';
import type { Validity } from '../../knowledge/model/validity.ts';
import { notice, type Notice } from '../messages.vi.ts';
import type { Bearing } from './find-endings.ts';
import { paperName } from './paper-name.ts';

type Tell = (id: DocumentId, said: Notice) => void;

/**
 * The validity of a document with what others do to it; its own validity, the same object, when they do nothing. What
 * people declared (register, sidecar, front matter) stands: a paper that says otherwise gives a notice and, while the
 * declared state is still in force, a caution for the reader.
 */
export function deriveValidity(document: Document, { endings, amendments }: Bearing, tell: Tell): Validity {
  const own = document.validity;
  const changed = withAmendments(own, amendments);
  const [first, ...others] = endings;
  if (first === undefined) return changed;
  if (isDeclared(document)) return declared(document, changed, endings, tell);
  tellRivals(document, first, others, tell);
  const { effectiveFrom } = first;
  const to = effectiveFrom === null ? null : dayBefore(effectiveFrom);
  // A paper that ends by its own words before it is replaced has ended then.
  if (own.to !== null && to !== null && own.to <= to) return changed;
  return {
    ...changed,
    status: 'superseded',
    from: own.from ?? document.issuedOn,
    to,
    supersededBy: first.kind === 'replaces' ? paperName(first.subject) : null,
    note:
      first.kind === 'repeals' && own.note === null
        ? `Hết hiệu lực theo ${paperName(first.subject)}.`
        : own.note,
  };
}

function withAmendments(own: Validity, amendments: readonly Relation[]): Validity {
  if (amendments.length === 0) return own;
  const by = new Map(
    amendments.map(({ subject, effectiveFrom }) => [paperName(subject), effectiveFrom] as const).toReversed(),
  );
  return { ...own, amendedBy: [...by].toReversed().map(([name, from]) => ({ by: name, from })) };
}

/** What a person wrote down counts as said when it says anything of the state. */
function isDeclared({ provenance, validity }: Document): boolean {
  const from = provenance['validity']?.from;
  return (
    (from === 'register' || from === 'sidecar' || from === 'front-matter') &&
    (validity.status !== 'unknown' || validity.to !== null || validity.supersededBy !== null)
  );
}

const STATUS_WORDS = {
  'in-force': 'còn hiệu lực',
  superseded: 'đã được thay thế',
  'past-term': 'thuộc nhiệm kỳ đã qua',
  unknown: 'chưa xác định hiệu lực',
} as const;

function declared(
  document: Document,
  validity: Validity,
  endings: readonly Relation[],
  tell: Tell,
): Validity {
  const { status, supersededBy, to } = validity;
  const state =
    supersededBy === null
      ? `${STATUS_WORDS[status]}${to === null ? '' : ` đến ${formatDate(to)}`}`
      : `đã được thay thế bởi ${supersededBy}`;
  let caution = validity.caution;
  for (const ending of endings) {
    if (ending.statedIn === null || agrees(validity, ending)) continue;
    const when = ending.effectiveFrom === null ? '' : ` từ ${formatDate(ending.effectiveFrom)}`;
    const verb = ending.kind === 'replaces' ? 'thay thế' : 'làm hết hiệu lực';
    tell(
      ending.statedIn,
      notice(
        'relation-disagrees',
        `${ending.statedIn} ends ${document.id}, which is declared ${status}`,
        `${verb} ${paperName(document)}${when}; khai báo ghi ${state}`,
      ),
    );
    if (status === 'in-force' && to === null)
      caution ??= `${paperName(ending.subject)} nêu ${verb} ${paperName(document)}${when}, còn sổ đăng ký ghi còn hiệu lực; cần đối chiếu trước khi áp dụng.`;
  }
  return caution === validity.caution || caution === undefined ? validity : { ...validity, caution };
}

/** Whether what was declared says the same: the same successor, or an end with none named. */
function agrees({ status, supersededBy, to }: Validity, { subject, effectiveFrom }: Relation): boolean {
  if (status !== 'superseded') return false;
  const day = effectiveFrom === null ? null : dayBefore(effectiveFrom);
  const isSameEnd = to === null || day === null || to === day || to === effectiveFrom;
  if (supersededBy === null) return isSameEnd;
  const names = [subject.number, paperName(subject)].map(numberKey);
  return names.includes(numberKey(supersededBy)) && isSameEnd;
}

/** Two papers that each replace it: the earlier counts. */
function tellRivals(document: Document, first: Relation, others: readonly Relation[], tell: Tell): void {
  for (const other of others) {
    const isSame =
      numberKey(other.subject.number) === numberKey(first.subject.number) &&
      other.subject.issuedOn === first.subject.issuedOn;
    if (isSame || other.statedIn === null) continue;
    tell(
      other.statedIn,
      notice(
        'relation-two-successors',
        `${document.id} is ended by ${first.subject.number} and ${other.subject.number}`,
        `${paperName(document)}: ${paperName(first.subject)} và ${paperName(other.subject)}`,
      ),
    );
  }
}
