import { formatDate } from '../knowledge/model/calendar-date.ts';
import type { Document, Provenance, ValueOrigin } from '../knowledge/model/document.ts';
import type { Jurisdiction } from '../knowledge/model/jurisdiction.ts';
import type { RelatedPaper, Relation, RelationOrigin } from '../knowledge/model/relation.ts';
import { RELATION_KINDS } from '../knowledge/model/relation-statement.ts';
import type { Validity, ValidityStatus } from '../knowledge/model/validity.ts';
import { keyText } from './register/declared-by-register.ts';

const ORIGIN_WORDS: Readonly<Record<ValueOrigin, string>> = {
  text: 'đọc trong văn bản',
  'file-name': 'theo tên tệp',
  register: 'theo sổ đăng ký',
  sidecar: 'theo tệp khai báo đi kèm',
  'front-matter': 'theo khai báo đầu tệp',
};
const LEVEL_WORDS = {
  central: 'Trung ương',
  province: 'tỉnh',
  district: 'huyện',
  commune: 'xã',
  cell: 'chi bộ',
} as const;
const STATUS_WORDS: Readonly<Record<ValidityStatus, string>> = {
  'in-force': 'còn hiệu lực',
  superseded: 'đã hết hiệu lực',
  'past-term': 'thuộc nhiệm kỳ đã qua',
  unknown: 'chưa xác định',
};

/** Every value of a document for an administrator, one Vietnamese line each, with where it was read and how sure it is. */
export function documentLines(document: Document): string[] {
  const { validity, ownValidity } = document;
  const values: readonly (readonly [string, keyof Document, string | null])[] = [
    ['Trích yếu', 'title', document.title],
    ['Số, ký hiệu', 'number', document.number],
    ['Ngày ban hành', 'issuedOn', document.issuedOn === null ? null : formatDate(document.issuedOn)],
    ['Cơ quan ban hành', 'issuer', document.issuer],
    ['Người ký', 'signer', document.signer],
    ['Nhiệm kỳ', 'term', document.term],
    ['Cấp', 'level', document.level === null ? null : LEVEL_WORDS[document.level]],
    ['Phạm vi', 'jurisdiction', placeWords(document.jurisdiction)],
    ['Hiệu lực', 'validity', validityWords(ownValidity ?? validity)],
  ];
  const lines = values.flatMap(([name, field, value]) => {
    const origin = document.provenance[field];
    if (value === null && origin === undefined) return [];
    return [`    ${name}: ${value ?? 'không có'}${origin === undefined ? '' : ` (${originWords(origin)})`}`];
  });
  if (document.provenance['kind'] !== undefined)
    lines.splice(1, 0, `    Tên loại: ${originWords(document.provenance['kind'])}`);
  if (ownValidity !== undefined) lines.push(`    Hiệu lực sau khi xét quan hệ: ${validityWords(validity)}`);
  if (validity.caution !== undefined) lines.push(`    Lưu ý: ${validity.caution}`);
  if (document.ocrCertainty !== undefined)
    lines.push(`    Chữ nhận dạng từ ảnh, độ chắc chắn ${percent(document.ocrCertainty)}`);
  return lines;
}

function originWords({ from, certainty }: Provenance): string {
  return `${ORIGIN_WORDS[from]}, ${percent(certainty)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function placeWords(jurisdiction: Jurisdiction): string {
  if (jurisdiction.scope === 'country') return 'cả nước';
  if (jurisdiction.scope === 'unknown') return 'chưa xác định';
  const { unit, place, province } = jurisdiction;
  const name = [unit, place].filter((part) => part !== null).join(' ');
  return province === null || province === place ? name : `${name} (${province})`;
}

function validityWords({ status, from, to, supersededBy, note, amendedBy }: Validity): string {
  return [
    STATUS_WORDS[status],
    from === null ? null : `từ ${formatDate(from)}`,
    to === null ? null : `đến hết ${formatDate(to)}`,
    supersededBy === null ? null : `thay thế bởi ${supersededBy}`,
    amendedBy === undefined ? null : `sửa đổi, bổ sung bởi ${amendedBy.map(({ by }) => by).join(', ')}`,
    note,
  ]
    .filter((part) => part !== null)
    .join('; ');
}

const TELLER_WORDS: Readonly<Record<RelationOrigin, string>> = {
  paper: 'văn bản nêu',
  register: 'sổ đăng ký ghi',
  reported: 'chỉ nghe nói lại, không làm đổi hiệu lực',
};

/** The links of a document, as sentences from its own side. */
export function relationLines({ id }: Document, relations: readonly Relation[]): string[] {
  if (relations.length === 0) return [];
  const lines = relations.map(({ kind, subject, object, origin, effectiveFrom, certainty }) => {
    const name = (paper: RelatedPaper): string =>
      paper.documentId === id
        ? 'Văn bản này'
        : `${keyText(paper)}${paper.documentId === null ? ' (kho chưa có)' : ''}`;
    const day = effectiveFrom === null ? '' : `, từ ${formatDate(effectiveFrom)}`;
    return `        ${name(subject)} ${RELATION_KINDS[kind]} ${lowerFirst(name(object))}${day} (${TELLER_WORDS[origin]}, ${percent(certainty)})`;
  });
  return ['    Quan hệ với văn bản khác:', ...lines];
}

function lowerFirst(name: string): string {
  return name === 'Văn bản này' ? 'văn bản này' : name;
}
