import { samplePaper } from '../support/sample-folder.ts';

/** Files of one format to be ingested. */
export interface IngestSample {
  readonly format: string;
  readonly ending: string;
  /** What is counted for the throughput: one file, or so many pages of it. */
  readonly unit: 'documents' | 'pages';
  readonly unitsPerFile: number;
  /** Files when nothing else is asked for. */
  readonly count: number;
  /** Content of file `number`; each gives another document, and `edition` changes it. */
  readonly make: (number: number, edition: number) => string | Uint8Array | Promise<Uint8Array>;
}

function paragraphs(number: number, edition: number): string[] {
  return samplePaper(number, edition)
    .split('\n')
    .filter((line) => line !== '');
}

/** One line for each format the product reads; the benchmark needs nothing else to know of a new one. */
export const INGEST_SAMPLES: readonly IngestSample[] = [
  { format: 'text', ending: 'txt', unit: 'documents', unitsPerFile: 1, count: 1_000, make: samplePaper },
  {
    format: 'markdown',
    ending: 'md',
    unit: 'documents',
    unitsPerFile: 1,
    count: 1_000,
    make: (number, edition) =>
      `---\ntitle: Kế hoạch số ${number}\nform: tom-luoc\n---\n\n# Kế hoạch số ${number}\n\n${paragraphs(number, edition).slice(-6).join('\n\n')}\n`,
  },
  {
    format: 'html',
    ending: 'html',
    unit: 'documents',
    unitsPerFile: 1,
    count: 200,
    make: (number, edition) =>
      `<!doctype html><html><head><title>Kế hoạch ${number}</title></head><body><nav><a href="/">Trang chủ</a></nav><article>${paragraphs(
        number,
        edition,
      )
        .map((text) => `<p>${text}</p>`)
        .join('')}</article></body></html>`,
  },
];
