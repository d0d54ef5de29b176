import { execFileSync } from 'node:child_process';
import { COMMAND_MESSAGES, MESSAGES } from '../../ingest/messages.vi.ts';
import { START_TEXTS } from '../../bot/messages.vi.ts';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkIndexes } from '../../ingest/check-indexes.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { openCurrentVersion, readManifest, verifyVersion } from '../../knowledge/store/open-version.ts';
import { currentVersionName, versionNames } from '../../knowledge/store/publish.ts';
import { lockKnowledge } from '../../knowledge/store/version-lock.ts';
import { contentsBelow } from '../support/files-below.ts';
import { killPrograms, linesForPeople, runProgram, type ProgramEnd } from '../support/run-program.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let docs: string;
let dataDir: string;
let knowledgeDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-bad-input-'));
  docs = join(folder, 'docs');
  dataDir = join(folder, 'data');
  knowledgeDir = join(dataDir, 'knowledge');
  mkdirSync(docs);
});
afterEach(() => {
  killPrograms();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs in the folder of the test, so that paths in reports are short and no `.env` of the repository is read. */
const ingest = (...words: string[]): Promise<ProgramEnd> =>
  runProgram('ingest', ['ingest', '--data', dataDir, ...words], { cwd: folder, timeoutMs: 30_000 });
async function report(...words: string[]): Promise<IngestReport & { readonly code: number | null }> {
  const end = await ingest('--json', ...words);
  expect(end.stdout.trim().split('\n'), end.stderr).toHaveLength(1);
  expect(linesForPeople(end)).toEqual([]);
  return { ...(JSON.parse(end.stdout) as IngestReport), code: end.code };
}
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(docs, name), content);
const states = ({ files }: IngestReport) => Object.fromEntries(files.map(({ path, state }) => [path, state]));
const reasons = ({ files }: IngestReport) =>
  Object.fromEntries(files.flatMap(({ path, reason }) => (reason === undefined ? [] : [[path, reason]])));
const textsHeld = (): string => {
  const reader = openCurrentVersion(knowledgeDir);
  const texts = reader.documents().flatMap(({ id }) => reader.passagesOf(id).map(({ text }) => text));
  reader.close();
  return texts.join('\n');
};

const PICTURE = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2_000, 7)]);

describe('bad files among good ones', () => {
  it('each gets one clear line, the good one is held, and the exit code is 3', async () => {
    writeSampleFolder(docs, 1);
    write('rong.txt', '');
    write('anh.png', PICTURE);
    write('anh-doi-ten.txt', PICTURE);
    write('anh-doi-ten.md', PICTURE);
    write('mot-dong.txt', Buffer.alloc(50 * 1024 * 1024, 'a'));
    write('mot-dong-vua.txt', Buffer.alloc(1024 * 1024, 'a'));
    write('khai-bao.md', '---\ntitle: [mở mà không đóng\n---\n\nNội dung.\n');
    write('ten-la.md', '---\ntitel: Sai tên\n---\n\nNội dung.\n');
    write('kem-theo.txt', samplePaper(9));
    write('kem-theo.txt.meta.yaml', 'number: [\n');
    write('register.yaml', 'documents:\n  - number: 1-CT/TW\n    kind: khong-co-loai-nay\n    title: A\n');
    symlinkSync(join(docs, 'khong-co.txt'), join(folder, 'lien-ket-dut.txt'));
    execFileSync('mkfifo', [join(docs, 'ong'), join(folder, 'ong-goi-ten')]);

    const end = await ingest('docs', 'lien-ket-dut.txt', 'ong-goi-ten', 'khong-co-thu-muc');
    const again = await report('docs', 'lien-ket-dut.txt', 'ong-goi-ten', 'khong-co-thu-muc');

    expect(end.code, end.stderr).toBe(3);
    const bad = end.stdout.split('\n').filter((line) => line.startsWith('[lỗi]'));
    expect(bad).toHaveLength(14);
    expect(new Set(bad.map((line) => /^\[lỗi\] (\S+): /.exec(line)?.[1])).size).toBe(14);
    expect(reasons(again)).toEqual({
      'docs/rong.txt': MESSAGES['file-empty'](),
      'docs/anh.png': MESSAGES['picture-too-large']('117901063×117901063 điểm ảnh'),
      'docs/anh-doi-ten.txt': MESSAGES['picture-too-large']('117901063×117901063 điểm ảnh'),
      'docs/anh-doi-ten.md': MESSAGES['picture-too-large']('117901063×117901063 điểm ảnh'),
      'docs/mot-dong.txt': MESSAGES['file-too-large']('50 MB, tối đa 20 MB'),
      'docs/mot-dong-vua.txt': MESSAGES['line-too-long'](),
      'docs/khai-bao.md': expect.stringMatching(/^Phần khai báo .*ở đầu tệp bị lỗi: /) as string,
      'docs/ten-la.md': expect.stringMatching(/^Phần khai báo .*ở đầu tệp bị lỗi: .*titel/) as string,
      'docs/kem-theo.txt': expect.stringMatching(/^Tệp khai báo đi kèm \(\.meta\.yaml\) bị lỗi: /) as string,
      'docs/register.yaml': expect.stringMatching(
        /^Sổ đăng ký văn bản \(register\.yaml\) bị lỗi: /,
      ) as string,
      'docs/ong': MESSAGES['not-a-file'](),
      'ong-goi-ten': MESSAGES['not-a-file'](),
      'lien-ket-dut.txt': MESSAGES['path-missing'](),
      'khong-co-thu-muc': MESSAGES['path-missing'](),
    });
    expect(again).toMatchObject({ code: 3, published: false, counts: { unchanged: 1 } });
    expect(textsHeld()).toContain('Bộ phận văn thư số 1');
  });

  it('only bad files leave the current version as it is, also with --replace and --prune, and the exit code is 1', async () => {
    writeSampleFolder(docs, 2);
    const { version } = await report('docs');
    mkdirSync(join(folder, 'bad'));
    writeFileSync(join(folder, 'bad/rong.txt'), '');
    writeFileSync(join(folder, 'bad/mat.txt'), `MẬT\n${samplePaper(8)}`);

    for (const words of [['bad'], ['--replace', 'bad'], ['--replace', 'sai-ten'], ['--prune', 'bad']]) {
      const after = await report(...words);

      expect(after, words.join(' ')).toMatchObject({ code: 1, published: false, version });
      expect(after.counts.removed).toBe(0);
    }
    expect(currentVersionName(knowledgeDir)).toBe(version);
    expect(verifyVersion(knowledgeDir, version ?? '', checkIndexes)).toEqual([]);
  });
});

