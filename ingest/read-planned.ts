import type { DocumentContent } from '../knowledge/store/store.ts';
import type { Log } from '../knowledge/log.ts';
import type { RegisterEntry } from '../knowledge/model/register.ts';
import { notice, type Notice } from './messages.vi.ts';
import type { PageProgress } from './parse/parser.ts';
import type { IngestPlan, PlannedFile } from './plan.ts';
import type { Progress } from './progress.ts';
import type { DocumentReader, ReadResult } from './reading/document-reader.ts';
import type { ReadCache } from './reading/read-cache.ts';
import { isSecrecyReason } from './screen/screen-text.ts';
import { reportDocument, reportProblem, type FileReport } from './report.ts';
import type { GatheredFile, GatheredSources } from './source/gather-sources.ts';

/** What became of one new or changed file. */
export interface ReadFile {
  readonly report: FileReport;
  readonly sha256: string | null;
  readonly pipeline: string;
  /** Null when the file gave no document. */
  readonly content: DocumentContent | null;
  /** Where its bytes are, for the folder of originals. */
  readonly location: string;
  /** The text as recognised from its pictures, before any correction; null when nothing was recognised. */
  readonly rawReading: string | null;
  /** Given when the paper is secret: which document it would have been, to find copies of it. */
  readonly secret?: { readonly documentId: string | null };
}

export interface ReadingParts {
  /** Opened when the first file has to be read, closed when the last one is. */
  readonly openReader: (register: readonly RegisterEntry[]) => DocumentReader;
  readonly cache: ReadCache;
  readonly progress: Progress;
  readonly log: Log;
}

export interface ReadPlanned {
  /** In the order of the plan, however the files were read. */
  readonly files: readonly ReadFile[];
  /** Files that an earlier, interrupted run had read already. */
  readonly resumed: number;
}

type Planned = PlannedFile & { readonly state: 'added' | 'changed'; readonly source: GatheredFile };

/** Reads the new and changed files, several at a time; a bad file never stops the run. */
export async function readPlanned(
  plan: Pick<IngestPlan, 'added' | 'changed'>,
  sources: GatheredSources,
  { openReader, cache, progress, log }: ReadingParts,
): Promise<ReadPlanned> {
  const planned: Planned[] = [
    ...plan.added.map((file) => ({ ...file, state: 'added' as const, source: sourceOf(file, sources) })),
    ...plan.changed.map((file) => ({ ...file, state: 'changed' as const, source: sourceOf(file, sources) })),
  ];
  const shown = showReading(planned, progress);
  let reader: DocumentReader | null = null;
  let resumed = 0;
  const readOne = async (file: Planned): Promise<ReadFile> => {
    let result = cache.find(file);
    if (result !== null) resumed++;
    else {
      reader ??= openReader(sources.register);
      const { name, sidecar } = file.source;
      const context = { file: name, ...(sidecar === null ? {} : { sidecar }) };
      result = await reader.read({ location: file.source.file.location, context }, (page) =>
        shown.page(file, page),
      );
      cache.keep(file, result);
      const { outcome } = result;
      if (outcome.outcome === 'failed')
        log.log('info', 'ingest.file-failed', { code: outcome.reason, detail: outcome.detail });
    }
    shown.done(file);
    return readFileOf(file, result);
  };
  const close = async (): Promise<void> => reader?.close();
  const reading = planned.map(readOne);
  try {
    return { files: await Promise.all(reading), resumed };
  } catch (error) {
    // Nothing of this run may go on after it.
    await close();
    await Promise.allSettled(reading);
    throw error;
  } finally {
    await close();
  }
}

function sourceOf({ path }: PlannedFile, sources: GatheredSources): GatheredFile {
  const source = sources.byPath.get(path);
  if (!source) throw new RangeError(`${path} was not listed`);
  return source;
}

function readFileOf({ path, state, pipeline, sha256, source }: Planned, result: ReadResult): ReadFile {
  const { outcome } = result;
  const file = { pipeline, location: source.file.location };
  if (outcome.outcome !== 'ok') {
    const isRefused = outcome.outcome === 'refused';
    const { reason, what } = outcome;
    // What must not be held is told by its hash, so that the file can be found among others.
    const report = reportProblem(path, outcome.outcome, { code: reason, what }, isRefused ? sha256 : null);
    return {
      ...file,
      report,
      sha256,
      content: null,
      rawReading: null,
      ...(isRefused && isSecrecyReason(reason) ? { secret: { documentId: outcome.documentId ?? null } } : {}),
    };
  }
  const { content, warnings, pages, ocr } = outcome;
  return {
    ...file,
    report: reportDocument(path, state, content, warnings, { pages, ocr: ocr !== null }),
    sha256: result.sha256,
    content,
    rawReading: ocr?.rawText ?? null,
  };
}

/** The file as one that could not be read after all. */
export function failedAfterReading(file: ReadFile, code: Notice['code'], detail: string): ReadFile {
  const report = reportProblem(file.report.path, 'failed', notice(code, detail));
  return { ...file, report, content: null, rawReading: null };
}

/** A file of few bytes still costs something. */
const LEAST_BYTES = 4096;

/** Shows what is being read, and how much of all bytes is done, pages of unfinished files counted in. */
function showReading(planned: readonly Planned[], progress: Progress) {
  const weightOf = ({ source }: Planned): number => Math.max(source.bytes, LEAST_BYTES);
  const all = planned.reduce((sum, file) => sum + weightOf(file), 0);
  const underWay = new Map<Planned, number>();
  let done = 0;
  let doneWeight = 0;
  const show = (
    file: Planned,
    stage: PageProgress['stage'],
    pages?: Pick<PageProgress, 'page' | 'pages'>,
  ) => {
    const begun = [...underWay].reduce((sum, [one, part]) => sum + weightOf(one) * part, 0);
    const share = (doneWeight + begun) / all;
    progress.step(stage, done, planned.length, file.path, { share, ...pages });
  };
  return {
    page(file: Planned, { stage, page, pages }: PageProgress): void {
      underWay.set(file, pages > 0 ? Math.max(0, page - 1) / pages : 0);
      show(file, stage, pages > 0 ? { page, pages } : undefined);
    },
    done(file: Planned): void {
      underWay.delete(file);
      done++;
      doneWeight += weightOf(file);
      if (done === planned.length) show(file, 'read');
    },
  };
}
