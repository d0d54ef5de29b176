import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IngestReport } from '../../ingest/report.ts';
import { openCurrentVersion } from '../../knowledge/store/open-version.ts';
import { contentsBelow, filesWith } from '../support/files-below.ts';
import { reportIngest, type EndedIngest } from '../support/report-ingest.ts';
import { killPrograms } from '../support/run-program.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let docs: string;
let dataDir: string;
let knowledgeDir: string;
const startedIn = process.cwd();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-ingest-modes-'));
  docs = join(folder, 'docs');
  dataDir = join(folder, 'data');
  knowledgeDir = join(dataDir, 'knowledge');
  mkdirSync(docs);
  process.chdir(folder);
});
afterEach(() => {
  killPrograms();
  process.chdir(startedIn);
  rmSync(folder, { recursive: true, force: true });
});

const report = (...words: string[]): Promise<EndedIngest> => reportIngest([...words, '--data', dataDir]);
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(docs, name), content);
const states = ({ files }: IngestReport) => Object.fromEntries(files.map(({ path, state }) => [path, state]));
const textsHeld = (): string => {
  const reader = openCurrentVersion(knowledgeDir);
  const texts = reader.documents().flatMap(({ id }) => reader.passagesOf(id).map(({ text }) => text));
  reader.close();
  return texts.join('\n');
};
const PICTURE = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2_000, 7)]);

