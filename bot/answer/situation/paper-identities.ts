import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { CongressTerm } from '../../../knowledge/model/congress-term.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../../knowledge/model/document.ts';
import {
  findDocumentNumbers,
  numberKey,
  type DocumentNumber,
} from '../../../knowledge/model/document-number.ts';
import { successorOf, type Validity } from '../../../knowledge/model/validity.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** One paper that is known by number, held or not. Numbers restart with each term, so the day belongs to it. */
export interface PaperIdentity {
  readonly number: DocumentNumber;
  readonly key: string;
  readonly issuedOn: CalendarDate | null;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly term: CongressTerm | null;
  readonly validity: Validity;
}

/** A paper named in a question: the words, every paper that may be meant, and the one that is, once decided. */
export interface NamedPaper {
  /** As typed. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** Newest first; never empty. */
  readonly candidates: readonly PaperIdentity[];
  /** Null while several may be meant. */
  readonly meant: PaperIdentity | null;
  /** Whether the asker said which, by its date, year or term. */
  readonly isSaid: boolean;
  /** Named only to give a time: "trước khi có Quy chế 190". */
  readonly isTimeOnly: boolean;
}

/** Every paper with a number that the version holds or its register knows; one entry for number and day. */
export function paperIdentities(reader: Pick<KnowledgeReader, 'documents' | 'register'>): PaperIdentity[] {
  const known = new Map<string, PaperIdentity>();
  const add = (paper: Omit<PaperIdentity, 'key'>, isOfRegister: boolean): void => {
    const key = numberKey(paper.number);
    const identity = `${key} ${paper.issuedOn}`;
    const { title = paper.title, validity = paper.validity } = known.get(identity) ?? {};
    // The title of a paper held may be that of a digest; what the text does to its validity is known there only.
    known.set(identity, { ...paper, key, title: isOfRegister ? paper.title : title, validity });
  };
  for (const { number, issuedOn, kind, title, term, validity } of reader.documents())
    if (number !== null && issuedOn !== null) add({ number, issuedOn, kind, title, term, validity }, false);
  for (const {
    number,
    issuedOn,
    kind,
    title,
    term,
    status,
    from,
    to,
    replacedBy,
    note,
  } of reader.register()) {
    // "Điều lệ Đảng (khóa XI)" stands in the register by its name; it has no number that restarts.
    if (issuedOn === null || findDocumentNumbers(number).length === 0) continue;
    const supersededBy =
      replacedBy === null
        ? null
        : replacedBy.issuedOn === null
          ? replacedBy.number
          : `${replacedBy.number} (${formatDate(replacedBy.issuedOn)})`;
    add({ number, issuedOn, kind, title, term, validity: { status, from, to, supersededBy, note } }, true);
  }
  return [...known.values()].sort((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? 1 : -1));
}

/** Kinds as people write them before a number, folded, with the codes that stand in numbers. Longest first. */
const KIND_WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['nghi quyet', ['nq']],
  ['quyet dinh', ['qd']],
  ['quy dinh', ['qd', 'qdi']],
  ['quy che', ['qd', 'qc']],
  ['ket luan', ['kl']],
  ['huong dan', ['hd']],
  ['thong bao', ['tb']],
  ['thong tri', ['tt']],
  ['ke hoach', ['kh']],
  ['chi thi', ['ct']],
  ['cong van', ['cv']],
  ['nq', ['nq']],
  ['qd', ['qd', 'qdi']],
  ['kl', ['kl']],
  ['hd', ['hd']],
  ['ct', ['ct']],
  ['kh', ['kh']],
];
/** "Chỉ thị 35", "QĐ số 190", "quy chế bầu cử 244"; near miss: "hướng dẫn 5 bước", "kế hoạch 5 năm". */
const LOOSE = new RegExp(
  `(?<![\\p{L}\\p{N}])(${KIND_WORDS.map(([words]) => words).join('|')})(?: bau cu)?(?: so)? ?0*(\\d{1,4})(?![\\p{L}\\p{N}/%]|[.,]\\d|\\s?-\\s?\\p{L}|\\s?-\\s?\\d| (?:nam|thang|ngay|buoc|nguoi|noi dung|muc|nhiem vu|nhiem ky|phan|khoan|dieu|trang)(?!\\p{L})(?! ?(?:20\\d\\d|\\d{1,2}[/ ])))`,
  'gu',
);

/** The papers that a text names by number and that are known, each with all that bear the number. */
export function papersNamed(
  text: string,
  known: readonly PaperIdentity[],
): Pick<NamedPaper, 'words' | 'start' | 'end' | 'candidates'>[] {
  const named = findDocumentNumbers(text).map(({ number, start, end, raw }) => ({
    words: raw,
    start,
    end,
    candidates: known.filter(({ key }) => key === numberKey(number)),
  }));
  const folded = foldDiacritics(text);
  // Folding keeps the length of composed text without runs of spaces; otherwise loose names cannot be placed.
  if (folded.length === text.length) {
    for (const match of folded.matchAll(LOOSE)) {
      const [words, kindWords = '', digits = ''] = match;
      const [start, end] = [match.index, match.index + words.length];
      if (named.some((other) => start < other.end && other.start < end)) continue;
      const codes = KIND_WORDS.find(([kind]) => kind === kindWords)?.[1] ?? [];
      const kind = (Object.keys(DOCUMENT_KINDS) as DocumentKind[]).find(
        (slug) => slug === kindWords.replace(/ /g, '-'),
      );
      named.push({
        words: text.slice(start, end),
        start,
        end,
        candidates: known.filter(({ key, kind: own }) => {
          const [, number, code] = /^0*(\d+)-([a-z]+)\//.exec(key) ?? [];
          return number === digits && ((code !== undefined && codes.includes(code)) || own === kind);
        }),
      });
    }
  }
  return named.filter(({ candidates }) => candidates.length > 0).sort((a, b) => a.start - b.start);
}

/** The first day on which the paper held: its first day of effect, else the day of issue. */
export function firstDayOf({
  validity,
  issuedOn,
}: Pick<PaperIdentity, 'validity' | 'issuedOn'>): CalendarDate | null {
  return validity.from ?? issuedOn;
}

/** The last day on which the paper held: given, or the eve of its successor's issue, or the end of its term. */
export function lastDayOf({ validity, term }: Pick<PaperIdentity, 'validity' | 'term'>): CalendarDate | null {
  if (validity.to !== null) return validity.to;
  const successor = validity.status === 'superseded' ? successorOf(validity) : null;
  if (successor?.issuedOn) return successor.issuedOn;
  const end = /^\d{4}-(\d{4})$/.exec(term ?? '')?.[1];
  return end !== undefined && validity.status !== 'in-force' ? (`${end}-12-31` as CalendarDate) : null;
}
