import type { FileRecord } from '../knowledge/store/manifest.ts';
import type { ReadFile } from './read-planned.ts';
import { reportProblem } from './report.ts';

/** A file refused because its paper is secret, with all that tells copies of it. */
export interface SecretPaper {
  readonly path: string;
  /** Of the bytes refused now; null when they could not be hashed. */
  readonly sha256: string | null;
  /** Which document it would have been; null when that is not known. */
  readonly documentId: string | null;
}

/** The secret papers among the files just read. Nothing of their content is in it. */
export function secretPapers(read: readonly ReadFile[]): SecretPaper[] {
  return read.flatMap(({ report, sha256, secret }) =>
    secret === undefined ? [] : [{ path: report.path, sha256, documentId: secret.documentId }],
  );
}

/** The secret paper whose text a record stands for: the same file, the same bytes or the same document. */
export function secretPaperOf(
  { path, sha256, documentId }: Pick<FileRecord, 'path' | 'sha256' | 'documentId'>,
  secrets: readonly SecretPaper[],
): SecretPaper | undefined {
  if (documentId === null) return undefined;
  return secrets.find(
    (secret) =>
      secret.path === path ||
      (secret.sha256 !== null && secret.sha256 === sha256) ||
      (secret.documentId !== null && secret.documentId === documentId),
  );
}

/** Whether a paper that is held turned out to be secret. */
export function holdsSecret(held: readonly FileRecord[], read: readonly ReadFile[]): boolean {
  const secrets = secretPapers(read);
  return held.some((record) => secretPaperOf(record, secrets) !== undefined);
}

/** The files read, those refused that are copies of a secret paper: a missing stamp does not make a paper open. */
export function refuseCopies(read: readonly ReadFile[], secrets: readonly SecretPaper[]): ReadFile[] {
  return read.map((file) => {
    const { report, sha256, content } = file;
    if (content === null) return file;
    const { path } = report;
    const copied = secretPaperOf({ path, sha256, documentId: content.document.id }, secrets);
    if (copied === undefined) return file;
    return {
      ...file,
      report: reportProblem(path, 'refused', { code: 'secrecy-copy', what: '' }, sha256),
      content: null,
      rawReading: null,
      secret: { documentId: content.document.id },
    };
  });
}
