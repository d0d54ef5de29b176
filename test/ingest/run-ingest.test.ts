import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MESSAGES } from '../../ingest/messages.vi.ts';
import { createProgress } from '../../ingest/progress.ts';
import type { DocumentReader } from '../../ingest/reading/document-reader.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { runIngest } from '../../ingest/run-ingest.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import { readManifest } from '../../knowledge/store/open-version.ts';
import { createCountingDocumentReader } from '../support/counting-document-reader.ts';
import { filesWith } from '../support/files-below.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';

let folder: string;
let docs: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-run-'));
  docs = join(folder, 'docs');
  dataDir = join(folder, 'data');
  mkdirSync(docs);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type OpenReader = (register: readonly RegisterEntry[]) => DocumentReader;

function ingest(openReader: OpenReader, data = dataDir): Promise<IngestReport> {
  return runIngest({
    dataDir: data,
    paths: [docs],
    mode: { mode: 'add' },
    dryRun: false,
    embedder: null,
    openReader,
    progress: createProgress({ write() {} }),
    log: SILENT_LOG,
  });
}

function hashOf({ version }: IngestReport, data = dataDir): string {
  return readManifest(join(data, 'knowledge'), version ?? '').contentHash;
}

const building = (): string => join(dataDir, 'knowledge', 'building');

describe('what is read', () => {
  it('nothing of an unchanged folder, one file when one changed', async () => {
    writeSampleFolder(docs, 30);
    await ingest(createCountingDocumentReader().open);

    const again = createCountingDocumentReader();
    const same = await ingest(again.open);
    expect(again.opened()).toBe(0);
    expect(same).toMatchObject({ published: false, counts: { unchanged: 30 } });

    writeFileSync(join(docs, 'van-ban-7.txt'), samplePaper(7, 2));
    const changed = createCountingDocumentReader();
    expect(await ingest(changed.open)).toMatchObject({ counts: { unchanged: 29, changed: 1 } });
    expect(changed.read()).toEqual(['van-ban-7.txt']);
  });

  it('the order in which files are read to their end changes nothing', async () => {
    writeSampleFolder(docs, 12);
    writeFileSync(join(docs, 'ban-sao.txt'), `${samplePaper(3)}\nPhụ lục chỉ có ở bản sao.\n`);
    const inOrder = createCountingDocumentReader();
    const backward = createCountingDocumentReader({ delayOf: (call) => 40 - 3 * call });

    const first = await ingest(inOrder.open, join(folder, 'a'));
    const second = await ingest(backward.open, join(folder, 'b'));

    expect(backward.read()).toEqual([...inOrder.read()].reverse());
    expect(hashOf(second, join(folder, 'b'))).toBe(hashOf(first, join(folder, 'a')));
    expect({ ...second, seconds: 0 }).toEqual({ ...first, seconds: 0 });
  });
});

describe('a run that was cut short', () => {
  it('is taken up where it stopped, and ends as if nothing had happened', async () => {
    writeSampleFolder(docs, 20);
    const whole = hashOf(
      await ingest(createCountingDocumentReader().open, join(folder, 'whole')),
      join(folder, 'whole'),
    );

    const cut = createCountingDocumentReader({ failFrom: 8 });
    await expect(ingest(cut.open)).rejects.toThrow('no process to be had');
    expect(readdirSync(building())).toHaveLength(8);

    const rest = createCountingDocumentReader();
    const report = await ingest(rest.open);

    expect(rest.read()).toHaveLength(12);
    expect(new Set([...cut.read(), ...rest.read()]).size).toBe(20);
    expect(hashOf(report)).toBe(whole);
    expect(report.counts.added).toBe(20);
    expect(existsSync(building())).toBe(false);
  });

  it('reads a file again that changed since, was torn by a power cut, or is declared otherwise now', async () => {
    writeSampleFolder(docs, 4);
    writeFileSync(join(docs, 'van-ban-5.txt'), samplePaper(5));
    await expect(ingest(createCountingDocumentReader({ failFrom: 4 }).open)).rejects.toThrow();
    const kept = readdirSync(building());
    expect(kept).toHaveLength(4);

    writeFileSync(join(docs, 'van-ban-1.txt'), samplePaper(1, 2));
    writeFileSync(join(docs, 'van-ban-2.txt.meta.yaml'), 'title: Tên khai báo\n');
    for (const name of kept) {
      const path = join(building(), name);
      const text = readFileSync(path, 'utf8');
      if (text.includes('van-ban-3.txt')) writeFileSync(path, text.slice(0, -20));
    }
    const rest = createCountingDocumentReader();
    await ingest(rest.open);

    expect([...rest.read()].sort()).toEqual([
      'van-ban-1.txt',
      'van-ban-2.txt',
      'van-ban-3.txt',
      'van-ban-5.txt',
    ]);
  });

  it('keeps no word of a refused paper, nor of one that is declared secret before the next run', async () => {
    writeSampleFolder(docs, 3);
    writeFileSync(join(docs, 'a-mat.txt'), `TUYỆT MẬT\n${samplePaper(40)}\nCHIMYEN-41\n`);
    writeFileSync(join(docs, 'b-khai.txt'), `${samplePaper(41)}\nCHIMYEN-42\n`);
    await expect(ingest(createCountingDocumentReader({ failFrom: 3 }).open)).rejects.toThrow();
    expect(filesWith(dataDir, 'CHIMYEN-41')).toEqual([]);
    expect(filesWith(dataDir, 'CHIMYEN-42')).toHaveLength(1);

    writeFileSync(join(docs, 'b-khai.txt.meta.yaml'), 'disclosure: mat\n');
    await expect(ingest(createCountingDocumentReader({ failFrom: 0 }).open)).rejects.toThrow();
    expect(filesWith(dataDir, 'CHIMYEN')).toEqual([]);

    const report = await ingest(createCountingDocumentReader().open);
    expect(report.counts).toMatchObject({ added: 3, refused: 2 });
    expect(filesWith(dataDir, 'CHIMYEN')).toEqual([]);
  });
});

