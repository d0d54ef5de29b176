import type { DocumentReader } from '../../ingest/reading/document-reader.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import { createDirectDocumentReader } from './direct-document-reader.ts';

/** Reads in this process and remembers what was asked for. */
export interface CountingDocumentReader {
  readonly open: (register: readonly RegisterEntry[]) => DocumentReader;
  /** How often one was opened. */
  readonly opened: () => number;
  /** Names of the files, in the order in which they were read to their end. */
  readonly read: () => readonly string[];
}

/**
 * `delayOf` is how many turns of the event loop a file takes, by its place in the order of the calls; from `failFrom` on
 * reading is impossible, as when the machine cannot start a process.
 */
export function createCountingDocumentReader({
  delayOf = () => 0,
  failFrom = Infinity,
}: {
  readonly delayOf?: (call: number) => number;
  readonly failFrom?: number;
} = {}): CountingDocumentReader {
  let opened = 0;
  let calls = 0;
  const names: string[] = [];
  return {
    opened: () => opened,
    read: () => names,
    open(register) {
      opened++;
      const direct = createDirectDocumentReader(register);
      return {
        async read(job, onPage) {
          const call = calls++;
          for (let turn = delayOf(call); turn > 0; turn--) await new Promise(setImmediate);
          if (call >= failFrom) throw new Error('no process to be had');
          const result = await direct.read(job, onPage);
          names.push(job.context.file);
          return result;
        },
        close: () => direct.close(),
      };
    },
  };
}
