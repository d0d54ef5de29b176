import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../../knowledge/store/durable-file.ts';
import { safeHtml } from '../../knowledge/text/safe-html.ts';
import type { IngestReport } from '../report.ts';
import { diffLines } from './diff-lines.ts';
import type { DocumentChange } from './diff-content.ts';
import { summaryOf } from './summary-of.ts';

const KEPT_RUNS = 100;
const OURS = /^\d{4}-[\dTZ-]+\.(?:html|json)$/;

/** What is kept of a run for other programs: the report without the files that stayed as they were, and what changed. */
export interface RunRecord extends Omit<IngestReport, 'changes'> {
  readonly at: string;
  readonly changes: NonNullable<IngestReport['changes']>;
  /** The changes for a person, line by line. */
  readonly diff: readonly string[];
}

export function recordOfRun(report: IngestReport, changes: readonly DocumentChange[], at: Date): RunRecord {
  return {
    ...report,
    at: at.toISOString(),
    files: report.files.filter(({ state }) => state !== 'unchanged'),
    changes: changes.map(summaryOf),
    diff: diffLines(changes),
  };
}

/**
 * Writes the page of a run as `data/reports/<UTC time>.html` and its record beside it as `.json`, drops the oldest runs,
 * and returns the path of the page.
 */
export function saveReport(dataDir: string, at: Date, page: string, record: RunRecord): string {
  const folder = join(dataDir, 'reports');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, at.toISOString().replace(/[:.]/g, '-'));
  writeFileDurably(`${path}.html`, page);
  writeFileDurably(`${path}.json`, JSON.stringify(record));
  const runs = runsOf(ownNames(folder)).sort();
  for (const old of runs.slice(0, Math.max(0, runs.length - KEPT_RUNS))) dropRun(folder, old);
  return `${path}.html`;
}

/** Removes the runs in whose page or record one of these words (paths, ids of papers) stands: they quote the papers. */
export function dropReportsWith(dataDir: string, words: readonly string[]): void {
  const folder = join(dataDir, 'reports');
  const forms = words.flatMap((word) => [word, JSON.stringify(word).slice(1, -1), safeHtml`${word}`.markup]);
  const told = ownNames(folder).filter((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return forms.some((form) => text.includes(form));
  });
  for (const run of runsOf(told)) dropRun(folder, run);
}

const runsOf = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.replace(/\.\w+$/, ''))),
];

function dropRun(folder: string, run: string): void {
  for (const ending of ['html', 'json']) rmSync(join(folder, `${run}.${ending}`), { force: true });
}

function ownNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => OURS.test(name));
  } catch {
    return [];
  }
}
