import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleVersion } from '../../ingest/assemble-version.ts';
import { planIngest } from '../../ingest/plan.ts';
import { createProgress } from '../../ingest/progress.ts';
import { readPlanned } from '../../ingest/read-planned.ts';
import { NO_READ_CACHE } from '../../ingest/reading/read-cache.ts';
import { runIngest } from '../../ingest/run-ingest.ts';
import { gatherSources } from '../../ingest/source/gather-sources.ts';
import { isWorthPublishing } from '../../ingest/worth-publishing.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import { openCurrentVersion } from '../../knowledge/store/open-version.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { createCountingDocumentReader } from '../support/counting-document-reader.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'tro-ly-held-'));
const docs = join(folder, 'docs');
const dataDir = join(folder, 'data');
const progress = createProgress({ write() {} });
const log = SILENT_LOG;
let reader: KnowledgeReader;

beforeAll(async () => {
  writeSampleFolder(docs, 12);
  await runIngest({
    dataDir,
    paths: [docs],
    mode: { mode: 'add' },
    dryRun: false,
    embedder: null,
    openReader: createCountingDocumentReader().open,
    gate: null,
    force: false,
    progress,
    log,
  });
  reader = openCurrentVersion(join(dataDir, 'knowledge'));
});
afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the next run would make of the folder, and the documents whose passages it takes from the store. */
async function next() {
  const looked: string[] = [];
  const watched: KnowledgeReader = {
    ...reader,
    passagesOf(id) {
      looked.push(id);
      return reader.passagesOf(id);
    },
  };
  const previous = { reader: watched, files: reader.manifest.files, assertNothingLost() {} };
  const sources = gatherSources([docs]);
  const plan = planIngest(previous.files, sources.planned, { mode: 'add' });
  const { open: openReader } = createCountingDocumentReader();
  const { files } = await readPlanned(plan, sources, { openReader, cache: NO_READ_CACHE, progress, log });
  const version = assembleVersion(previous, plan, files, sources);
  const isNew = isWorthPublishing(version, previous, { embedder: null, log });
  return { version, isNew, looked };
}

describe('documents of the version before', () => {
  it('keep their passages in the store while nothing has changed, and are counted in the report all the same', async () => {
    const { version, isNew, looked } = await next();

    expect(isNew).toBe(false);
    expect(looked).toEqual([]);
    expect(version.reports.reduce((sum, { passages = 0 }) => sum + passages, 0)).toBe(reader.passageCount);
  });

  it('are known as changed by one word of one passage, and give all their passages to the next version', async () => {
    const path = join(docs, 'van-ban-5.txt');
    writeFileSync(path, samplePaper(5).replace('chịu trách nhiệm', 'chịu mọi trách nhiệm'));
    const { version, isNew } = await next();
    writeFileSync(path, samplePaper(5));

    expect(isNew).toBe(true);
    const texts = version.content.documents.flatMap(({ passages }) => passages.map(({ text }) => text));
    expect(texts.filter((text) => text.includes('chịu mọi trách nhiệm'))).toHaveLength(1);
    expect(texts).toHaveLength(reader.passageCount);
  });
});
