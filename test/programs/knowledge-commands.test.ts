import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { COMMAND_MESSAGES } from '../../ingest/messages.vi.ts';
import { START_TEXTS } from '../../bot/messages.vi.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { currentVersionName, makeCurrent, versionNames } from '../../knowledge/store/publish.ts';
import { killPrograms, linesForPeople, runProgram, type ProgramEnd } from '../support/run-program.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let dataDir: string;
let knowledgeDir: string;
let names: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-knowledge-'));
  dataDir = join(folder, 'data');
  knowledgeDir = join(dataDir, 'knowledge');
  const docs = join(folder, 'docs');
  writeSampleFolder(docs, 2);
  writeFileSync(
    join(docs, 'register.yaml'),
    'documents:\n  - {number: 90-KH/ĐU, issuedOn: 2030-01-02, kind: ke-hoach, title: Kế hoạch cũ, status: superseded}\n',
  );
  for (const edition of [1, 2, 3]) {
    writeFileSync(join(docs, 'van-ban-1.txt'), samplePaper(1, edition));
    expect(await runProgram('ingest', ['ingest', docs, '--data', dataDir])).toMatchObject({ code: 0 });
  }
  names = versionNames(knowledgeDir);
}, 60_000);
afterEach(killPrograms);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const knowledge = (...words: string[]): Promise<ProgramEnd> =>
  runProgram('ingest', ['knowledge', ...words, '--data', dataDir]);
async function json(...words: string[]): Promise<unknown> {
  const end = await knowledge(...words, '--json');
  expect(end, end.stderr).toMatchObject({ code: 0, stderr: '' });
  expect(end.stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(end.stdout);
}

describe('looking into the knowledge', () => {
  it('list names every document of the current version', async () => {
    const listed = (await json('list')) as {
      version: string;
      documents: { documentId: string; file: string }[];
    };

    expect(listed.version).toBe(names[2]);
    expect(listed.documents.map(({ file }) => file).sort()).toEqual([
      'register.yaml',
      'van-ban-1.txt',
      'van-ban-2.txt',
    ]);
    const forPeople = await knowledge('list');
    for (const { documentId } of listed.documents) expect(forPeople.stdout).toContain(documentId);
  });

  it('show tells metadata, the origin of each value and the passages; an unknown document is an error', async () => {
    const { documents } = (await json('list')) as { documents: { documentId: string; number: string }[] };
    const id = documents.find(({ number }) => number === '01-KH/ĐU')?.documentId ?? '';

    expect(await json('show', id)).toMatchObject({
      document: { id, number: '01-KH/ĐU', issuedOn: '2031-03-02' },
      passages: expect.arrayContaining([
        expect.objectContaining({ text: expect.stringContaining('số 1 hoàn thành') as string }),
      ]) as unknown[],
    });
    const forPeople = await knowledge('show', id);
    expect(forPeople.stdout).toMatch(/ {4}Số, ký hiệu: 01-KH\/ĐU \(đọc trong văn bản, \d+ %\)/);
    expect(forPeople.stdout).not.toMatch(/\b(?:number|issuedOn|issuer|jurisdiction|body|front-matter)\b/);
    const unknown = await knowledge('show', 'khong-co');
    expect(unknown).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `${COMMAND_MESSAGES.unknownDocument('khong-co')}\n`,
    });
  });

  it('register exports what can be read in again', async () => {
    const entries = (await json('register')) as unknown[];

    expect(entries).toMatchObject([{ number: '90-KH/ĐU', issuedOn: '2030-01-02', status: 'superseded' }]);
    expect(parse((await knowledge('register')).stdout)).toEqual({ documents: entries });
  });

  it.each([[[]], [['khong-co']], [['list', 'x']], [['verify', 'a', 'b']], [['list', '--khong-co']]])(
    'wrong use %j ends with 2 and one line',
    async (words) => {
      const end = await knowledge(...words);

      expect(end).toMatchObject({ code: 2, stdout: '' });
      expect(linesForPeople(end)).toEqual([expect.stringContaining('--help')]);
    },
  );
});

describe('versions', () => {
  it('rollback goes back to the version before, and forward again by name', async () => {
    const [first = '', second = '', third = ''] = names;

    expect(await json('rollback')).toEqual({ version: second, previous: third });
    expect(await json('list')).toMatchObject({ version: second });
    expect(await json('rollback')).toEqual({ version: first, previous: second });
    const end = await knowledge('rollback');
    expect(end).toMatchObject({ code: 1, stderr: 'Không có phiên bản nào trước phiên bản đang dùng.\n' });
    expect(await json('rollback', third)).toEqual({ version: third, previous: first });
    expect(await knowledge('rollback', '000099-aaaaaaaa')).toMatchObject({
      code: 1,
      stderr: 'Không có phiên bản 000099-aaaaaaaa.\n',
    });
    expect(currentVersionName(knowledgeDir)).toBe(third);
  });

  it('rollback after a new publication does not return to what was rolled back from', async () => {
    const [first = '', , third = ''] = names;
    makeCurrent(knowledgeDir, first, 'rolled-back');
    writeFileSync(join(folder, 'docs/van-ban-1.txt'), samplePaper(1, 4));
    await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir]);
    const fourth = currentVersionName(knowledgeDir);

    expect(await json('rollback')).toEqual({ version: first, previous: fourth });
    makeCurrent(knowledgeDir, third, 'rolled-back');
  });

  it('a damaged version is named, not rolled back to, and not answered from', async () => {
    const [, second = '', third = ''] = names;
    for (const [version, file] of [
      [second, 'knowledge.db'],
      [third, 'keyword.index'],
    ] as const) {
      const path = join(knowledgeDir, 'versions', version, file);
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(path, bytes);
    }

    const verified = await knowledge('verify');
    expect(verified.code).toBe(1);
    expect(linesForPeople(verified)).toEqual([`Phiên bản ${third} có lỗi:`]);
    expect(verified.stdout).toMatch(/keyword\.index does not have the checksum/);
    const asJson = await knowledge('verify', second, '--json');
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      version: second,
      whole: false,
      problems: [expect.stringContaining('knowledge.db')],
    });
    expect((await knowledge('verify', names[0] ?? '')).code).toBe(0);

    const back = await knowledge('rollback', second);
    expect(back.code).toBe(1);
    expect(linesForPeople(back)).toEqual([`Phiên bản ${second} có lỗi:`]);
    expect(currentVersionName(knowledgeDir)).toBe(third);
    for (const words of [
      ['ask', 'Ai chịu trách nhiệm?'],
      ['ask', 'Ai chịu trách nhiệm?', '--json'],
      ['search', 'hồ sơ'],
    ]) {
      const end = await runProgram('bot', [...words, '--data', dataDir]);
      expect(end).toMatchObject({ code: 1, stdout: '' });
      expect(linesForPeople(end)).toEqual([START_TEXTS.damaged]);
    }
  });
});
