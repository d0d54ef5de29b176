import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MESSAGES } from '../../ingest/messages.vi.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { currentVersionName, versionNames } from '../../knowledge/store/publish.ts';
import { contentsBelow } from '../support/files-below.ts';
import { reportIngest, type EndedIngest } from '../support/report-ingest.ts';
import { samplePaper } from '../support/sample-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let docs: string;
let dataDir: string;
let knowledgeDir: string;
const startedIn = process.cwd();
const realTmp = process.env['TMPDIR'];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-secret-'));
  docs = join(folder, 'docs');
  dataDir = join(folder, 'data');
  knowledgeDir = join(dataDir, 'knowledge');
  mkdirSync(docs);
  mkdirSync(join(folder, 'tmp'));
  process.env['TMPDIR'] = join(folder, 'tmp');
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(startedIn);
  if (realTmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = realTmp;
  rmSync(folder, { recursive: true, force: true });
});

/** Words that stand in one paper only, with and without marks above letters. */
const CANARY = 'bạch yến Đồi Sim';
const withCanary = (number: number, edition = 1): string =>
  samplePaper(number, edition).replaceAll('chịu trách nhiệm', `giữ ${CANARY}, chịu trách nhiệm`);
const marked = (text: string): string => `TUYỆT MẬT\n${text}`;
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(docs, name), content);
const report = (...words: string[]): Promise<EndedIngest> => reportIngest([...words, '--data', dataDir]);
const states = ({ files }: IngestReport) => Object.fromEntries(files.map(({ path, state }) => [path, state]));

