import { READING_LIMITS } from '../../ingest/limits.ts';
import type { DocumentReader } from '../../ingest/reading/document-reader.ts';
import { readJob } from '../../ingest/reading/read-job.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';

/** Reads files in this process: starting another takes longer than reading what tests write. */
export function createDirectDocumentReader(register: readonly RegisterEntry[]): DocumentReader {
  return {
    read(job, onPage) {
      onPage?.({ stage: 'read', page: 0, pages: 0 });
      return readJob(job, { register, ...(onPage ? { onPage } : {}) }, READING_LIMITS);
    },
    async close() {},
  };
}
