import type { AuthorityLevel } from './authority.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { DocumentNumber } from './document-number.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { DocumentReference } from './document-reference.ts';
import type { RelationStatement } from './relation-statement.ts';
import type { Validity } from './validity.ts';

export type { DocumentReference } from './document-reference.ts';

/** Slug made of issuer, number and issue date (or of kind and title when a paper has no number). The only key. */
export type DocumentId = string & { readonly __brand: 'DocumentId' };

/** Kinds of papers, as unaccented Vietnamese slugs with the words readers see. */
export const DOCUMENT_KINDS = {
  'dieu-le': 'Điều lệ',
  luat: 'Luật',
  'nghi-dinh': 'Nghị định',
  'thong-tu': 'Thông tư',
  'nghi-quyet': 'Nghị quyết',
  'quyet-dinh': 'Quyết định',
  'quy-dinh': 'Quy định',
  'chi-thi': 'Chỉ thị',
  'ket-luan': 'Kết luận',
  'quy-che': 'Quy chế',
  'thong-tri': 'Thông tri',
  'huong-dan': 'Hướng dẫn',
  'thong-bao': 'Thông báo',
  'bao-cao': 'Báo cáo',
  'ke-hoach': 'Kế hoạch',
  'chuong-trinh': 'Chương trình',
  'de-an': 'Đề án',
  'phuong-an': 'Phương án',
  'to-trinh': 'Tờ trình',
  'cong-van': 'Công văn',
  'bien-ban': 'Biên bản',
  'bao-chi': 'Bài báo',
  'chuyen-de': 'Tóm lược chuyên đề',
  khac: 'Văn bản',
} as const;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** Whether a paper may be shown: to everyone, or only to invited people. Secret papers are never held. */
export type Disclosure = 'public' | 'internal';

/** Where an extracted value was read, in rising precedence. */
export type ValueOrigin = 'text' | 'file-name' | 'register' | 'sidecar' | 'front-matter';

/** How a metadata value came to be known. `certainty` is 0..1. */
export interface Provenance {
  readonly from: ValueOrigin;
  readonly certainty: number;
  /** The words it was read from, when it was read from text. */
  readonly evidence?: string;
}

/** One official text or report, in one version. */
export interface Document {
  readonly id: DocumentId;
  readonly number: DocumentNumber | null;
  /** Trích yếu, or the headline of a report. */
  readonly title: string;
  readonly kind: DocumentKind;
  /** Issuing body as written, or the paper or site that published a report. */
  readonly issuer: string | null;
  /** Day of issue or of publication; null when the text does not say it credibly. */
  readonly issuedOn: CalendarDate | null;
  /** Term of the committee it is about, `2020-2025`. */
  readonly term: string | null;
  readonly level: AuthorityLevel | null;
  readonly jurisdiction: Jurisdiction;
  readonly validity: Validity;
  /**
   * The validity that the paper itself or its metadata gives; absent when nothing else has changed it. `validity` is
   * this with what other papers of the same version do to it.
   */
  readonly ownValidity?: Validity;
  /** What the text says of its bearing on other papers; the links are in `KnowledgeReader.relationsOf`. */
  readonly statements?: readonly RelationStatement[];
  /** Mean certainty 0..1 of the recognised words, when the text was read from pictures; absent for texts. */
  readonly ocrCertainty?: number;
  readonly disclosure: Disclosure;
  /** `digest` is our own summary of a paper, never the paper itself. */
  readonly form: 'original' | 'digest';
  readonly signer: string | null;
  readonly references: readonly DocumentReference[];
  /** Where the text or the facts come from: addresses or titles. */
  readonly sources: readonly string[];
  /** File name as ingested. */
  readonly file: string;
  /** SHA-256 of the source bytes, hex. */
  readonly sha256: string;
  /** Whether private words were masked in the text: then the source bytes are not given out. */
  readonly isMasked?: boolean;
  /** Whether the source is declared unverified: the paper is told of with a caution and changes no other. */
  readonly isUnverified?: boolean;
  readonly provenance: Readonly<Record<string, Provenance>>;
}