describe('wrong use and wrong settings', () => {
  it.each([
    [['--khong-co'], 2, /^Không có tùy chọn --khong-co\. Xem cách dùng/],
    [['--data'], 2, /^Tùy chọn --data cần có giá trị\./],
    [['--json=co'], 2, /^Tùy chọn --json không nhận giá trị\./],
    [['--replace', '--prune', 'docs'], 2, /^Chỉ dùng một trong hai/],
  ])('ingest %j ends with %i and one line', async (words, code, line) => {
    const end = await runProgram('ingest', ['ingest', ...words], { cwd: folder });

    expect(end.code).toBe(code);
    expect(linesForPeople(end)).toEqual([expect.stringMatching(line)]);
    expect(end.stdout).toBe('');
    expect(readdirSync(folder)).toEqual(['docs']);
  });

  it.each([
    ['ingest', ['ingest', 'docs'], 'EMBEDDINGS=moi-thu', /EMBEDDINGS/],
    ['ingest', ['knowledge', 'list'], 'LOG_LEVEL=to', /LOG_LEVEL/],
    ['bot', ['search', 'đại hội'], 'HTTP_PORT=ba-nghin', /HTTP_PORT/],
    ['bot', ['start'], 'HTTP_PORT=70000', /HTTP_PORT/],
  ] as const)(
    '%s %j with %s in .env names the setting in one line',
    async (program, words, line, setting) => {
      writeFileSync(join(folder, '.env'), `${line}\n`);
      const env = { EMBEDDINGS: undefined };

      const end = await runProgram(program, words, { cwd: folder, env });

      expect(end.code).toBe(1);
      expect(linesForPeople(end)).toEqual([expect.stringMatching(setting)]);
      expect(end.stdout).toBe('');
      expect(end.stderr).not.toMatch(/ {4}at |ZodError/);
    },
  );

  it('a file in the place of the data folder is said in one line', async () => {
    writeSampleFolder(docs, 1);
    writeFileSync(dataDir, 'x');

    const written = await ingest('docs');
    const listed = await runProgram('ingest', ['knowledge', 'list', '--data', dataDir]);
    const asked = await runProgram('bot', ['ask', 'Đại hội là gì?', '--data', dataDir]);

    expect(written.code).toBe(1);
    expect(written.stderr).not.toContain('{');
    expect(linesForPeople(written)).toEqual([
      'Không ghi được vào thư mục dữ liệu; hãy kiểm tra quyền và chỗ trống.',
    ]);
    expect(listed.code).toBe(1);
    expect(asked.code).toBe(1);
    for (const end of [listed, asked]) expect(linesForPeople(end)).toEqual([START_TEXTS.noVersion]);
    expect(readFileSync(dataDir, 'utf8')).toBe('x');
  });

  it('a second ingest while one is under way is told so and ends with 1', async () => {
    writeSampleFolder(docs, 1);
    const unlock = lockKnowledge(knowledgeDir);

    const end = await ingest('docs');
    unlock();

    expect(end.code).toBe(1);
    expect(end.stderr).not.toContain('{');
    expect(linesForPeople(end)).toEqual([
      'Một tiến trình khác đang nạp tài liệu; hãy đợi nó xong rồi chạy lại.',
    ]);
    expect((await ingest('docs')).code).toBe(0);
  });

  it('of two ingests begun together each ends done or locked, and what stays is whole', async () => {
    writeSampleFolder(docs, 20);

    const ends = await Promise.all([ingest('docs'), ingest('docs'), ingest('docs')]);

    expect(ends.map(({ code }) => code)).toContain(0);
    for (const end of ends)
      if (end.code !== 0)
        expect(linesForPeople(end)).toEqual([expect.stringContaining('Một tiến trình khác')]);
    const name = currentVersionName(knowledgeDir) ?? '';
    expect(verifyVersion(knowledgeDir, name, checkIndexes)).toEqual([]);
    expect(readManifest(knowledgeDir, name).counts.documents).toBe(20);
    expect(existsSync(join(knowledgeDir, 'lock'))).toBe(false);
  });
});

