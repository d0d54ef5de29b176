import type { DocumentKind } from '../../knowledge/model/document.ts';
import type { LocatorUnit } from '../../knowledge/model/passage.ts';

/** One step of the place that a cadre would cite. */
export interface PaperStep {
  readonly unit: LocatorUnit;
  readonly label: string;
}
export type PaperPath = readonly PaperStep[];

/** A heading or a numbered point: `Điều 3.` + `Nhiệm vụ của tiểu ban`, `Chương I` over its title. */
export interface PaperHeading {
  readonly type: 'heading';
  readonly marker: string;
  readonly text: string;
  /** The marker stands on a line of its own, over the text (Chương, Phần, Phụ lục). */
  readonly stacked: boolean;
  /** 1 for the largest. */
  readonly level: number;
  /** Null for divisions that nobody cites, such as the chapter above an article. */
  readonly path: PaperPath | null;
}

/** A point of a list: its marker is typed (`a)`, `-`, `Thứ nhất,`). */
export interface PaperItem {
  readonly type: 'item';
  readonly marker: string;
  readonly text: string;
  readonly level: number;
  readonly path: PaperPath;
}

/** Running text. */
export interface PaperText {
  readonly type: 'text';
  readonly text: string;
  readonly centred: boolean;
  readonly path: PaperPath;
}

export interface PaperTable {
  readonly type: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Place of the table without its own number. */
  readonly path: PaperPath;
  /** 1-based in the whole paper and in its annex: a reader may count either way. */
  readonly numberInPaper: number;
  readonly numberInAnnex: number;
}

export type PaperPart = PaperHeading | PaperItem | PaperText | PaperTable;

/** What stands on the first page above the text. */
export interface PaperHead {
  /** Body above the issuing one, capitals; may be empty. */
  readonly superior: readonly string[];
  /** Issuing body, capitals, one or two lines. */
  readonly body: readonly string[];
  /** Sign under the body. */
  readonly rule: string;
  /** As typed: `Số: 05 - NQ/ĐU`. */
  readonly numberLine: string;
  /** `V/v …` of a letter, else null. */
  readonly subjectLine: string | null;
  /** Marks such as `Lưu hành nội bộ`, below the number. */
  readonly marks: readonly string[];
  /** National title lines on the right. */
  readonly nation: readonly string[];
  readonly dateLine: string;
  /** `KẾ HOẠCH`, `CHỈ THỊ CỦA BỘ CHÍNH TRỊ`; null for letters. */
  readonly kindLine: string | null;
  readonly titleLines: readonly string[];
  /** Rule below the trích yếu; empty when there is none. */
  readonly titleRule: string;
}

export interface PaperFoot {
  /** With `Nơi nhận:` and `- Lưu …`. */
  readonly recipients: readonly string[];
  /** `T/M BAN THƯỜNG VỤ`, `BÍ THƯ`. */
  readonly capacity: readonly string[];
  readonly signed: string | null;
  readonly signer: string;
}

/** What a careful reader finds in the paper. */
export interface PaperTruth {
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string;
  /** Names under which the issuer is rightly known, the best first. */
  readonly issuers: readonly string[];
  readonly kind: DocumentKind;
  readonly title: string;
  readonly signer: string;
  /** Place it is valid for; null for the whole country, undefined where readers may differ. */
  readonly place: string | null | undefined;
  readonly term: string;
  readonly disclosure: 'public' | 'internal';
}

/** One official paper, before it is rendered in a file format. */
export interface Paper {
  readonly head: PaperHead;
  readonly body: readonly PaperPart[];
  readonly foot: PaperFoot;
  readonly annexes: readonly PaperPart[];
  readonly truth: PaperTruth;
}

/** The words of a part as they stand in a text file; a table gives its header and one line a row. */
export function partLines(part: PaperPart): string[] {
  if (part.type === 'table') return [part.header, ...part.rows].map((cells) => cells.join(' | '));
  if (part.type === 'text') return [part.text];
  if (part.type === 'heading' && part.stacked) return [part.marker, part.text];
  return [`${part.marker} ${part.text}`.trim()];
}

/** Every part after the head in order, without the foot. */
export function allParts(paper: Paper): readonly PaperPart[] {
  return [...paper.body, ...paper.annexes];
}

/** The text of the paper without head and foot, one line a paragraph. */
export function paperText(paper: Paper): string {
  return allParts(paper).flatMap(partLines).join('\n');
}

/** The left cell of the letterhead from top to bottom. */
export function leftHeadLines({ head }: Paper): string[] {
  const { superior, body, rule, numberLine, subjectLine, marks } = head;
  return [...superior, ...body, rule, numberLine, ...(subjectLine === null ? [] : [subjectLine]), ...marks];
}

/** The right cell of the letterhead. */
export function rightHeadLines({ head }: Paper): string[] {
  return [...head.nation, head.dateLine];
}

/** Kind, trích yếu and the rule below it. */
export function titleBlock({ head }: Paper): string[] {
  return [...(head.kindLine === null ? [] : [head.kindLine]), ...head.titleLines, head.titleRule].filter(
    (line) => line !== '',
  );
}

/** The right cell of the foot. */
export function signatureLines({ foot }: Paper): string[] {
  return [...foot.capacity, ...(foot.signed === null ? [] : [foot.signed]), foot.signer];
}
