import { formatDate, type CalendarDate } from '../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document, type DocumentKind } from '../knowledge/model/document.ts';
import type { FileRecord } from '../knowledge/store/manifest.ts';
import type { GoldenResult } from './golden/compare-answers.ts';
import { messageLine, type Notice } from './messages.vi.ts';

export type FileState = FileRecord['state'] | 'removed';

/** One file in the report of a run. Fields that are not known are absent. */
export interface FileReport {
  readonly path: string;
  readonly state: FileState;
  /** Why it was refused or failed: one Vietnamese line. */
  readonly reason?: string;
  /** Of a refused file: all that is kept of it. */
  readonly sha256?: string;
  readonly documentId?: string;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly issuer?: string;
  readonly kind?: DocumentKind;
  readonly pages?: number;
  readonly passages?: number;
  readonly ocr?: boolean;
  readonly warnings?: readonly string[];
}

/** What `ingest --json` prints. */
export interface IngestReport {
  readonly published: boolean;
  /** Version now current; null when there is none. */
  readonly version: string | null;
  readonly previous: string | null;
  readonly seconds: number;
  readonly counts: Readonly<Record<FileState, number>>;
  readonly files: readonly FileReport[];
  /** How the golden questions were answered; absent when none were asked. */
  readonly golden?: GoldenResult;
  /** Version that was built and is not used, because it answers worse. */
  readonly heldBack?: string;
  /** Version that was built and waits for `knowledge publish`, as asked with `--aside`. */
  readonly aside?: string;
  /** What a trial run would change. */
  readonly changes?: readonly ChangeSummary[];
}

/** A document that a run adds, removes or changes, for other programs. */
export interface ChangeSummary {
  readonly change: 'added' | 'removed' | 'changed';
  readonly documentId: string;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly addedPassages: number;
  readonly removedPassages: number;
}

/** What is known of a file besides its document. */
export interface SourceFacts {
  /** Absent or null when the format has no pages. */
  readonly pages?: number | null | undefined;
  /** Whether text was recognised from pictures. */
  readonly ocr?: boolean | undefined;
}

/** What is told of a document; its passages are only counted. */
export interface ReportedContent {
  readonly document: Document;
  readonly passages: { readonly length: number };
}

/** The report of a file that became a document. */
export function reportDocument(
  path: string,
  state: 'added' | 'changed' | 'unchanged',
  content: ReportedContent,
  warnings: readonly Notice[],
  source: SourceFacts = {},
): FileReport {
  const { document, passages } = content;
  return {
    path,
    state,
    documentId: document.id,
    ...(document.number === null ? {} : { number: document.number }),
    ...(document.issuedOn === null ? {} : { issuedOn: document.issuedOn }),
    ...(document.issuer === null ? {} : { issuer: document.issuer }),
    kind: document.kind,
    ...(source.pages == null ? {} : { pages: source.pages }),
    passages: passages.length,
    ...(source.ocr === true ? { ocr: true } : {}),
    ...(warnings.length === 0 ? {} : { warnings: warnings.map(messageLine) }),
  };
}

/** The report of a file that gave no document; `sha256` of a refused one. */
export function reportProblem(
  path: string,
  state: 'refused' | 'failed',
  problem: Pick<Notice, 'code' | 'what'>,
  sha256: string | null = null,
): FileReport {
  return { path, state, reason: messageLine(problem), ...(sha256 === null ? {} : { sha256 }) };
}

/** The manifest record of a reported file; `removed` files have none. */
export function recordOf(file: FileReport, sha256: string | null, pipeline: string): FileRecord | null {
  if (file.state === 'removed') return null;
  return {
    path: file.path,
    sha256,
    state: file.state,
    documentId: file.documentId ?? null,
    pipeline,
    ...(file.pages === undefined ? {} : { pages: file.pages }),
    ...(file.ocr === undefined ? {} : { ocr: file.ocr }),
    warnings: [...(file.warnings ?? (file.reason === undefined ? [] : [file.reason]))],
  };
}

