import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createShownVersions } from '../../bot/admin/shown-versions.ts';
import type { BotDatabase } from '../../bot/store/bot-database.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import { openAdminRig } from '../support/admin-rig.ts';
import { logQuestions, makeKnowledge } from './admin-data.ts';
import { LARGE_CLASS, makeClass, type ClassSize } from './class-data.ts';

export interface PageTime {
  readonly page: string;
  readonly status: number;
  /** Time on the clock of the first request after a start, once what a start prepares is ready (some tenths of a second). */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly slowestMs: number;
  /** The same in time of the processor, which other work on the machine does not stretch. */
  readonly firstCpuMs: number;
  readonly medianCpuMs: number;
  readonly kilobytes: number;
}

export interface AdminBenchOptions {
  readonly documents: number;
  readonly questions: number;
  /** Default: larger than any hall. */
  readonly classSize?: ClassSize;
  readonly progress?: (line: string) => void;
  /** Requests of each page after the first. Default 20. */
  readonly rounds?: number;
  /** Looks at the database when the pages have been asked for. */
  readonly inspect?: (db: BotDatabase, statements: readonly string[]) => void;
}

/** Server time of every page of the administrators over generated data. */
export async function runAdminBench(options: AdminBenchOptions): Promise<PageTime[]> {
  const { documents, questions, progress = () => undefined, rounds = 20, inspect } = options;
  const folder = mkdtempSync(join(tmpdir(), 'tro-ly-admin-bench-'));
  progress(`${documents} documents`);
  const reader = await makeKnowledge(folder, documents);
  const db = openBotDatabase(join(folder, 'bot.db'));
  try {
    await logQuestions(db, questions, progress);
    progress(`a class of ${LARGE_CLASS.people} with ${LARGE_CLASS.questions} questions`);
    const classPages = await makeClass(db, reader, options.classSize ?? LARGE_CLASS);
    const statements: string[] = [];
    const watched: BotDatabase = {
      ...db,
      prepare: (sql: string) => {
        statements.push(sql);
        return db.prepare(sql);
      },
    };
    const versions = createShownVersions(join(folder, 'knowledge'));
    const rig = await openAdminRig({ folder, reader, db: watched, versions });
    const { cookie } = rig.enter();
    await rig.prepared();
    const firstOf = async (url: string, pattern: RegExp): Promise<string> =>
      pattern.exec((await rig.get(url, cookie)).body)?.[0] ?? '';
    const middle = `van-ban-${String(documents >> 1).padStart(6, '0')}`;
    const [version = { name: '' }] = versions();
    const pages = [
      '/admin',
      ...['/admin/van-ban', '/admin/van-ban?q=the+dang+vien', '/admin/van-ban?nhiem-ky=2020-2025&trang=200'],
      ...[`/admin/van-ban/${middle}`, '/admin/nap', '/admin/nap/tien-do', '/admin/phien-ban'],
      `/admin/phien-ban/${version.name}`,
      ...['/admin/cau-hoi?ky=7', '/admin/cau-hoi?ky=30&trang=20', '/admin/cau-hoi?ky=90&trang-gop-y=100'],
      '/admin/cau-hoi/xuat/chua-tra-loi.csv',
      ...['/admin/nguoi-va-kenh', '/admin/nhat-ky'],
      ...classPages,
    ];
    const times: PageTime[] = [];
    for (const page of pages) times.push(await timeOf(page, rounds, (url) => rig.get(url, cookie)));
    for (const pattern of [/\/admin\/cau-hoi\/nhom\/\d+/, /\/admin\/cau-hoi\/gop-y\/\d+/])
      times.push(
        await timeOf(await firstOf('/admin/cau-hoi', pattern), rounds, (url) => rig.get(url, cookie)),
      );
    inspect?.(db, statements);
    await rig.app.close();
    return times;
  } finally {
    reader.close();
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeOf(
  page: string,
  rounds: number,
  get: (url: string) => Promise<{ statusCode: number; body: string }>,
): Promise<PageTime> {
  const once = async () => {
    const started = performance.now();
    const before = process.cpuUsage();
    const { statusCode, body } = await get(page);
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - started, cpuMs: (user + system) / 1000, statusCode, body };
  };
  const first = await once();
  const later: number[] = [];
  const cpu: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const { ms, cpuMs } = await once();
    later.push(ms);
    cpu.push(cpuMs);
  }
  later.sort((a, b) => a - b);
  cpu.sort((a, b) => a - b);
  return {
    // Classes and their secrets have other names in every run.
    page: page.replace(/(lop-hoc\/|trinh-chieu\/|lop\/)[\w-]{6,}/, '$1…'),
    ...{ status: first.statusCode, firstMs: first.ms },
    medianMs: later[rounds >> 1] ?? first.ms,
    slowestMs: later.at(-1) ?? first.ms,
    ...{ firstCpuMs: first.cpuMs, medianCpuMs: cpu[rounds >> 1] ?? first.cpuMs },
    kilobytes: Math.round(Buffer.byteLength(first.body) / 1024),
  };
}

export function formatAdminBench(rows: readonly PageTime[]): string {
  const cells = rows.map(({ page, status, kilobytes, ...times }) => [
    ...[
      page,
      String(status),
      ...[times.firstMs, times.medianMs, times.slowestMs, times.firstCpuMs, times.medianCpuMs].map((ms) =>
        ms.toFixed(1),
      ),
    ],
    String(kilobytes),
  ]);
  return [
    '| page | status | first ms | median ms | slowest ms | first CPU ms | median CPU ms | kB |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...cells.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
