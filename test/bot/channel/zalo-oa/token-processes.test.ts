import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteTokenStore } from '../../../../bot/channel/zalo-oa/sqlite-token-store.ts';
import type { TokenStore } from '../../../../bot/channel/zalo-oa/token-store.ts';
import type { OaReply } from '../../../../bot/channel/zalo-oa/zalo-oa-client.ts';
import { startFakeZaloOaServer, type FakeZaloOaServer } from '../../../support/fake-zalo-oa-server.ts';
import { openBotDatabase } from '../../../../bot/store/sqlite-bot-database.ts';
import { DEATH_POINTS, type DeathPoint } from '../../../support/zalo-token-process.ts';

const PROGRAM = fileURLToPath(new URL('../../../support/zalo-token-process.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const FAR_MS = 25 * 3_600_000;

interface Told {
  readonly reply: OaReply;
  readonly problem: string | null;
}

let folder: string;
let zalo: FakeZaloOaServer;
let store: TokenStore;
const children = new Set<ChildProcess>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zalo-token-'));
  zalo = await startFakeZaloOaServer();
  zalo.says('1', 'Xin chào').catch(() => {});
  store = createSqliteTokenStore(openBotDatabase(join(folder, 'bot.db')), zalo);
  await store.seed({ ...zalo.tokens.issue(), accessExpiresMs: Date.now() + FAR_MS }, Date.now());
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await zalo.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startSender(dieAt: DeathPoint | null = null) {
  const order = { database: join(folder, 'bot.db'), root: zalo.root, dieAt };
  const { appId, appSecret } = zalo;
  const child = fork(PROGRAM, [JSON.stringify({ ...order, appId, appSecret })], {
    execArgv: ['--import', TSX],
    stdio: 'ignore',
  });
  children.add(child);
  const next = (): Promise<unknown> => new Promise((resolve) => child.once('message', resolve));
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal)),
  );
  await next();
  return {
    ended,
    send: async (): Promise<Told> => {
      const told = next() as Promise<Told>;
      child.send('send');
      return told;
    },
    order: () => void child.send('send'),
    kill: () => child.kill('SIGKILL'),
  };
}

/** The lock of a dead process lasts half a minute; here it is taken away as time would do. */
async function letLocksEnd(): Promise<void> {
  await store.lock('time', Date.now() + 31_000, 0);
  await store.unlock('time');
}

describe('the grant of the Official Account (M5)', { timeout: 120_000 }, () => {
  it('two processes that meet a stale token at once renew it once, 200 times over, and both send', async () => {
    const [one, two] = await Promise.all([startSender(), startSender()]);

    for (let round = 0; round < 200; round++) {
      if (round % 2 === 0) zalo.tokens.expireAccess();
      else zalo.tokens.killAccess();
      const told = await Promise.all([one.send(), two.send()]);
      expect(told.map(({ reply }) => reply.kind)).toEqual(['ok', 'ok']);
    }

    expect(zalo.tokens.tries).toHaveLength(200);
    expect(zalo.tokens.tries.every(({ isRenewed }) => isRenewed)).toBe(true);
    expect(zalo.sent).toHaveLength(400);
    expect((await store.read())?.version).toBe(201);
  }, 120_000);

  it.each(DEATH_POINTS)('a process that dies (%s) leaves a grant that the next one uses', async (point) => {
    const dying = await startSender(point);
    zalo.tokens.expireAccess();
    dying.order();
    expect(await dying.ended).toBe('SIGKILL');
    await letLocksEnd();

    const { reply } = await (await startSender()).send();

    expect(reply.kind).toBe('ok');
    expect(zalo.tokens.tries.every(({ isRenewed }) => isRenewed)).toBe(true);
    expect((await store.read())?.state).toBe('active');
  });

  it('a process that dies before the platform has taken its request leaves a grant that the next one uses', async () => {
    const dying = await startSender();
    zalo.tokens.expireAccess();
    zalo.fail('access_token', { kind: 'hang' });
    dying.order();
    await untilBegun();
    // Otherwise the fault would wait for the next process.
    while (zalo.faultsLeft > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    dying.kill();
    await letLocksEnd();

    const { reply } = await (await startSender()).send();

    expect(reply.kind).toBe('ok');
    expect((await store.read())?.state).toBe('active');
  });

  it('when the answer never came, the note of the begun renewal stays, and a person is asked to consent again', async () => {
    const dying = await startSender();
    zalo.tokens.expireAccess();
    zalo.fail('access_token', { kind: 'hang', serve: true });
    dying.order();
    await untilBegun();
    while (zalo.tokens.tries.length === 0) await new Promise(setImmediate);
    dying.kill();
    await dying.ended;
    expect((await store.read())?.renewalBegunMs).not.toBeNull();
    await letLocksEnd();

    const { reply, problem } = await (await startSender()).send();

    expect(reply).toEqual({ kind: 'not-done', code: 'token-refused' });
    expect(problem).toBe('needs-reconsent');
    expect((await store.history(3)).map(({ result }) => result)).toEqual(['refused', 'begun', 'begun']);
  });
});

async function untilBegun(): Promise<void> {
  while ((await store.read())?.renewalBegunMs === null) await new Promise(setImmediate);
}
