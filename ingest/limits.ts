import type { SourceFormat } from './parse/parser.ts';

const MB = 1024 * 1024;

/** Bounds on one source file. A file beyond them is failed with one clear line; the others go on. */
export interface IngestLimits {
  /** Size on disk in bytes that no format may exceed: a larger file is not even hashed. */
  readonly maxFileBytes: number;
  /** Size on disk in bytes by what the bytes are; a format that is not named may have `maxTextBytes`. */
  readonly maxBytesByFormat: Readonly<Partial<Record<SourceFormat, number>>>;
  readonly maxTextBytes: number;
  /** Longest line of a plain text or Markdown file, in UTF-16 units. */
  readonly maxLineLength: number;
  /** Size of a register, sidecar or front matter in bytes. */
  readonly maxMetadataBytes: number;
}

export const INGEST_LIMITS: IngestLimits = {
  maxFileBytes: 200 * MB,
  // Scans are large; a Word file is a packed one whose pictures are not read.
  maxBytesByFormat: { pdf: 200 * MB, image: 200 * MB, docx: 100 * MB, doc: 100 * MB, odt: 100 * MB },
  maxTextBytes: 20 * MB,
  maxLineLength: 200_000,
  maxMetadataBytes: MB,
};

/** Bounds on the process that reads files. */
export interface ReadingLimits {
  /** Milliseconds a new process may take until it can read. */
  readonly startMs: number;
  /** Milliseconds a file may take until its first page, between two pages and after the last one. */
  readonly quietMs: number;
  /** Instead of `quietMs` while a page is being recognised from its picture. */
  readonly recogniseMs: number;
  /** Milliseconds for one file in all, however many pages it reports. */
  readonly fileMs: number;
  /** Old-generation heap of the process, MB. */
  readonly heapMb: number;
  /** Resident memory of the process in bytes; beyond it the process is ended. */
  readonly maxRssBytes: number;
  /** Resident memory in bytes after which the process is replaced when its file is done. */
  readonly recycleRssBytes: number;
  /** Files after which the process is replaced. */
  readonly recycleFiles: number;
  /** What one file may give: passages, and characters of all texts together. */
  readonly maxPassages: number;
  readonly maxCharacters: number;
  /** Bytes of one answer of the process, and bytes it may print while it reads one file. */
  readonly maxAnswerBytes: number;
  readonly maxPrintedBytes: number;
}

export const READING_LIMITS: ReadingLimits = {
  startMs: 60_000,
  quietMs: 60_000,
  recogniseMs: 180_000,
  fileMs: 2 * 60 * 60_000,
  heapMb: 1024,
  // Recognition alone holds 0.6 GB.
  maxRssBytes: 2048 * MB,
  recycleRssBytes: 900 * MB,
  recycleFiles: 300,
  maxPassages: 100_000,
  maxCharacters: 8_000_000,
  maxAnswerBytes: 32 * MB,
  maxPrintedBytes: 4 * MB,
};
