import type { OnPage } from '../parse/parser.ts';
import type { ReadContext, ReadOutcome } from '../read-document.ts';

/** One file to read. */
export interface ReadJob {
  /** Where the file is, absolute. */
  readonly location: string;
  /** What surrounds it, without what all files of a run share. */
  readonly context: Omit<ReadContext, 'register' | 'loadParser' | 'onPage'>;
}

export interface ReadResult {
  readonly outcome: ReadOutcome;
  /** Of the bytes that were read; null when none were. */
  readonly sha256: string | null;
}

/** Reads the files of one run. */
export interface DocumentReader {
  /**
   * What the file is. May be called for many files at once; they are begun in the order of the calls. `onPage` is called
   * when the file is begun (page 0 of 0) and at each page. Never rejects because of the file; rejects when files cannot be
   * read at all on this machine.
   */
  read(job: ReadJob, onPage?: OnPage): Promise<ReadResult>;
  /** Gives back everything; files that are still being read are left. May be called twice. */
  close(): Promise<void>;
}
