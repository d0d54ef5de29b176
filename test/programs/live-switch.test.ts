import { mkdtempSync, rmSync } from 'node:fs';
import { START_TEXTS } from '../../bot/messages.vi.ts';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentVersionName } from '../../knowledge/store/publish.ts';
import { askUntil, startBot } from '../support/running-bot.ts';
import { killPrograms, linesForPeople, runProgram, startProgram } from '../support/run-program.ts';
import { writeSampleFolder } from '../support/sample-folder.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let docs: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-live-'));
  docs = join(folder, 'docs');
  dataDir = join(folder, 'data');
  writeSampleFolder(docs, 8);
});
afterEach(() => {
  killPrograms();
  rmSync(folder, { recursive: true, force: true });
});
const ingest = () => runProgram('ingest', ['ingest', docs, '--data', dataDir]);
const current = (): string => currentVersionName(join(dataDir, 'knowledge')) ?? '';

describe('a running bot', () => {
  it('answers every question while a version is published and while it is rolled back', async () => {
    await ingest();
    const first = current();
    const bot = await startBot(dataDir);
    writeSampleFolder(docs, 8, 2);

    const publishing = ingest();
    const forward = await askUntil(
      bot,
      'Bộ phận văn thư số 1 hoàn thành bao nhiêu hồ sơ?',
      async (version) => {
        await publishing;
        return version === current();
      },
    );
    const second = current();
    const rolling = runProgram('ingest', ['knowledge', 'rollback', '--data', dataDir]);
    const back = await askUntil(bot, 'Bộ phận văn thư số 1 hoàn thành bao nhiêu hồ sơ?', async (version) => {
      await rolling;
      return version === first;
    });

    expect(second).not.toBe(first);
    expect(new Set(forward.map(({ knowledgeVersion }) => knowledgeVersion))).toEqual(
      new Set([first, second]),
    );
    expect(new Set(back.map(({ knowledgeVersion }) => knowledgeVersion))).toEqual(new Set([second, first]));
    for (const { knowledgeVersion, status, text } of [...forward, ...back]) {
      expect(status).toBe('answered');
      // The figure of the one edition or of the other, as the version says: never a mixture.
      expect(text).toContain(knowledgeVersion === first ? 'hoàn thành 8 hồ sơ' : 'hoàn thành 9 hồ sơ');
    }

    bot.program.kill('SIGTERM');
    expect(await bot.program.ended).toMatchObject({ code: 0, signal: null });
  });

  it('ends with 0 within five seconds of SIGTERM though a connection says nothing', async () => {
    await ingest();
    const bot = await startBot(dataDir);
    const socket = connect(Number(new URL(bot.address).port), '127.0.0.1');
    socket.on('error', () => {});
    await new Promise<void>((resolve) =>
      socket.write('POST /api/ask HTTP/1.1\r\nHost: a\r\n', () => resolve()),
    );

    const started = performance.now();
    bot.program.kill('SIGTERM');
    const end = await bot.program.ended;

    expect(end).toMatchObject({ code: 0, signal: null });
    expect(performance.now() - started).toBeLessThan(5_000);
    socket.destroy();
  });

  it('starts with the starter documents when there is no version yet', async () => {
    const bot = await startBot(dataDir);
    const ready = async (): Promise<boolean> => (await fetch(`${bot.address}/readyz`)).status === 200;
    expect(await ready()).toBe(false);

    await bot.program.waitFor(/knowledge\.opened/);

    expect(await ready()).toBe(true);
    bot.program.kill('SIGTERM');
    expect(await bot.program.ended).toMatchObject({ code: 0 });
  });

  it('says in one line that its port is taken and ends with 1', async () => {
    await ingest();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;

    const end = await startProgram('bot', ['start', '--data', dataDir], { env: { HTTP_PORT: String(port) } })
      .ended;
    other.close();

    expect(end.code).toBe(1);
    expect(linesForPeople(end)).toEqual([START_TEXTS.portTaken(port)]);
  });
});
