import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openCurrentVersion } from '../../../knowledge/store/open-version.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import type { DocumentId } from '../../../knowledge/model/document.ts';
import type { IngestReport } from '../../../ingest/report.ts';
import { makeCollection, type CollectionWishes, type PaperFile } from '../../papers/collection.ts';
import { runProgram } from '../../support/run-program.ts';
import { compareMetadata, type FieldResult } from './compare-metadata.ts';
import { compareStructure, type StructureResult } from './compare-structure.ts';
import { compareText, type TextComparison } from './compare-text.ts';

/** What became of one file. */
export interface FileMeasure {
  readonly name: string;
  readonly format: PaperFile['format'];
  readonly variant: string;
  /** As the report says it; `missing` when the report does not name the file. */
  readonly state: string;
  readonly reason: string | null;
  readonly fields: readonly FieldResult[];
  readonly structure: readonly StructureResult[];
  readonly text: TextComparison;
  readonly pagesRight: boolean | null;
}

export interface IngestMeasure {
  readonly files: readonly FileMeasure[];
  /** Time of the ingest alone. */
  readonly seconds: number;
  /** Null when the program was killed. */
  readonly exitCode: number | null;
}

export interface MeasureOptions extends CollectionWishes {
  /** Only files of these variants. */
  readonly variants?: readonly string[];
  /** Where files and data are put and left; default a temporary folder that is removed. */
  readonly keep?: string;
  /** Longest time for the ingest; default an hour. */
  readonly timeoutMs?: number;
  readonly progress?: (line: string) => void;
}

/** Generates papers, has the real program take them in, and compares what is held with what they were made from. */
export async function measureIngest(options: MeasureOptions = {}): Promise<IngestMeasure> {
  const { keep, timeoutMs = 3_600_000, progress = () => undefined } = options;
  const root = keep ?? mkdtempSync(join(tmpdir(), 'tro-ly-papers-'));
  const folder = join(root, 'papers');
  const dataDir = join(root, 'data');
  mkdirSync(folder, { recursive: true });
  try {
    const files: PaperFile[] = [];
    for await (const file of makeCollection(options)) {
      if (options.variants !== undefined && !options.variants.includes(file.variant)) continue;
      writeFileSync(join(folder, file.name), file.bytes);
      files.push(file);
    }
    progress(`${files.length} files`);
    const started = performance.now();
    const end = await runProgram('ingest', ['ingest', '--json', '--data', dataDir, 'papers'], {
      cwd: root,
      env: { OCR_ENGINE: process.env['OCR_ENGINE'] },
      timeoutMs,
    });
    const seconds = (performance.now() - started) / 1000;
    progress(`ingest ended with ${end.code ?? end.signal ?? ''} after ${seconds.toFixed(1)} s`);
    if (end.code === null || end.code === 2)
      throw new Error(`ingest ended with ${end.code ?? end.signal ?? ''}: ${end.stderr.slice(-2000)}`);
    const report = JSON.parse(end.stdout) as IngestReport;
    const reader = report.version === null ? null : openCurrentVersion(join(dataDir, 'knowledge'));
    try {
      return { files: files.map((file) => measureFile(file, report, reader)), seconds, exitCode: end.code };
    } finally {
      reader?.close();
    }
  } finally {
    if (keep === undefined) rmSync(root, { recursive: true, force: true });
  }
}

function measureFile(file: PaperFile, report: IngestReport, reader: KnowledgeReader | null): FileMeasure {
  const said = report.files.find(
    ({ path }) => basename(path).normalize('NFC') === file.name.normalize('NFC'),
  );
  const id = said?.documentId as DocumentId | undefined;
  const document = id === undefined ? null : (reader?.document(id) ?? null);
  const passages = document === null || reader === null ? [] : reader.passagesOf(document.id);
  return {
    name: file.name,
    format: file.format,
    variant: file.variant,
    state: said?.state ?? 'missing',
    reason: said?.reason ?? null,
    fields: compareMetadata(file.paper.truth, document),
    structure: compareStructure(file.paper, passages, { hasTables: file.hasTables, pageOf: file.pageOf }),
    text: compareText(file.paper, passages, file.caseIsLost),
    pagesRight: file.pages === null ? null : said?.pages === file.pages,
  };
}
