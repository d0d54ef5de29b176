import type { DocumentId } from '../knowledge/model/document.ts';
import type { VersionContent } from '../knowledge/store/build-version.ts';
import type { FileRecord } from '../knowledge/store/manifest.ts';
import type { DocumentContent, KnowledgeReader } from '../knowledge/store/store.ts';
import { messageLine, notice } from './messages.vi.ts';
import type { PreviousVersion } from './open-previous.ts';
import type { IngestPlan } from './plan.ts';
import type { ReadFile } from './read-planned.ts';
import { keyText } from './register/declared-by-register.ts';
import { registerDocument } from './register/register-document.ts';
import { recordOf, reportDocument, type FileReport } from './report.ts';
import { keepBestTexts } from './same-document.ts';
import type { GatheredSources } from './source/gather-sources.ts';

/** What the next version would be, before it is built. */
export interface NextVersion {
  readonly content: VersionContent;
  readonly reports: readonly FileReport[];
}

/** Everything the next version holds: what was read now and what stays, one text for each document. */
export function assembleVersion(
  { reader: previous, files: held }: Pick<PreviousVersion, 'reader' | 'files'>,
  plan: IngestPlan,
  read: readonly ReadFile[],
  sources: GatheredSources,
): NextVersion {
  const staying = [...plan.unchanged, ...plan.kept, ...survivors(held, plan, read)];
  const contents = [
    ...read.flatMap(({ report, content }) => (content ? [{ path: report.path, content }] : [])),
    ...staying.flatMap((record) => {
      const content = contentOf(previous, record.documentId);
      return content ? [{ path: record.path, content }] : [];
    }),
  ];
  const { kept, dropped } = keepBestTexts(contents);
  const better = new Map(dropped.map(({ path, betterPath }) => [path, betterPath]));
  const reports: FileReport[] = [
    ...sources.problems,
    ...read.map(({ report }) => {
      const winner = better.get(report.path);
      if (winner === undefined) return report;
      const said = messageLine(notice('same-document', 'the same document in a better text', winner));
      return { ...report, warnings: [...(report.warnings ?? []), said] };
    }),
    ...plan.unchanged.flatMap((record) => {
      const content = contentOf(previous, record.documentId);
      return content ? [reportDocument(record.path, 'unchanged', content, [], record)] : [];
    }),
    ...plan.removed.map(({ path }): FileReport => ({ path, state: 'removed' })),
  ];
  const documents = kept.map(({ content }) => content);
  const heldKeys = new Set(
    documents.flatMap(({ document: { number, issuedOn, form } }) =>
      number === null || form === 'digest' ? [] : [keyText({ number, issuedOn })],
    ),
  );
  const { register } = sources;
  const entries = registerDocument(register, heldKeys);
  const files = [
    ...read.flatMap(({ report, sha256, pipeline }) => recordOf(report, sha256, pipeline) ?? []),
    ...staying.map((record): FileRecord => ({ ...record, state: 'unchanged' })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { content: { documents: entries ? [...documents, entries] : documents, register, files }, reports };
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

function contentOf(previous: KnowledgeReader | null, id: string | null): DocumentContent | null {
  const document = id === null ? undefined : previous?.document(id as DocumentId);
  return document && previous ? { document, passages: previous.passagesOf(document.id) } : null;
}