describe('what a run does with the files it is given', () => {
  it('adds by default, prunes what has gone with --prune, and makes the paths the whole set with --replace', async () => {
    const other = join(folder, 'other');
    writeSampleFolder(docs, 3);
    writeSampleFolder(other, 1, 5);
    write('register.yaml', 'documents: []\n');
    expect(await report('docs')).toMatchObject({ code: 0, published: true, counts: { added: 3 } });
    rmSync(join(docs, 'van-ban-3.txt'));
    rmSync(join(other, 'van-ban-1.txt'));
    writeFileSync(join(other, 'van-ban-30.txt'), samplePaper(30));

    const added = await report('docs', 'other');
    expect(added).toMatchObject({ published: true, counts: { added: 1, unchanged: 2, removed: 0 } });
    expect(textsHeld()).toContain('số 3 hoàn thành');

    // However the folder is written.
    const pruned = await report('--prune', `${docs}/../docs/`);
    expect(states(pruned)).toMatchObject({ 'docs/van-ban-3.txt': 'removed' });
    expect(textsHeld()).not.toContain('số 3 hoàn thành');
    expect(textsHeld()).toContain('số 30 hoàn thành');

    const replaced = await report('--replace', 'docs/van-ban-1.txt');
    expect(replaced.counts).toMatchObject({ unchanged: 1, removed: 2 });
    expect(textsHeld()).not.toMatch(/số (2|30) hoàn thành/);
  });

  it('a second run of an unchanged folder publishes nothing', async () => {
    writeSampleFolder(docs, 3);
    const first = await report('docs');
    const before = contentsBelow(dataDir);

    const second = await report('docs');

    expect(second).toMatchObject({
      code: 0,
      published: false,
      version: first.version,
      previous: first.version,
      counts: { unchanged: 3, added: 0, changed: 0 },
    });
    expect(contentsBelow(dataDir)).toEqual(before);
  });

  it.each([[[]], [['--prune']], [['--replace']]])(
    'files that have become unreadable keep their old text with %j',
    async (mode) => {
      writeSampleFolder(docs, 4);
      await report('docs');
      write('van-ban-1.txt', PICTURE);
      write('van-ban-2.txt', '');
      write('van-ban-3.txt.meta.yaml', 'title: [\n');
      write('van-ban-4.txt', samplePaper(4, 2));

      const after = await report(...mode, 'docs');

      expect(after).toMatchObject({
        code: 3,
        published: true,
        counts: { failed: 3, changed: 1, removed: 0 },
      });
      for (const number of [1, 2, 3]) expect(textsHeld()).toContain(`số ${number} hoàn thành`);
      rmSync(join(docs, 'van-ban-3.txt.meta.yaml'));
      write('van-ban-1.txt', samplePaper(1));
      expect(await report('docs')).toMatchObject({ code: 3, counts: { unchanged: 3, failed: 1 } });
    },
  );

  it('a held file that is marked MẬT later is dropped, and neither its old nor its new bytes are kept', async () => {
    writeSampleFolder(docs, 2);
    const canary = 'bạch-yến-97431';
    write('van-ban-1.txt', samplePaper(1).replace('văn thư số 1', `văn thư ${canary} số 1`));
    await report('docs');
    expect(filesWith(join(dataDir, 'originals'), canary)).toHaveLength(1);
    write('van-ban-1.txt', `MẬT\n${samplePaper(1).replace('văn thư số 1', `văn thư ${canary} số 1`)}`);

    const after = await report('docs');

    expect(states(after)['docs/van-ban-1.txt']).toBe('refused');
    expect(after).toMatchObject({ code: 3, published: true });
    const version = join(knowledgeDir, 'versions', after.version ?? '');
    expect(filesWith(version, canary)).toEqual([]);
    expect(filesWith(join(dataDir, 'originals'), canary)).toEqual([]);
    expect(textsHeld()).not.toContain(canary);
    expect(textsHeld()).toContain('số 2 hoàn thành');
  });

  it('the last held file marked MẬT goes too', async () => {
    writeSampleFolder(docs, 1);
    await report('docs');
    write('van-ban-1.txt', `TUYỆT MẬT\n${samplePaper(1)}`);

    const after = await report('docs');

    expect(after).toMatchObject({ code: 1, published: true, counts: { refused: 1 } });
    expect(textsHeld()).toBe('');
  });

  it('a copy of a document does not keep the words of a file that has changed or gone', async () => {
    write('a.txt', samplePaper(1));
    write('b.txt', `${samplePaper(1)}\nPhụ lục: danh mục chỉ có ở bản b, gồm mười hai loại sổ.\n`);
    await report('docs');
    expect(textsHeld()).toContain('chỉ có ở bản b');
    expect(await report('docs')).toMatchObject({ published: false, counts: { unchanged: 2 } });
    rmSync(join(docs, 'b.txt'));

    await report('--prune', 'docs');

    expect(textsHeld()).not.toContain('chỉ có ở bản b');
    expect(textsHeld()).toContain('số 1 hoàn thành');
  });

  it('a file that only moved is found under its new path', async () => {
    write('a.txt', samplePaper(1));
    await report('docs');
    mkdirSync(join(docs, 'sau'));
    rmSync(join(docs, 'a.txt'));
    write('sau/a.txt', samplePaper(1));

    expect(states(await report('--prune', 'docs'))).toEqual({
      'docs/a.txt': 'removed',
      'docs/sau/a.txt': 'added',
    });
    expect(states(await report('--prune', 'docs'))).toEqual({ 'docs/sau/a.txt': 'unchanged' });
  });

  it('a register that has become broken does not make a superseded document current', async () => {
    const entry = (status: string) =>
      `documents:\n  - number: 01-KH/ĐU\n    issuedOn: 2031-03-02\n    kind: ke-hoach\n    title: Kế hoạch\n    status: ${status}\n`;
    writeSampleFolder(docs, 2);
    write('register.yaml', entry('superseded'));
    await report('docs');
    const statusOfFirst = (): string | undefined => {
      const reader = openCurrentVersion(knowledgeDir);
      const found = reader.documents().find(({ number }) => number === '01-KH/ĐU')?.validity.status;
      reader.close();
      return found;
    };
    expect(statusOfFirst()).toBe('superseded');

    write('register.yaml', 'documents: [\n');
    write('van-ban-1.txt', samplePaper(1, 2));
    expect(await report('docs')).toMatchObject({ code: 3, counts: { changed: 1, unchanged: 1, failed: 1 } });
    expect(statusOfFirst()).toBe('superseded');
    expect(await report('--replace', 'docs')).toMatchObject({ code: 3, published: false });
    expect(statusOfFirst()).toBe('superseded');

    rmSync(join(docs, 'register.yaml'));
    write('van-ban-1.txt', samplePaper(1, 3));
    await report('docs');
    expect(statusOfFirst()).toBe('superseded');
  });
});