describe('a dry run', () => {
  it('--dry-run says what would be done and changes nothing on disk', async () => {
    writeSampleFolder(docs, 2);

    const first = await report('--dry-run', 'docs');
    expect(first).toMatchObject({ code: 0, published: false, version: null, counts: { added: 2 } });
    expect(existsSync(dataDir)).toBe(false);

    await report('docs');
    const before = contentsBelow(dataDir);
    write('van-ban-1.txt', samplePaper(1, 2));
    rmSync(join(docs, 'van-ban-2.txt'));
    const second = await report('--dry-run', '--prune', 'docs');
    expect(states(second)).toEqual({ 'docs/van-ban-1.txt': 'changed', 'docs/van-ban-2.txt': 'removed' });
    expect(contentsBelow(dataDir)).toEqual(before);
  });
});

describe('order of the paths', () => {
  it('the same folders in another order have the same content hash', async () => {
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    writeSampleFolder(a, 4);
    writeSampleFolder(b, 6, 1);
    writeFileSync(join(b, 'van-ban-2.txt'), `${samplePaper(2)}\nPhụ lục chỉ có ở thư mục b.\n`);
    for (const [place, title] of [
      [a, 'Tên ở a'],
      [b, 'Tên ở b'],
    ] as const)
      writeFileSync(
        join(place, 'register.yaml'),
        `documents:\n  - {number: 90-KH/ĐU, issuedOn: 2030-01-02, kind: ke-hoach, title: ${title}}\n`,
      );

    const hashes = [];
    for (const paths of [
      ['a', 'b'],
      ['b', 'a', 'a/van-ban-1.txt'],
    ]) {
      const own = join(folder, `data-${paths[0]}`);
      const end = await runProgram('ingest', ['ingest', '--json', '--data', own, ...paths], { cwd: folder });
      const { version } = JSON.parse(end.stdout) as IngestReport;
      hashes.push(readManifest(join(own, 'knowledge'), version ?? '').contentHash);
    }

    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('a damaged current version', () => {
  const damage = (): void => {
    const name = currentVersionName(knowledgeDir) ?? '';
    writeFileSync(join(knowledgeDir, 'versions', name, 'knowledge.db'), 'x');
  };

  it('is made anew from the same folder, and never replaced by a part of it', async () => {
    writeSampleFolder(docs, 2);
    const { version } = await report('docs');
    damage();

    const part = await ingest('docs/van-ban-1.txt');
    expect(part.code).toBe(1);
    expect(linesForPeople(part)).toEqual([COMMAND_MESSAGES.damaged]);
    expect(part.stderr).not.toContain('{');
    expect(versionNames(knowledgeDir)).toEqual([version]);

    expect(await report('docs')).toMatchObject({ code: 0, published: true, counts: { added: 2 } });
    damage();
    expect(await report('--replace', 'docs/van-ban-1.txt')).toMatchObject({ code: 0, published: true });
  });
});
