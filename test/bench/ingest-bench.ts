import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paper } from '../papers/paper.ts';
import { createRandom } from '../papers/random.ts';
import { docxOf } from '../papers/render/docx.ts';
import { pdfOf } from '../papers/render/pdf.ts';
import { scannedPdf } from '../papers/render/scan.ts';
import { textOf } from '../papers/render/text.ts';
import { writePaper, type PaperWishes } from '../papers/write-paper.ts';
import { ingestFolder, writeDocs } from '../support/ingest-folder.ts';

/** One line of the table: so many files of one format through the real program. */
export interface IngestBenchRow {
  readonly name: string;
  readonly files: number;
  /** Null when the format has none. */
  readonly pages: number | null;
  readonly held: number;
  /** Of the whole run, with the start of the program. */
  readonly seconds: number;
  /** Files or pages a second, without what a run of one file takes. */
  readonly perSecond: number | null;
  readonly mainMb: number | null;
  readonly treeMb: number | null;
}

export interface IngestBenchOptions {
  /** Factor on the number of files; default 1: 300 texts, 100 Word files, 25 PDFs, 4 scans. */
  readonly scale?: number;
  /** Without scans; default false. */
  readonly withoutScans?: boolean;
  readonly progress?: (line: string) => void;
}

interface BenchFile {
  readonly bytes: Uint8Array;
  readonly pages: number | null;
}

interface Kind {
  readonly name: string;
  readonly extension: string;
  readonly files: number;
  readonly wishes: PaperWishes;
  readonly render: (paper: Paper, seed: number) => Promise<BenchFile>;
}

const KINDS: readonly Kind[] = [
  {
    name: 'text',
    extension: 'txt',
    files: 300,
    wishes: { pages: 3 },
    render: (paper) =>
      Promise.resolve({ bytes: Buffer.from(textOf(paper, { head: 'columns', width: null })), pages: null }),
  },
  {
    name: 'Word (DOCX)',
    extension: 'docx',
    files: 100,
    wishes: { pages: 3 },
    render: (paper) =>
      Promise.resolve({
        bytes: docxOf(paper, { font: 'unicode', numbering: 'automatic', headings: 'style', furniture: true }),
        pages: null,
      }),
  },
  {
    name: 'PDF with text',
    extension: 'pdf',
    files: 25,
    wishes: { pages: 6 },
    render: (paper) =>
      pdfOf(paper, {
        columns: 1,
        numbers: 'top',
        runningHead: null,
        runningFoot: 'Văn bản đại hội',
        justified: true,
      }),
  },
  {
    name: 'scanned PDF',
    extension: 'pdf',
    files: 4,
    wishes: { pages: 1.5, tables: false, annexes: 0, form: 'roman' },
    render: (paper, seed) => scannedPdf(paper, { damage: {}, seed }),
  },
];
const UNCHANGED_FILES = 1000;

/** Throughput of each format, one after the other, and of later runs over a thousand known files. */
export async function runIngestBench(options: IngestBenchOptions = {}): Promise<IngestBenchRow[]> {
  const { scale = 1, withoutScans = false, progress = () => undefined } = options;
  const rows: IngestBenchRow[] = [];
  for (const kind of KINDS) {
    if (withoutScans && kind.name === 'scanned PDF') continue;
    progress(kind.name);
    rows.push(await measureKind(kind, Math.max(2, Math.round(kind.files * scale))));
  }
  progress('unchanged');
  rows.push(...(await measureAgain(Math.max(10, Math.round(UNCHANGED_FILES * scale)))));
  return rows;
}

async function measureKind(kind: Kind, count: number): Promise<IngestBenchRow> {
  const files: (BenchFile & { readonly name: string })[] = [];
  for (let i = 0; i <= count; i++) {
    const paper = writePaper(createRandom(500_000 + i), kind.wishes);
    files.push({ name: `${i}.${kind.extension}`, ...(await kind.render(paper, i)) });
  }
  const [first, ...rest] = files;
  if (first === undefined) throw new Error('no files');
  const alone = await inScratch([first]);
  const all = await inScratch(rest);
  const pages = rest.every((file) => file.pages !== null)
    ? rest.reduce((sum, file) => sum + (file.pages ?? 0), 0)
    : null;
  // The run of one file reads its pages too; what is left over belongs to the others.
  const work = all.seconds - alone.seconds;
  const units = pages === null ? count - 1 : pages - (first.pages ?? 0);
  return {
    name: kind.name,
    files: count,
    pages,
    held: all.report.counts.added,
    seconds: all.seconds,
    perSecond: work > 0 && all.report.counts.added > 0 ? units / work : null,
    ...all.memory,
  };
}

async function inScratch(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) {
  const root = mkdtempSync(join(tmpdir(), 'tro-ly-bench-'));
  try {
    writeDocs(root, files);
    return await ingestFolder({ root, timeoutMs: 3_600_000 });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A run over files that are known, then one after a single file has changed. */
async function measureAgain(count: number): Promise<IngestBenchRow[]> {
  const root = mkdtempSync(join(tmpdir(), 'tro-ly-bench-'));
  const again = async (name: string, state: 'unchanged' | 'changed'): Promise<IngestBenchRow> => {
    const { report, seconds, memory } = await ingestFolder({ root, timeoutMs: 3_600_000 });
    return {
      name,
      files: count,
      pages: null,
      held: report.counts[state],
      seconds,
      perSecond: count / seconds,
      ...memory,
    };
  };
  const file = (name: number, seed: number): { name: string; bytes: Uint8Array } => {
    const paper = writePaper(createRandom(seed), { pages: 1 });
    return { name: `${name}.txt`, bytes: Buffer.from(textOf(paper, { head: 'columns', width: null })) };
  };
  try {
    writeDocs(
      root,
      Array.from({ length: count }, (_, i) => file(i, 600_000 + i)),
    );
    await ingestFolder({ root, timeoutMs: 3_600_000 });
    const unchanged = await again('text, unchanged', 'unchanged');
    writeDocs(root, [file(0, 700_000)]);
    return [unchanged, await again('text, one changed', 'changed')];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The table for people. OCR is counted in pages a minute. */
export function formatIngestBench(rows: readonly IngestBenchRow[]): string {
  const lines = [
    ['format', 'files', 'pages', 'held', 'seconds', 'throughput', 'main MB', 'all MB'],
    ...rows.map(({ name, files, pages, held, seconds, perSecond, mainMb, treeMb }) => [
      name,
      String(files),
      pages === null ? '–' : String(pages),
      String(held),
      seconds.toFixed(1),
      perSecond === null
        ? '–'
        : name === 'scanned PDF'
          ? `${(perSecond * 60).toFixed(1)} pages/min`
          : `${perSecond.toFixed(1)} ${pages === null ? 'files' : 'pages'}/s`,
      mainMb === null ? '–' : mainMb.toFixed(0),
      treeMb === null ? '–' : treeMb.toFixed(0),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