/** Counts the files and orders them by path. `seconds` is rounded to hundredths. */
export function buildReport(
  run: {
    readonly published: boolean;
    readonly version: string | null;
    readonly previous: string | null;
    readonly seconds: number;
  },
  files: readonly FileReport[],
  review: Pick<IngestReport, 'golden' | 'heldBack' | 'aside' | 'changes'> = {},
): IngestReport {
  const counts: Record<FileState, number> = {
    added: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    refused: 0,
    failed: 0,
  };
  for (const file of files) counts[file.state]++;
  const { published, version, previous } = run;
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return {
    published,
    version,
    previous,
    seconds: Math.round(run.seconds * 100) / 100,
    counts,
    files: ordered,
    ...review,
  };
}

/** 0 when all is well, 1 when the new version is held back, 3 when some files are in error and others held, 1 when there were only files in error. */
export function exitCodeOf(report: IngestReport): 0 | 1 | 3 {
  if (report.heldBack !== undefined) return 1;
  const { added, changed, unchanged, removed, refused, failed } = report.counts;
  if (refused + failed === 0) return 0;
  return added + changed + unchanged + removed > 0 ? 3 : 1;
}

export const STATE_WORDS: Readonly<Record<FileState, string>> = {
  added: 'mới',
  changed: 'thay đổi',
  unchanged: 'giữ nguyên',
  removed: 'đã bỏ',
  refused: 'từ chối',
  failed: 'lỗi',
};

const ASIDE_LINE = (version: string): string =>
  `Đã dựng phiên bản ${version}, chưa dùng; công bố bằng lệnh: npm run -s knowledge -- publish ${version}`;

/** The report for a person: what needs attention first named file by file, then the sums. */
export function reportLines(report: IngestReport, isTrial = false): string[] {
  const lines = report.files.flatMap((file) => (file.state === 'unchanged' ? [] : fileLines(file)));
  const sums = (Object.keys(STATE_WORDS) as FileState[])
    .filter((state) => report.counts[state] > 0)
    .map((state) => `${report.counts[state]} ${STATE_WORDS[state]}`);
  lines.push(
    `Tổng cộng: ${sums.length === 0 ? 'không có tệp nào' : sums.join(', ')} (${report.seconds} giây).`,
  );
  if (isTrial) lines.push('Chạy thử: không có gì được thay đổi.');
  else if (report.aside !== undefined) lines.push(ASIDE_LINE(report.aside));
  else if (report.published) lines.push(`Đã chuyển sang phiên bản ${report.version ?? ''}.`);
  else
    lines.push(
      report.version === null
        ? 'Chưa có phiên bản kho tri thức nào.'
        : `Phiên bản đang dùng vẫn là ${report.version}.`,
    );
  return lines;
}

/** File names may hold signs that break or turn a line. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}

function fileLines(file: FileReport): string[] {
  const facts = [
    file.kind === undefined ? null : DOCUMENT_KINDS[file.kind],
    file.number ?? null,
    file.issuedOn === undefined ? null : formatDate(file.issuedOn as CalendarDate),
    file.issuer ?? null,
    file.pages === undefined ? null : `${file.pages} trang`,
    file.passages === undefined ? null : `${file.passages} đoạn`,
    file.ocr === true ? 'nhận dạng chữ từ ảnh' : null,
  ].filter((fact) => fact !== null);
  const said = file.reason ?? facts.join(', ');
  const hash = file.sha256 === undefined ? '' : ` (SHA-256: ${file.sha256})`;
  const first = `[${STATE_WORDS[file.state]}] ${printable(file.path)}${said === '' ? '' : `: ${said}`}${hash}`;
  return [first, ...(file.warnings ?? []).map((warning) => `    lưu ý: ${warning}`)];
}
