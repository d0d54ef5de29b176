import type { DocumentContent } from '../knowledge/store/store.ts';
import type { IngestPlan, PlannedFile } from './plan.ts';
import type { Progress } from './progress.ts';
import { readDocument } from './read-document.ts';
import { isSecrecyReason } from './screen/screen-text.ts';
import { reportDocument, reportProblem, type FileReport } from './report.ts';
import { loadSource } from './source/folder-source.ts';
import type { GatheredSources } from './source/gather-sources.ts';

/** What became of one new or changed file. */
export interface ReadFile {
  readonly report: FileReport;
  readonly sha256: string | null;
  readonly pipeline: string;
  /** Null when the file gave no document. */
  readonly content: DocumentContent | null;
  /** Reads the source bytes again, for the folder of originals. */
  readonly bytes: (() => Uint8Array) | null;
  /** Given when the paper is secret: which document it would have been, to find copies of it. */
  readonly secret?: { readonly documentId: string | null };
}

/** Reads the new and changed files one after the other; a bad file never stops the run. */
export async function readPlanned(
  plan: Pick<IngestPlan, 'added' | 'changed'>,
  sources: GatheredSources,
  progress: Progress,
): Promise<ReadFile[]> {
  const planned = [
    ...plan.added.map((file) => ({ file, state: 'added' as const })),
    ...plan.changed.map((file) => ({ file, state: 'changed' as const })),
  ];
  const results: ReadFile[] = [];
  for (const [i, { file, state }] of planned.entries()) {
    progress.step('read', i, planned.length, file.path);
    results.push(await readOne(file, state, sources));
  }
  return results;
}

async function readOne(
  { path, sha256: plannedHash, pipeline }: PlannedFile,
  state: 'added' | 'changed',
  sources: GatheredSources,
): Promise<ReadFile> {
  const source = sources.byPath.get(path);
  if (!source) throw new RangeError(`${path} was not listed`);
  const failed = (report: FileReport): ReadFile => ({
    report,
    sha256: plannedHash,
    pipeline,
    content: null,
    bytes: null,
  });
  const loaded = loadSource(source.file);
  if (!loaded.ok) return failed(reportProblem(path, 'failed', loaded.problem));
  const outcome = await readDocument(loaded.bytes, {
    file: source.name,
    register: sources.register,
    ...(source.sidecar === null ? {} : { sidecar: source.sidecar }),
  });
  if (outcome.outcome !== 'ok') {
    const isRefused = outcome.outcome === 'refused';
    const { reason, what } = outcome;
    return {
      ...failed(
        reportProblem(path, outcome.outcome, { code: reason, what }, isRefused ? loaded.sha256 : null),
      ),
      ...(isRefused && isSecrecyReason(reason) ? { secret: { documentId: outcome.documentId ?? null } } : {}),
    };
  }
  return {
    report: reportDocument(path, state, outcome.content, outcome.warnings),
    sha256: loaded.sha256,
    pipeline,
    content: outcome.content,
    bytes: () => loaded.bytes,
  };
}
