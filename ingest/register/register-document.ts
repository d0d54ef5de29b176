import { createHash } from 'node:crypto';
import { formatDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type DocumentId } from '../../knowledge/model/document.ts';
import { passageId, type Passage } from '../../knowledge/model/passage.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import { UNKNOWN_VALIDITY } from '../../knowledge/model/validity.ts';
import { keyText } from './declared-by-register.ts';

export const REGISTER_DOCUMENT_ID = 'so-dang-ky-van-ban' as DocumentId;

/**
 * The register as a document of its own, a passage for each entry, so that what is known of papers that are not held
 * (date, issuer, succession) can be cited like everything else. Null without entries.
 */
export function registerDocument(
  entries: readonly RegisterEntry[],
  held: ReadonlySet<string>,
): DocumentContent | null {
  if (entries.length === 0) return null;
  const passages = entries.map((entry, ordinal): Passage => ({
    id: passageId(REGISTER_DOCUMENT_ID, ordinal),
    documentId: REGISTER_DOCUMENT_ID,
    ordinal,
    headings: [],
    locator: { path: [{ unit: 'muc', label: String(ordinal + 1) }], page: null },
    role: 'body',
    text: entryText(entry, held.has(keyText(entry))),
    list: null,
  }));
  const sha256 = createHash('sha256')
    .update(passages.map(({ text }) => text).join('\n'))
    .digest('hex');
  return {
    document: {
      id: REGISTER_DOCUMENT_ID,
      number: null,
      title: 'Sổ đăng ký văn bản',
      kind: 'khac',
      issuer: null,
      issuedOn: null,
      term: null,
      level: null,
      jurisdiction: { scope: 'country' },
      validity: { ...UNKNOWN_VALIDITY, status: 'in-force' },
      disclosure: 'public',
      form: 'digest',
      signer: null,
      references: entries.map(({ number, issuedOn, issuer }) => ({ number, issuedOn, issuer })),
      sources: [],
      file: 'register.yaml',
      sha256,
      provenance: {},
    },
    passages,
  };
}

const STATUS_WORDS = {
  'in-force': 'chưa thấy văn bản thay thế',
  superseded: 'đã được thay thế',
  'past-term': 'thuộc nhiệm kỳ đã qua',
  unknown: 'chưa xác định được hiệu lực hiện nay',
} as const;

/** One entry in sentences that each name the paper, so that each can be quoted alone. */
function entryText(entry: RegisterEntry, isHeld: boolean): string {
  const name = [
    ...(/^\d/.test(entry.number) ? [DOCUMENT_KINDS[entry.kind], `số ${entry.number}`] : [entry.number]),
    entry.issuedOn === null ? '' : `ngày ${formatDate(entry.issuedOn)}`,
    entry.issuer === null ? '' : `của ${entry.issuer}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
  const short = entry.issuedOn === null ? entry.number : `${entry.number} ngày ${formatDate(entry.issuedOn)}`;
  const status =
    entry.replacedBy === null
      ? `${short} ${STATUS_WORDS[entry.status]}.`
      : `${short} đã được thay thế bởi ${keyText(entry.replacedBy)}.`;
  return [
    `${name}: ${entry.title.replace(/[.\s]+$/, '')}.`,
    entry.term === null ? '' : `${short} thuộc nhiệm kỳ ${entry.term.replace('-', '–')}.`,
    status,
    entry.replaces.length === 0 ? '' : `${short} thay thế ${entry.replaces.map(keyText).join(', ')}.`,
    entry.guides.length === 0 ? '' : `${short} hướng dẫn thực hiện ${entry.guides.map(keyText).join(', ')}.`,
    entry.certainty === 'confirmed' ? '' : 'Thông tin này theo nguồn thứ cấp, chưa đối chiếu nguyên văn.',
    entry.note ?? '',
    isHeld ? '' : `Kho chưa có toàn văn ${short}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
