import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkIndexes } from '../../ingest/check-indexes.ts';
import { openVersion, readManifest, verifyVersion } from '../../knowledge/store/open-version.ts';
import { currentVersionName } from '../../knowledge/store/publish.ts';
import { oneOfEach, type NamedBytes } from '../papers/one-of-each.ts';
import { docxOf } from '../papers/render/docx.ts';
import { secretPaper } from '../papers/secret-papers.ts';
import { filesWith } from '../support/files-below.ts';
import { killPrograms, runProgram, startProgram } from '../support/run-program.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';

const KILLS = process.env['SLOW'] === '1' ? Number(process.env['KILLS'] ?? 100) : 4;
/** A run takes seconds; on a machine that is busy with other work, minutes. */
const RUN_WITHIN_MS = 300_000;
const PAPERS = 16;
const CANARY = 'CHIMYEN-2031';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-killed-'));
});
afterEach(killPrograms);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same numbers on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Papers of all formats, a damaged file, and secret papers that must leave no byte anywhere; by their edition. */
async function makePapers(edition: number): Promise<NamedBytes[]> {
  const summaries = [71, 72, 73].map((number) => ({
    name: `tom-luoc-${number}.md`,
    bytes: Buffer.from(
      `---\ntitle: Tóm lược ${number}\nform: tom-luoc\n---\n\n${samplePaper(number, edition).split('\n').slice(-8).join('\n\n')}\n`,
    ),
  }));
  const secret = secretPaper(1, CANARY, ['TỐI MẬT']);
  const look = { font: 'unicode', numbering: 'typed', headings: 'bold', furniture: false } as const;
  return [
    ...(await oneOfEach(edition)),
    ...summaries,
    { name: 'mat.txt', bytes: Buffer.from(`TỐI MẬT\n${samplePaper(80, edition)}\n${CANARY}\n`) },
    { name: 'mat.docx', bytes: docxOf(secret, look) },
    { name: 'hong.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.6\n'), Buffer.alloc(9_000, 0x5a)]) },
  ];
}

function writePapers(docs: string, edition: number, papers: readonly NamedBytes[]): void {
  writeSampleFolder(docs, PAPERS, edition);
  for (const { name, bytes } of papers) writeFileSync(join(docs, name), bytes);
}

/** The first line of progress: loading is over, the lock is held, the work begins. */
const WORKING = /^\[0\/\d+\] /m;

let resumed = 0;
async function hashAfterIngest(dataDir: string, docs: string): Promise<string> {
  const env = { TMPDIR: join(folder, 'temp'), LOG_LEVEL: 'info' };
  const end = await runProgram('ingest', ['ingest', docs, '--data', dataDir, '--json'], {
    env,
    timeoutMs: RUN_WITHIN_MS,
  });
  expect(end.code, end.stderr).toBe(3);
  if (end.stderr.includes('"event":"ingest.resumed"')) resumed++;
  const { version } = JSON.parse(end.stdout) as { version: string };
  return readManifest(join(dataDir, 'knowledge'), version).contentHash;
}

it(
  `after SIGKILL at any of ${KILLS} moments the current version is whole and the next run ends as if nothing had happened`,
  async () => {
    const docs = join(folder, 'docs');
    const env = { TMPDIR: join(folder, 'temp') };
    mkdirSync(env.TMPDIR);
    const papers = [[], await makePapers(1), await makePapers(2)];
    const editionHash: string[] = [];
    // The first edition is read whole, picture and all; of the second only what has changed.
    const length = { loadMs: Infinity, workMs: [0, Infinity, Infinity] };
    const worked = (edition: number, ms: number): void => {
      length.workMs[edition] = Math.min(length.workMs[edition] ?? Infinity, ms);
    };
    for (const edition of [1, 2]) {
      writePapers(docs, edition, papers[edition] ?? []);
      const dataDir = join(folder, `undisturbed-${edition}`);
      const started = performance.now();
      const program = startProgram('ingest', ['ingest', docs, '--data', dataDir], {
        env,
        timeoutMs: RUN_WITHIN_MS,
      });
      await program.waitFor(WORKING);
      const working = performance.now();
      expect((await program.ended).code).toBe(3);
      length.loadMs = Math.min(length.loadMs, working - started);
      worked(edition, performance.now() - working);
      editionHash[edition] = await hashAfterIngest(dataDir, docs);
    }
    expect(editionHash[1]).not.toBe(editionHash[2]);

    const random = seededRandom(2026);
    const seen = { killed: 0, loading: 0, reading: 0, building: 0, published: 0 };
    let dataDir = '';
    for (let kill = 0; kill < KILLS; kill++) {
      const isFirst = kill % 2 === 0;
      const edition = isFirst ? 1 : 2;
      if (isFirst) {
        dataDir = join(folder, `data-${kill}`);
        mkdirSync(dataDir);
      }
      const knowledgeDir = join(dataDir, 'knowledge');
      writePapers(docs, edition, papers[edition] ?? []);
      const before = currentVersionName(knowledgeDir);

      const program = startProgram('ingest', ['ingest', docs, '--data', dataDir], {
        env,
        timeoutMs: RUN_WITHIN_MS,
      });
      // One in five while it loads. The others are counted from the first line, so that they hit the work however
      // long a busy machine takes to load.
      const isLoading = random() < 0.2;
      const endedAt = program.ended.then(() => performance.now());
      if (!isLoading) await program.waitFor(WORKING);
      const working = performance.now();
      await pause(random() * (isLoading ? length.loadMs : (length.workMs[edition] ?? 0)));
      program.kill('SIGKILL');
      const { signal } = await program.ended;
      // It was over before: the machine has become less busy than when the length was measured.
      if (signal === null && !isLoading) worked(edition, (await endedAt) - working);

      const current = currentVersionName(knowledgeDir);
      if (!isFirst) expect(current, `kill ${kill}`).not.toBeNull();
      if (current !== null) {
        openVersion(knowledgeDir, current).close();
        expect(verifyVersion(knowledgeDir, current, checkIndexes), `kill ${kill}`).toEqual([]);
        const hash = readManifest(knowledgeDir, current).contentHash;
        expect(hash).toBe(current === before ? editionHash[1] : editionHash[edition]);
      }
      const versions = join(knowledgeDir, 'versions');
      expect(filesWith(dataDir, CANARY), `kill ${kill}`).toEqual([]);
      if (signal === 'SIGKILL') seen.killed++;
      if (current !== before) seen.published++;
      else if (!existsSync(join(knowledgeDir, 'lock'))) seen.loading++;
      else if (existsSync(versions) && readdirSync(versions).some((name) => name.startsWith('.')))
        seen.building++;
      else seen.reading++;

      expect(await hashAfterIngest(dataDir, docs), `kill ${kill}`).toBe(editionHash[edition]);
      expect(existsSync(join(knowledgeDir, 'lock'))).toBe(false);
      expect(readdirSync(versions).filter((name) => name.startsWith('.'))).toEqual([]);
      expect(existsSync(join(knowledgeDir, 'building'))).toBe(false);
    }
    expect(seen.killed).toBeGreaterThan(KILLS / 2);
    expect(filesWith(env.TMPDIR, CANARY)).toEqual([]);
    if (process.env['SLOW'] === '1') {
      expect(resumed).toBeGreaterThan(0);
      console.info(JSON.stringify({ KILLS, ...length, ...seen, resumed }));
    }

    const verified = await runProgram('ingest', ['knowledge', 'verify', '--data', dataDir]);
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('nguyên vẹn') as string });
  },
  // On a busy machine a picture alone takes a quarter of a minute.
  120_000 + KILLS * 90_000,
);
