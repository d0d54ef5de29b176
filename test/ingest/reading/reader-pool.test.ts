import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseIngestConfig } from '../../../ingest/config.ts';
import { READING_LIMITS, type ReadingLimits } from '../../../ingest/limits.ts';
import { MESSAGES } from '../../../ingest/messages.vi.ts';
import { createReaderPool, type ReaderPool } from '../../../ingest/reading/reader-pool.ts';
import { SILENT_LOG } from '../../../knowledge/log.ts';

const MB = 1024 * 1024;
/** Small enough to be passed within seconds; time enough to pass the others on a busy machine. */
const LIMITS: ReadingLimits = {
  ...READING_LIMITS,
  quietMs: 60_000,
  recogniseMs: 60_000,
  fileMs: 60_000,
  heapMb: 96,
  maxRssBytes: 600 * MB,
  maxAnswerBytes: 8 * MB,
  maxPrintedBytes: MB,
  maxCharacters: 2_000_000,
};
const HASTY = { quietMs: 4_000 };
const HOSTILE = new URL('./hostile-parsers.ts', import.meta.url);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-reader-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(size: number, limits: Partial<ReadingLimits> = {}): ReaderPool {
  const environment = { ...parseIngestConfig(process.env).readerEnvironment, TMPDIR: folder };
  return createReaderPool({
    register: [],
    environment,
    log: SILENT_LOG,
    limits: { ...LIMITS, ...limits },
    size,
    parsers: HOSTILE,
  });
}

let written = 0;
/** Reads a file of these words; what came of it in one word, or the text. */
async function read(pool: ReaderPool, words: string): Promise<string> {
  const location = join(folder, `tep-${written++}.txt`);
  writeFileSync(location, words);
  const { outcome } = await pool.read({ location, context: { file: 'tep.txt' } });
  if (outcome.outcome !== 'ok') return outcome.reason;
  return outcome.content.passages.map(({ text }) => text).join('\n');
}

describe('files that attack the process that reads them', () => {
  it('each ends within its limits with its own reason, good files between them are read, and this process does not grow', async () => {
    const pool = open(2);
    const hasty = open(2, HASTY);
    const poolFor = (deed: string): ReaderPool => (expected[deed] === 'reading-slow' ? hasty : pool);
    const expected: Record<string, string> = {
      loops: 'reading-slow',
      backtracks: 'reading-slow',
      never: 'reading-slow',
      heap: 'reading-memory',
      buffers: 'reading-memory',
      prints: 'reading-output',
      answers: 'reading-output',
      lies: 'reading-output',
      spoofs: 'reading-output',
      floods: 'no-text',
      throws: 'parse-failed',
      rejectsLater: 'reading-ended',
      exits: 'reading-ended',
      aborts: 'reading-ended',
      killsItself: 'reading-ended',
      startsPrograms: 'reading-slow',
    };
    expect(await read(pool, 'Văn bản đầu tiên.')).toBe('Văn bản đầu tiên.');
    const before = process.memoryUsage.rss();
    let peak = before;
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);

    const ends = await Promise.all(
      Object.keys(expected).flatMap((deed) => [
        read(poolFor(deed), deed).then((end) => [deed, end] as const),
        read(poolFor(deed), `Văn bản sau ${deed}.`).then((end) => [`sau ${deed}`, end] as const),
      ]),
    );
    clearInterval(sampling);
    await Promise.all([pool.close(), hasty.close()]);

    const good = Object.keys(expected).map((deed) => [`sau ${deed}`, `Văn bản sau ${deed}.`]);
    expect(Object.fromEntries(ends)).toEqual({ ...expected, ...Object.fromEntries(good) });
    const grownMb = Math.round((peak - before) / MB);
    const readerMb = Math.round(pool.peakRssBytes() / MB);
    if (process.env['SLOW'] === '1') console.info(JSON.stringify({ grownMb, readerMb }));
    expect(grownMb).toBeLessThan(100);
    expect(readerMb).toBeLessThan(1_200);
  }, 120_000);

  it('what they started is gone with them, and nothing is left in the temporary folder', async () => {
    const pool = open(1, HASTY);

    expect(await read(pool, 'startsPrograms')).toBe('reading-slow');
    await pool.close();

    const mine = (name: string): boolean => !/^tep-\d+\.txt$/.test(name);
    // The loader of TypeScript keeps compiled code, never content.
    expect(readdirSync(folder).filter((name) => mine(name) && !name.startsWith('tsx-'))).toEqual([]);
  }, 60_000);

  it('every reason says what to do', () => {
    for (const code of ['reading-slow', 'reading-memory', 'reading-output', 'reading-ended'] as const)
      expect(MESSAGES[code]()).toMatch(/^\p{Lu}[^.]*; hãy [^.]*\.$/u);
  });
});

describe('a process that reads', () => {
  it('sees no setting of the program and evaluates no text as code', async () => {
    const environment = {
      OPENAI_API_KEY: 'sk-khong-duoc-lo',
      ADMIN_PASSWORD: 'x',
      PATH: process.env['PATH'],
    };
    const pool = createReaderPool({
      register: [],
      environment: parseIngestConfig(environment).readerEnvironment,
      log: SILENT_LOG,
      parsers: HOSTILE,
      size: 1,
    });

    const [names = '', evaluated] = (await read(pool, 'looksAround')).split('\n');
    await pool.close();

    expect(names.split(' ')).toContain('PATH');
    expect(names).not.toMatch(/KEY|TOKEN|PASSWORD|SECRET/);
    expect(evaluated).toBe('nothing evaluated');
  }, 60_000);

  it('gives a file time for each page it reports, within a limit for the whole file', async () => {
    const pool = open(2, { quietMs: 1_500, fileMs: 5_000 });

    const [many, endless] = await Promise.all([read(pool, 'pages5 600'), read(pool, 'pages1000 600')]);
    await pool.close();

    expect(many).toBe('Tài liệu có 5 trang.');
    expect(endless).toBe('reading-slow');
  }, 60_000);

  it('that somebody else ended is replaced, and its file is read again', async () => {
    const pool = open(1);

    expect(await read(pool, `diesOnce ${join(folder, 'dau-vet')}`)).toBe('Đọc được ở lần thứ hai.');
    await pool.close();
    rmSync(join(folder, 'dau-vet'));
  }, 60_000);

  it('is replaced when it has read many files or has grown', async () => {
    const pool = open(1, { recycleFiles: 2 });
    const grown = open(1, { recycleRssBytes: 1 });

    const numbers = [];
    for (let i = 0; i < 3; i++) numbers.push(await read(pool, 'tellsItsNumber'));
    for (let i = 0; i < 2; i++) numbers.push(await read(grown, 'tellsItsNumber'));
    await Promise.all([pool.close(), grown.close()]);

    const [first, second, third, fourth, fifth] = numbers;
    expect(first).toMatch(/số \d+/);
    expect(second).toBe(first);
    expect(new Set([second, third, fourth, fifth]).size).toBe(4);
  }, 60_000);

  it('that cannot be started fails the run, not file after file', async () => {
    const pool = open(1, { startMs: 1 });

    await expect(read(pool, 'Một.')).rejects.toThrow('does not start');
    await pool.close();
  }, 60_000);
});
