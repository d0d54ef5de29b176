import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  archiveBombs,
  brokenFormats,
  oddNames,
  pdfBombs,
  slowTexts,
  type HostileFile,
} from '../papers/hostile/hostile-files.ts';
import { createRandom } from '../papers/random.ts';
import { textOf } from '../papers/render/text.ts';
import { writePaper } from '../papers/write-paper.ts';
import { fileReport, ingestFolder, writeDocs, type EndedRun } from '../support/ingest-folder.ts';
import { filesWith } from '../support/files-below.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

const CANARY = 'chim-hoang-yen-8Q2V';
/** MB that the main process may take above what one sound paper takes. */
const MAX_GROWTH_MB = 100;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tro-ly-hostile-'));
  writeFileSync(join(root, 'canary.txt'), CANARY);
});
afterEach(() => {
  killPrograms();
  rmSync(root, { recursive: true, force: true });
});

const sound: HostileFile = {
  name: 'lanh.txt',
  bytes: Buffer.from(textOf(writePaper(createRandom(5), { pages: 1 }), { head: 'columns', width: null })),
  expected: 'good',
};

async function run(files: readonly HostileFile[]): Promise<EndedRun> {
  writeDocs(root, [...files, sound]);
  return ingestFolder({ root });
}

function unexpected({ report }: EndedRun, files: readonly HostileFile[]): string[] {
  return [...files, sound].flatMap(({ name, expected }) => {
    const said = fileReport(report, name);
    const held = said?.state === 'added';
    if (said === undefined) return [`${name}: not in the report`];
    if (expected === 'bad' && held) return [`${name}: is held`];
    if (expected === 'good' && !held) return [`${name}: ${said.state} ${said.reason ?? ''}`];
    return held || /\p{L}{3}.*[.]$/u.test(said.reason ?? '') ? [] : [`${name}: no reason given`];
  });
}

describe.runIf(process.env['SLOW'] === '1')('files made to do harm', () => {
  it.each([
    ['archives', () => archiveBombs(join(root, 'canary.txt')), 180],
    ['PDFs', () => pdfBombs(), 300],
    ['broken files', () => brokenFormats(), 180],
    ['texts that slow patterns down', () => slowTexts(), 60],
  ] as const)(
    '%s end within their limits, and the sound paper beside them is published',
    async (_, make, maxSeconds) => {
      const alone = await run([]);
      rmSync(join(root, 'data'), { recursive: true });
      const files = make();

      const end = await run(files);

      expect(unexpected(end, files)).toEqual([]);
      expect(end.report.published).toBe(true);
      expect(end.seconds).toBeLessThan(maxSeconds);
      if (alone.memory.mainMb !== null)
        expect((end.memory.mainMb ?? 0) - alone.memory.mainMb).toBeLessThan(MAX_GROWTH_MB);
      expect(filesWith(join(root, 'data'), CANARY)).toEqual([]);
      expect(filesWith(join(root, 'tmp'), CANARY)).toEqual([]);
      for (const place of [root, join(root, 'data'), tmpdir()])
        expect(existsSync(join(place, 'thoat-ra.txt'))).toBe(false);
    },
  );
});

describe.runIf(process.env['SLOW'] === '1')('odd file names', () => {
  it('are taken in, and no name breaks a line of the report', async () => {
    const files = oddNames();
    const end = await run(files);

    expect(unexpected(end, files)).toEqual([]);
    expect(end.code).toBe(0);

    rmSync(join(root, 'data'), { recursive: true });
    const shown = await runProgram('ingest', ['ingest', '--data', join(root, 'data'), 'docs'], { cwd: root });
    const lines = shown.stdout.split('\n').filter((line) => /^\[/.test(line));
    expect(lines).toHaveLength(files.length + 1);
    expect(shown.stdout).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    for (const line of shown.stdout.trim().split('\n'))
      expect(line).toMatch(/^(?:\[| {4}lưu ý: |Tổng cộng|Đã chuyển|Trang báo cáo: )/);
  });
});