describe('a file that changes while it is ingested', () => {
  it('is failed with what to do, and leaves no copy: a citation must lead to the bytes it was read from', async () => {
    writeSampleFolder(docs, 3);
    const place = join(docs, 'van-ban-2.txt');
    const reader = createCountingDocumentReader();
    const open: OpenReader = (register) => {
      const inner = reader.open(register);
      return {
        ...inner,
        async close() {
          await inner.close();
          writeFileSync(place, `TỐI MẬT\n${samplePaper(2)}\nCHIMYEN-43\n`);
        },
      };
    };

    const report = await ingest(open);

    expect(report.files.find(({ path }) => path.endsWith('van-ban-2.txt'))).toMatchObject({
      state: 'failed',
      reason: MESSAGES['file-changing'](),
    });
    expect(report).toMatchObject({ published: true, counts: { added: 2, failed: 1 } });
    expect(filesWith(dataDir, 'CHIMYEN')).toEqual([]);
  });
});

describe('a file that was recognised from pictures', () => {
  const RAW = 'chỉ bộ thôn 3 — như máy nhìn thấy';
  /** As a parser of scans would answer. */
  const recognising: OpenReader = (register) => {
    const inner = createCountingDocumentReader().open(register);
    return {
      ...inner,
      async read(job, onPage) {
        const result = await inner.read(job, onPage);
        if (result.outcome.outcome !== 'ok') return result;
        const ocr = { pages: [1, 2], confidence: 91, rawText: RAW };
        return { ...result, outcome: { ...result.outcome, pages: 2, ocr } };
      },
    };
  };
  const readings = (): string[] =>
    readdirSync(join(dataDir, 'originals')).filter((name) => name.endsWith('.reading.txt'));

  it('is reported so in every run, and its raw reading stands beside the original until that goes', async () => {
    writeSampleFolder(docs, 2);
    writeFileSync(join(docs, 'mat.txt'), `TỐI MẬT\n${samplePaper(9)}`);

    const report = await ingest(recognising);
    const [scan] = report.files.filter(({ path }) => path.endsWith('van-ban-1.txt'));
    expect(scan).toMatchObject({ state: 'added', pages: 2, ocr: true });
    expect(readings()).toHaveLength(2);
    for (const name of readings()) {
      expect(readFileSync(join(dataDir, 'originals', name), 'utf8')).toBe(RAW);
      expect(existsSync(join(dataDir, 'originals', name.slice(0, 64)))).toBe(true);
    }

    const again = await ingest(recognising);
    expect(again.files.find(({ path }) => path.endsWith('van-ban-1.txt'))).toMatchObject({
      state: 'unchanged',
      pages: 2,
      ocr: true,
    });

    writeFileSync(join(docs, 'van-ban-1.txt'), `MẬT\n${samplePaper(1)}`);
    expect((await ingest(recognising)).counts).toMatchObject({ unchanged: 1, refused: 2 });
    expect(readings()).toHaveLength(1);
    expect(readdirSync(join(dataDir, 'originals'))).toHaveLength(2);
  });
});
