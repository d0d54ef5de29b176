import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawPage } from '../support/scanned-page.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';
import type { IngestReport } from '../../ingest/report.ts';

vi.setConfig({ testTimeout: 240_000 });

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tro-ly-engine-'));
});
afterEach(() => {
  killPrograms();
  rmSync(root, { recursive: true, force: true });
});

describe.skipIf(process.platform === 'win32')('OCR_ENGINE=packaged', () => {
  it('reads a picture with the engine of the packages and never starts that of the machine', async () => {
    const page = await drawPage(
      ['Chi bộ họp mỗi tháng một lần.', 'Bí thư chi bộ chủ trì cuộc họp và kết luận.'].map((text) => ({
        kind: 'text',
        text,
        align: 'left',
        sizePt: 16,
      })),
    );
    mkdirSync(join(root, 'docs'));
    writeFileSync(join(root, 'docs', 'trang.png'), page.png);
    const bin = join(root, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'tesseract'), `#!/bin/sh\ntouch "${join(root, 'started')}"\necho vie\n`);
    chmodSync(join(bin, 'tesseract'), 0o755);

    const end = await runProgram('ingest', ['ingest', '--json', '--data', join(root, 'data'), 'docs'], {
      cwd: root,
      env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, OCR_ENGINE: 'packaged' },
      timeoutMs: 200_000,
    });

    const report = JSON.parse(end.stdout) as IngestReport;
    expect(report.files.map(({ state }) => state)).toEqual(['added']);
    expect(existsSync(join(root, 'started'))).toBe(false);
  });

  it('knows no other engine by name', async () => {
    mkdirSync(join(root, 'docs'));

    const end = await runProgram('ingest', ['ingest', 'docs'], { cwd: root, env: { OCR_ENGINE: 'khac' } });

    expect(end.code).toBe(1);
    expect(end.stderr).toContain('OCR_ENGINE');
  });
});
