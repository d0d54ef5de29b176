import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createClassStores } from '../../bot/class/store/class-stores.ts';
import { passageHash } from '../../bot/quiz/passage-hash.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import { openCurrentVersion } from '../../knowledge/store/open-version.ts';
import { startFakeZaloOaServer, type FakeZaloOaServer } from '../support/fake-zalo-oa-server.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';
import { startReadyBot, whenSettled, type RunningBot } from '../support/running-bot.ts';
import { sampleItem } from '../support/sample-quiz-item.ts';
import { TOLD_QUESTIONS, writeToldPapers } from '../support/told-papers.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 });

const PASSWORD = 'mot cau dai de nho 2026';
const [LAN, MINH] = ['8000000000000000021', '8000000000000000022'];
let folder = '';
let zalo: FakeZaloOaServer;
let bot: RunningBot;
let cookie = '';
let formToken = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zalo-oa-class-'));
  const dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  expect((await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir])).code).toBe(0);
  await keepItem(dataDir);
  zalo = await startFakeZaloOaServer();
  const grant = zalo.tokens.issue();
  bot = await startReadyBot(dataDir, {
    ...{ ZALO_OA_APP_ID: zalo.appId, ZALO_OA_APP_SECRET: zalo.appSecret, ZALO_OA_SECRET_KEY: zalo.secretKey },
    ...{ ZALO_OA_API_ROOT: zalo.root, ZALO_OA_OAUTH_ROOT: zalo.root, ADMIN_PASSWORD: PASSWORD },
    ...{ ZALO_OA_ACCESS_TOKEN: grant.accessToken, ZALO_OA_REFRESH_TOKEN: grant.refreshToken },
  });
  zalo.webhookUrl = `${bot.address}/webhooks/zalo-oa`;
  const { headers } = await posts('/admin/dang-nhap', { password: PASSWORD });
  cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});
afterAll(async () => {
  killPrograms();
  await zalo?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An approved quiz item on a passage of the version, as a trainer has one before the class. */
async function keepItem(dataDir: string): Promise<void> {
  const reader = openCurrentVersion(join(dataDir, 'knowledge'));
  const [document] = reader.documents().filter(({ title }) => title.includes('Hoa Mai'));
  const passage =
    document && reader.passagesOf(document.id).find(({ text }) => text.includes('101 đảng viên'));
  if (document === undefined || passage === undefined) throw new Error('the paper is not held');
  const { source } = sampleItem();
  const item = sampleItem({
    question: 'Đội sản xuất Hoa Mai có bao nhiêu đảng viên?',
    options: ['101', '102', '103', '104'].map((count) => `${count} đảng viên`),
    explanation: 'Đáp án: 101 đảng viên. Văn bản ghi: “Đội sản xuất Hoa Mai có 101 đảng viên”.',
    validity: document.validity.status,
    source: {
      ...source,
      ...{ documentId: document.id, passageId: passage.id, passageHash: passageHash(passage.text) },
      quote: 'Đội sản xuất Hoa Mai có 101 đảng viên',
    },
  });
  reader.close();
  const db = openBotDatabase(join(dataDir, 'bot.db'));
  const { bank } = createClassStores(db, Date.now);
  await bank.add([item]);
  await bank.decide(item.id, 'approved');
  await db.close();
}

/** Sends a form as the page of the trainer does. */
function posts(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${bot.address}${path}`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ formToken, ...fields }) },
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  });
}
async function page(path: string): Promise<string> {
  const body = await (await fetch(`${bot.address}${path}`, { headers: { cookie } })).text();
  formToken = /name="formToken" value="([^"]+)"/.exec(body)?.[1] ?? formToken;
  return body;
}
const textsTo = (userId: string): string[] =>
  zalo.sent.filter((one) => one.userId === userId).map(({ text }) => text ?? '');
async function says(userId: string, text: string): Promise<string> {
  await zalo.says(userId, text);
  await whenSettled(bot);
  return textsTo(userId).at(-1) ?? '';
}

it('a class on Zalo OA: in by its code, asked, answered by number, shown and closed, by the program as it is', async () => {
  await page('/admin/lop-hoc');
  const opened = await posts('/admin/lop-hoc/mo', { ten: 'Lớp cấp ủy viên' });
  const at = opened.headers.get('location') ?? '';
  const code = /<dd>(\w{3} \w{3})<\/dd>/.exec(await page(at))?.[1] ?? '';
  expect(code).not.toBe('');

  for (const one of [LAN, MINH]) {
    expect(await says(one, `lop ${code.toLowerCase()}`)).toContain('rời lớp');
    expect(textsTo(one).join('\n')).toContain('Đồng chí đã vào lớp “Lớp cấp ủy viên”');
  }
  expect(await says(LAN, TOLD_QUESTIONS[0] ?? '')).toContain('101 đảng viên');
  const asked = await page(at);
  expect(asked).toContain(TOLD_QUESTIONS[0]);
  expect(asked).not.toContain(LAN);
  const question = /name="cau" value="(\d+)"/.exec(asked)?.[1] ?? '';
  await posts(`${at}/duyet`, { cau: question, viec: 'shown' });
  const wall = /href="(\/trinh-chieu\/[\w-]+)"/.exec(asked)?.[1] ?? '';
  expect(await page(wall)).toContain(TOLD_QUESTIONS[0]);

  const item = /<option value="([\w-]+)"/.exec(await page(at))?.[1] ?? '';
  expect((await posts(`${at}/trac-nghiem`, { cau: item })).status).toBe(303);
  await whenSettled(bot);
  for (const one of [LAN, MINH])
    expect(textsTo(one).at(-1)).toMatch(/1\. 101 đảng viên[^]*Gửi số của phương án/);

  expect(await says(LAN, '1')).toMatch(/^Đúng\.[^]*101 đảng viên/);
  // Another question comes between: the bare number then belongs to its sources, and the long form to the quiz.
  await says(MINH, TOLD_QUESTIONS[1] ?? '');
  expect(await says(MINH, 'đáp án 3')).toMatch(/^Chưa đúng\.[^]*101 đảng viên/);
  expect(await says(MINH, 'dap an 1')).toContain('câu trả lời đầu tiên được tính');
  expect(await page(at)).toContain('Câu 1 đang mở, 2 người đã trả lời');

  const run = /trac-nghiem\/dong"[^]*?name="cau" value="([\w-]+)"/.exec(await page(at))?.[1] ?? '';
  await posts(`${at}/trac-nghiem/dong`, { cau: run });
  expect(await says(LAN, 'đáp án 2')).toContain('không có câu trắc nghiệm nào đang mở');
  expect(await page(at)).toMatch(/1 trên 2 trả lời đúng/);
  expect(await page(wall)).toContain('Đội sản xuất Hoa Mai có bao nhiêu đảng viên?');
  await posts(`${at}/ket-thuc`, { confirmed: 'yes' });
  expect(await says(MINH, `LOP ${code}`)).toContain('Không có lớp nào đang mở');
  expect(zalo.refused).toEqual([]);
});
