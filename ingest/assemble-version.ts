import type { DocumentId } from '../knowledge/model/document.ts';
import type { VersionContent } from '../knowledge/store/build-version.ts';
import type { FileRecord } from '../knowledge/store/manifest.ts';
import { heldContents, withDocument } from './held-contents.ts';
import { messageLine, notice, type Notice } from './messages.vi.ts';
import type { PreviousVersion } from './open-previous.ts';
import type { IngestPlan } from './plan.ts';
import type { ReadFile } from './read-planned.ts';
import { keyText } from './register/declared-by-register.ts';
import { registerDocument } from './register/register-document.ts';
import { linkDocuments } from './relations/link-documents.ts';
import { recordOf, reportDocument, reportProblem, type FileReport } from './report.ts';
import { keepBestTexts, type UniqueContents } from './same-document.ts';
import { secretPaperOf, secretPapers } from './secret-papers.ts';
import type { GatheredSources } from './source/gather-sources.ts';

/** What the next version would be, before it is built. */
export interface NextVersion {
  readonly content: VersionContent;
  readonly reports: readonly FileReport[];
  /** Whether the words of a document were taken from a file in this run; those of the others are as they were. */
  readonly isFresh: (id: DocumentId) => boolean;
}

/**
 * Everything the next version holds: what was read now and what stays, one text for each document, linked by what the
 * papers and the register say of each other.
 */
export function assembleVersion(
  { reader: previous, files: held }: Pick<PreviousVersion, 'reader' | 'files'>,
  plan: IngestPlan,
  read: readonly ReadFile[],
  sources: GatheredSources,
): NextVersion {
  const contentOf = heldContents(previous);
  const secrets = secretPapers(read);
  const readPaths = new Set(read.map(({ report }) => report.path));
  const isSecret = (record: FileRecord): boolean => secretPaperOf(record, secrets) !== undefined;
  const standing = [...plan.unchanged, ...plan.kept, ...survivors(held, plan, read)];
  const staying = standing.filter((record) => !isSecret(record));
  const contents = [
    ...read.flatMap(({ report, content }) => (content ? [{ path: report.path, content }] : [])),
    ...staying.flatMap((record) => {
      const content = contentOf(record.documentId);
      return content ? [{ path: record.path, content }] : [];
    }),
  ];
  const unique = keepBestTexts(contents);
  const { register } = sources;
  const linked = linkDocuments(
    unique.kept.map(({ content }) => content.document),
    register,
  );
  const idOf = (path: string, own: string | undefined): string | undefined =>
    unique.dropped.find((pair) => pair.path === path)?.betterId ?? own;
  const withNotices = (report: FileReport, ofFile: readonly Notice[] = []): FileReport => {
    const id = idOf(report.path, report.documentId);
    const said = [...ofFile, ...(linked.notices.get(id as DocumentId) ?? [])].map(messageLine);
    return {
      ...report,
      ...(id === undefined ? {} : { documentId: id }),
      ...(said.length === 0 ? {} : { warnings: [...(report.warnings ?? []), ...said] }),
    };
  };
  const readReports = read.map(({ report, ...rest }) => ({
    ...rest,
    report: withNotices(report, noticesOf(report.path, unique)),
  }));
  const reports: FileReport[] = [
    ...sources.problems,
    ...readReports.map(({ report }) => report),
    ...standing.flatMap((record) =>
      isSecret(record) && !readPaths.has(record.path)
        ? [reportProblem(record.path, 'refused', { code: 'secrecy-copy', what: '' }, record.sha256)]
        : [],
    ),
    ...plan.unchanged.flatMap((record) => {
      if (isSecret(record)) return [];
      const document = contentOf(record.documentId)?.document;
      if (document === undefined) return [];
      const passages = { length: previous?.passageCountOf(document.id) ?? 0 };
      return [withNotices(reportDocument(record.path, 'unchanged', { document, passages }, [], record))];
    }),
    ...plan.removed.map(({ path }): FileReport => ({ path, state: 'removed' })),
  ];
  const documents = unique.kept.map(({ content }, i) =>
    withDocument(content, linked.documents[i] ?? content.document),
  );
  const heldKeys = new Set(
    documents.flatMap(({ document: { number, issuedOn, form } }) =>
      number === null || form === 'digest' ? [] : [keyText({ number, issuedOn })],
    ),
  );
  const entries = registerDocument(register, heldKeys);
  const fresh = new Set(
    unique.kept.flatMap(({ path, content }) => (readPaths.has(path) ? [content.document.id] : [])),
  );
  if (entries) fresh.add(entries.document.id);
  const files = [
    ...readReports.flatMap(({ report, sha256, pipeline }) => recordOf(report, sha256, pipeline) ?? []),
    ...staying.map((record): FileRecord => ({
      ...record,
      documentId: idOf(record.path, record.documentId ?? undefined) ?? null,
      state: 'unchanged',
    })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    content: {
      documents: entries ? [...documents, entries] : documents,
      register,
      relations: linked.relations,
      files,
    },
    reports,
    isFresh: (id) => fresh.has(id),
  };
}

/** What a person has to know of a file that gives the same document as another. */
function noticesOf(path: string, { dropped, differing, doubtful }: UniqueContents): Notice[] {
  const of = (pairs: UniqueContents['dropped']): UniqueContents['dropped'] =>
    pairs.filter((pair) => pair.path === path);
  const differs = of(differing);
  return [
    ...of(dropped)
      .filter(({ betterPath }) => !differs.some((pair) => pair.betterPath === betterPath))
      .map(({ betterPath }) => notice('same-document', 'the same document in a better text', betterPath)),
    ...differs.map(({ betterPath }) =>
      notice('same-text-differs', 'same number, day and issuer, other text', betterPath),
    ),
    ...of(doubtful).map(({ betterPath }) =>
      notice('same-number-differs', 'same number and day, perhaps another body', betterPath),
    ),
  ];
}

/**
 * Records whose changed file could not be read this time: the text held before stays. One refused for its secrecy
 * does not stay.
 */
function survivors(held: readonly FileRecord[], plan: IngestPlan, read: readonly ReadFile[]): FileRecord[] {
  const failed = new Set(
    read.filter(({ report }) => report.state === 'failed').map(({ report }) => report.path),
  );
  const changed = new Set(plan.changed.map(({ path }) => path));
  return held.filter(({ path, documentId }) => documentId !== null && changed.has(path) && failed.has(path));
}
