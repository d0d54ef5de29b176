import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { checkIndexes } from '../../ingest/check-indexes.ts';
import { verifyVersion } from '../../knowledge/store/open-version.ts';
import { currentVersionName } from '../../knowledge/store/publish.ts';
import { runProgram } from '../support/run-program.ts';
import { writeSampleFolder } from '../support/sample-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PROGRAM = fileURLToPath(new URL('../../ingest/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const root = mkdtempSync(join(tmpdir(), 'tro-ly-full-'));
const knowledgeDir = join(root, 'data/knowledge');
beforeAll(async () => {
  writeSampleFolder(join(root, 'docs'), 4);
  const end = await runProgram('ingest', ['ingest', 'docs', '--data', 'data'], { cwd: root });
  expect(end.code, end.stderr).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs ingest where no file may grow beyond so many blocks of 1 kB: what a full disk is to the file being written. */
function ingestWithin(blocks: number): Promise<{ readonly code: number | null; readonly said: string }> {
  const program = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" --import "$1" "$2" ingest docs --data data`;
  const child = spawn('bash', ['-c', program, process.execPath, TSX, PROGRAM], {
    cwd: root,
    env: { ...process.env, EMBEDDINGS: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

it.skipIf(process.platform === 'win32')(
  'a disk that is full at the database or at the index ends the run in one sentence and changes nothing; with room it goes on (S4)',
  async () => {
    const before = currentVersionName(knowledgeDir);
    writeSampleFolder(join(root, 'docs'), 60, 2);

    for (const blocks of [40, 160]) {
      const { code, said } = await ingestWithin(blocks);
      expect(code, said).toBe(1);
      expect(said).toContain('Không ghi được vào thư mục dữ liệu; hãy kiểm tra quyền và chỗ trống.');
      expect(said).not.toContain(' at ');
      expect(currentVersionName(knowledgeDir)).toBe(before);
      expect(readdirSync(join(knowledgeDir, 'versions'))).toEqual([before]);
      expect(verifyVersion(knowledgeDir, before ?? '', checkIndexes)).toEqual([]);
    }

    const end = await runProgram('ingest', ['ingest', 'docs', '--data', 'data', '--json'], { cwd: root });
    expect(end.code, end.stderr).toBe(0);
    expect(JSON.parse(end.stdout)).toMatchObject({ published: true, counts: { added: 56, changed: 4 } });
  },
);