/** Every form in which the words could have been written to disk. */
function traces(text: string): Buffer[] {
  const forms = [text, text.normalize('NFD'), text.toLowerCase(), text.toUpperCase()];
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  forms.push(plain, plain.toLowerCase(), plain.toLowerCase().replaceAll(' ', '-'));
  return forms.flatMap((form) => [
    Buffer.from(form, 'utf8'),
    Buffer.from(form, 'utf16le'),
    iconv.encode(form, 'utf-16be'),
    iconv.encode(form.normalize('NFD'), 'windows-1258'),
    Buffer.from(Buffer.from(form, 'utf8').toString('base64').slice(2, -4)),
    Buffer.from(
      JSON.stringify(form)
        .slice(1, -1)
        .replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
  ]);
}

function filesWithTraces(...places: string[]): string[] {
  const looked = traces(CANARY);
  return places.flatMap((place) =>
    Object.entries(contentsBelow(place)).flatMap(([path, content]) => {
      const bytes = Buffer.from(content, 'base64');
      return looked.some((trace) => bytes.includes(trace)) ? [path] : [];
    }),
  );
}
const left = (): string[] => filesWithTraces(dataDir, join(folder, 'tmp'));

describe('a secret paper leaves nothing behind', () => {
  it('the search for traces finds what an open paper leaves', async () => {
    write('a.txt', withCanary(1));
    await report('docs');

    expect(left().length).toBeGreaterThan(1);
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-16', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['NFD', (text: string) => Buffer.from(text.normalize('NFD'))],
    ['Windows-1258', (text: string) => iconv.encode(text.normalize('NFD'), 'windows-1258')],
    ['HTML', (text: string) => Buffer.from(`<html><body><pre>${text}</pre></body></html>`)],
    ['Markdown', (text: string) => Buffer.from(`# MẬT\n\n${text}`)],
  ])('refused at first sight in %s: report and disk hold hash and reason only', async (_, encode) => {
    write('mo.txt', samplePaper(2));
    write('kin.bin', encode(marked(withCanary(1))));

    const ended = await report('docs');

    const refused = ended.files.find(({ path }) => path === 'docs/kin.bin');
    expect(refused).toEqual({
      path: 'docs/kin.bin',
      state: 'refused',
      reason: MESSAGES['secrecy-mark'](),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(left()).toEqual([]);
    expect(JSON.stringify(ended)).not.toMatch(/bạch yến|01-KH|Đảng ủy xã số 1\b/i);
  });

  it('earlier versions that hold the text of a file now marked go, and the report says so', async () => {
    write('a.txt', samplePaper(1));
    write('b.txt', samplePaper(2));
    await report('docs');
    const before = currentVersionName(knowledgeDir) ?? '';
    write('c.txt', withCanary(3));
    await report('docs');
    write('b.txt', samplePaper(2, 2));
    await report('docs');
    write('c.txt', marked(withCanary(3)));

    const ended = await report('docs');

    expect(ended).toMatchObject({ code: 3, published: true });
    expect(states(ended)['docs/c.txt']).toBe('refused');
    expect(ended.files.find(({ path }) => path === 'docs/c.txt')?.warnings).toEqual([
      MESSAGES['secrecy-purged']('2'),
    ]);
    expect(left()).toEqual([]);
    // What never held it stays for a rollback.
    expect(versionNames(knowledgeDir)).toEqual([before, currentVersionName(knowledgeDir)]);
  });

  it('versions go even when the current one held the text no more', async () => {
    write('a.txt', samplePaper(1));
    write('c.txt', withCanary(3));
    await report('docs');
    rmSync(join(docs, 'c.txt'));
    await report('--prune', 'docs');
    expect(left()).not.toEqual([]);
    write('c.txt', marked(withCanary(3)));

    const ended = await report('docs');

    expect(ended).toMatchObject({ published: false });
    expect(left()).toEqual([]);
  });

  it('the same paper under another name, with and without the stamp, goes too', async () => {
    write('cu.txt', withCanary(3));
    write('ban-sao.txt', `${withCanary(3)}\nPhụ lục kèm theo của bản sao.\n`);
    write('a.txt', samplePaper(1));
    await report('docs');
    write('moi.txt', marked(withCanary(3)));

    const ended = await report('docs/moi.txt');

    expect(states(ended)).toEqual({
      'docs/ban-sao.txt': 'refused',
      'docs/cu.txt': 'refused',
      'docs/moi.txt': 'refused',
    });
    expect(left()).toEqual([]);
    expect(states(await report('docs'))).toEqual({
      'docs/a.txt': 'unchanged',
      'docs/ban-sao.txt': 'refused',
      'docs/cu.txt': 'refused',
      'docs/moi.txt': 'refused',
    });
    expect(left()).toEqual([]);
  });

  it('what a killed run left half-built goes with it', async () => {
    write('a.txt', samplePaper(1));
    await report('docs');
    const rest = join(knowledgeDir, 'versions', '.building-999999');
    mkdirSync(rest);
    writeFileSync(join(rest, 'knowledge.db'), CANARY);
    writeFileSync(join(dataDir, 'originals', 'ab'.repeat(32)), CANARY);
    write('c.txt', marked(withCanary(3)));

    expect(await report('docs')).toMatchObject({ published: false });
    expect(left()).toEqual([]);
  });

  it('an earlier version that no longer tells what it holds goes once the paper was held', async () => {
    write('c.txt', withCanary(3));
    await report('docs');
    write('a.txt', samplePaper(1));
    await report('docs');
    write('a.txt', samplePaper(1, 2));
    await report('docs');
    const [first = ''] = versionNames(knowledgeDir);
    writeFileSync(join(knowledgeDir, 'versions', first, 'manifest.json'), '{');
    write('c.txt', marked(withCanary(3)));

    await report('docs');

    expect(left()).toEqual([]);
    expect(versionNames(knowledgeDir)).toEqual([currentVersionName(knowledgeDir)]);
  });

  it('a dry run tells and removes nothing', async () => {
    write('c.txt', withCanary(3));
    await report('docs');
    write('c.txt', marked(withCanary(3)));
    const before = contentsBelow(dataDir);

    expect(states(await report('--dry-run', 'docs'))).toEqual({ 'docs/c.txt': 'refused' });
    expect(contentsBelow(dataDir)).toEqual(before);
  });

  it('a paper declared secret beside the file is treated alike', async () => {
    write('a.txt', samplePaper(1));
    write('c.txt', withCanary(3));
    await report('docs');
    write('c.txt.meta.yaml', 'disclosure: mat\n');

    expect(states(await report('docs'))['docs/c.txt']).toBe('refused');
    expect(left()).toEqual([]);
    expect(readdirSync(dataDir).every((name) => statSync(join(dataDir, name)).isDirectory())).toBe(true);
  });
});
