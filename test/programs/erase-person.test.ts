import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { PEOPLE_TEXTS } from '../../bot/dialogue/people-messages.vi.ts';
import { startFakeZaloOaServer, type FakeZaloOaServer } from '../support/fake-zalo-oa-server.ts';
import { filesWith } from '../support/files-below.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';
import { startReadyBot, whenSettled, type RunningBot } from '../support/running-bot.ts';
import { writeToldPapers } from '../support/told-papers.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const LAN = '8000000000000000011';
const MINH = '8000000000000000012';
let folder = '';
let dataDir = '';
let zalo: FakeZaloOaServer;
let bot: RunningBot;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'erase-person-'));
  dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  expect((await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir])).code).toBe(0);
  zalo = await startFakeZaloOaServer();
  const grant = zalo.tokens.issue();
  bot = await startReadyBot(dataDir, {
    ...{ ZALO_OA_APP_ID: zalo.appId, ZALO_OA_APP_SECRET: zalo.appSecret, ZALO_OA_SECRET_KEY: zalo.secretKey },
    ...{ ZALO_OA_API_ROOT: zalo.root, ZALO_OA_OAUTH_ROOT: zalo.root },
    ...{ ZALO_OA_ACCESS_TOKEN: grant.accessToken, ZALO_OA_REFRESH_TOKEN: grant.refreshToken },
  });
  zalo.webhookUrl = `${bot.address}/webhooks/zalo-oa`;
});
afterAll(async () => {
  killPrograms();
  await zalo.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A call in the name of this person whose signature does not fit: put aside, not worked on. */
async function putAside(userId: string, text: string): Promise<void> {
  const reply = await fetch(zalo.webhookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zevent-signature': 'mac=00' },
    body: JSON.stringify({
      ...{ app_id: zalo.appId, event_name: 'user_send_text', timestamp: '1' },
      ...{ sender: { id: userId }, message: { text, msg_id: `m${userId}` } },
    }),
  });
  expect(reply.status).toBe(200);
}

const holding = (trace: string): string[] => filesWith(dataDir, trace);

it('after /xoa no word of the person stands in any file, put-aside calls of Zalo included (P3)', async () => {
  for (const [user, trace] of [
    [LAN, 'chimsao'],
    [MINH, 'chimyen'],
  ] as const) {
    await zalo.says(user, `Đội sản xuất ${trace} nuôi bao nhiêu con voi?`);
    await putAside(user, `câu bị giữ lại ${trace}`);
  }
  await whenSettled(bot);
  expect(holding('chimsao').length).toBeGreaterThan(0);
  expect(holding(LAN).length).toBeGreaterThan(0);

  await zalo.says(LAN, '/xoa');
  await whenSettled(bot);
  await zalo.taps(LAN, PEOPLE_TEXTS.eraseYes);
  await whenSettled(bot);

  expect(zalo.sent.filter(({ userId }) => userId === LAN).at(-1)?.text).toContain(PEOPLE_TEXTS.erased);
  expect(holding('chimsao')).toEqual([]);
  // Nobody else is touched.
  expect(holding('chimyen').length).toBeGreaterThan(0);

  // To tell them so the id was needed once more; it goes with the next round of the retention job, or with the end.
  bot.program.kill('SIGTERM');
  expect((await bot.program.ended).code).toBe(0);
  expect(holding(LAN)).toEqual([]);
});
