import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openCurrentVersion } from '../../knowledge/store/open-version.ts';
import { currentVersionName, versionNames } from '../../knowledge/store/publish.ts';
import { startFakeEmbeddingsServer, type FakeEmbeddingsServer } from '../support/fake-embeddings-server.ts';
import { contentsBelow } from '../support/files-below.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const VECTORS = /(?:^|\/)vectors\.(?:f32|hnsw)$/;
let folder: string;
let dataDir: string;
let server: FakeEmbeddingsServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-as-text-'));
  dataDir = join(folder, 'data');
  writeSampleFolder(join(folder, 'docs'), 3);
  server = await startFakeEmbeddingsServer();
  // So long that no two passages have the same one.
  server.dimensions = 400;
});
afterEach(async () => {
  killPrograms();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ingest(): Promise<void> {
  const env = { EMBEDDINGS: 'openai', OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: 'fake' };
  const end = await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir], { env });
  expect([0, 3], end.stderr).toContain(end.code);
}
const knowledgeDir = (): string => join(dataDir, 'knowledge');
const filesHolding = (bytes: Buffer): string[] =>
  Object.entries(contentsBelow(dataDir)).flatMap(([path, content]) =>
    Buffer.from(content, 'base64').includes(bytes) ? [path] : [],
  );

/** The vectors of the paper of this file, as they stand on disk. */
function vectorsOf(file: string): Buffer[] {
  const reader = openCurrentVersion(knowledgeDir());
  try {
    const document = reader.documents().find((one) => one.file.endsWith(file));
    const all = readFileSync(join(reader.folder, 'vectors.f32'));
    const bytes = server.dimensions * Float32Array.BYTES_PER_ELEMENT;
    const head = all.length - reader.passageCount * bytes;
    return (document === undefined ? [] : reader.passagesOf(document.id)).map(({ id }) => {
      const from = head + (reader.rowOf(id) ?? 0) * bytes;
      return all.subarray(from, from + bytes);
    });
  } finally {
    reader.close();
  }
}

it('vectors lie where the passages lie, readable by the same account, and go with them (P13)', async () => {
  await ingest();
  const version = currentVersionName(knowledgeDir()) ?? '';
  const vectors = vectorsOf('van-ban-2.txt');
  expect(vectors.length).toBeGreaterThan(0);

  for (const vector of vectors)
    for (const path of filesHolding(vector)) {
      expect(path).toMatch(VECTORS);
      expect(readdirSync(join(dataDir, dirname(path)))).toContain('knowledge.db');
    }
  const open = Object.keys(contentsBelow(dataDir)).filter(
    (path) => (statSync(join(dataDir, path)).mode & 0o077) !== 0,
  );
  expect(open).toEqual([]);

  writeFileSync(join(folder, 'docs', 'van-ban-2.txt'), `TUYỆT MẬT\n${samplePaper(2)}`);
  await ingest();
  expect(versionNames(knowledgeDir())).not.toContain(version);
  expect(Object.keys(contentsBelow(dataDir)).filter((path) => VECTORS.test(path)).length).toBeGreaterThan(0);
  for (const vector of vectors) expect(filesHolding(vector)).toEqual([]);
});
