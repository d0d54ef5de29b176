import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAdminPassword } from '../../../bot/admin/admin-password.ts';
import { addKnowledgePages } from '../../../bot/admin/knowledge-pages.ts';
import { routeAdmin } from '../../../bot/admin/admin-routes.ts';
import { openAuditTrail, type AuditTrail } from '../../../bot/admin/audit-trail.ts';
import { createLoginGuard } from '../../../bot/admin/login-guard.ts';
import { createFolderIncomingFiles } from '../../../bot/dialogue/folder-incoming-files.ts';
import type { AsideReport, IngestRunner } from '../../../bot/dialogue/ingest-runner.ts';
import { addUpdatePages } from '../../../bot/admin/update-pages.ts';
import { createSessions } from '../../../bot/admin/sessions.ts';
import { loadWebAssets } from '../../../bot/http/web-assets.ts';
import { createClassService } from '../../../bot/class-pages.ts';
import { createMetrics } from '../../../bot/http/metrics.ts';
import { createServer } from '../../../bot/server.ts';
import { openBotDatabase } from '../../../bot/store/sqlite-bot-database.ts';
import { SILENT_LOG } from '../../../knowledge/log.ts';
import { MemoryDocumentSource } from '../../support/memory-document-source.ts';
import { ScriptedAnswerer } from '../../support/scripted-answerer.ts';

const PASSWORD = 'mot cau dai de nho 2026';
const OWN = { host: 'troly.example.vn', origin: 'https://troly.example.vn' };
const ADDRESSES: string[] = [];

/** The ingest program as the script says; keeps what it was asked. */
class ScriptedIngest implements IngestRunner {
  readonly asked: string[] = [];
  report: AsideReport = { aside: null, previous: '000001-aaaaaaaa', files: [], golden: null };

  async buildAside(paths: readonly string[]) {
    this.asked.push(`build ${paths.map((path) => basename(path)).join(' ')}`);
    return { ok: true as const, value: this.report };
  }
  async publish(version: string) {
    this.asked.push(`publish ${version}`);
    return { ok: true as const, value: { version } };
  }
  async discard(version: string) {
    this.asked.push(`discard ${version}`);
    return { ok: true as const, value: null };
  }
  async rollBack() {
    this.asked.push('rollback');
    return { ok: true as const, value: { version: '000001-aaaaaaaa' } };
  }
}

let app: FastifyInstance;
let ingest: ScriptedIngest;
let folder: string;
let audit: AuditTrail;

async function open(password: string | null): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'admin-'));
  audit = openAuditTrail(join(folder, 'audit.jsonl'));
  ingest = new ScriptedIngest();
  const assets = loadWebAssets();
  app = createServer({
    answerer: new ScriptedAnswerer(),
    knowledge: new MemoryDocumentSource(),
    log: SILENT_LOG,
  });
  ADDRESSES.length = 0;
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') ADDRESSES.push(`${one} ${url}`);
  });
  routeAdmin(app, {
    password: password === null ? null : await createAdminPassword(password),
    sessions: createSessions({ nowMs: () => 0 }),
    guard: createLoginGuard({ nowMs: () => 0 }),
    audit,
    assets,
    publicUrl: OWN.origin,
    now: () => new Date('2026-01-02T03:04:05Z'),
    addPages(area) {
      addKnowledgePages(area, {
        reader: () => null,
        operations: async () => ({ channels: [], waiting: 0, dead: 0 }),
        audit,
        assets,
        now: () => new Date('2026-01-02T03:04:05Z'),
      });
      createClassService({
        ...{ assets, chat: null, publicUrl: OWN.origin, metrics: createMetrics() },
        db: openBotDatabase(':memory:'),
        answerer: new ScriptedAnswerer(),
        knowledge: new MemoryDocumentSource(),
        reader: () => null,
        generate: async () => null,
        writeHandout: async () => Buffer.from('x'),
      }).addAdminPages(area, audit);
      addUpdatePages(area, {
        incoming: createFolderIncomingFiles(folder, () => new Date('2026-01-02T03:04:05Z')),
        ingest,
        versions: () => [
          {
            name: '000002-bbbbbbbb',
            manifest: { created: '2026-01-02T00:00:00Z', documents: 2 },
            isCurrent: false,
          },
          {
            name: '000001-aaaaaaaa',
            manifest: { created: '2026-01-01T00:00:00Z', documents: 1 },
            isCurrent: true,
          },
        ],
        ...{ audit, assets },
        now: () => new Date('2026-01-02T03:04:05Z'),
        stopped: new AbortController().signal,
      });
    },
  });
  await app.ready();
}

const form = (
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = OWN,
): InjectOptions => ({
  method: 'POST',
  url,
  headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  payload: new URLSearchParams(fields).toString(),
});

async function signIn(): Promise<string> {
  const { headers } = await app.inject(form('/admin/dang-nhap', { password: PASSWORD }));
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

beforeEach(() => open(PASSWORD));
afterEach(() => app.close());

describe('without signing in', () => {
  it('every address under /admin is refused or leads to the sign-in page', async () => {
    const served = ADDRESSES.filter((line) => /^(GET|POST) /.test(line));
    expect(served.length).toBeGreaterThan(8);
    for (const line of served) {
      const [method = '', url = ''] = line.split(' ');
      const { statusCode, headers } = await app.inject({
        method: method as 'GET',
        url: url.replace(/:\w+/g, 'x'),
        headers: OWN,
      });
      if (url === '/admin/dang-nhap') continue;
      if (statusCode === 303)
        expect(headers.location).toMatch(/^\/admin\/dang-nhap\?next=%2F(?:admin|trinh-chieu)/);
      else expect([401, 403, 405], line).toContain(statusCode);
    }
  });

  it('an unknown address under /admin tells nothing', async () => {
    expect((await app.inject({ url: '/admin/nothing-here' })).statusCode).toBe(404);
  });
});

describe('signing in', () => {
  it('gives a session and is written down', async () => {
    const cookie = await signIn();
    expect((await app.inject({ url: '/admin', headers: { cookie } })).statusCode).toBe(200);
    expect(audit.latest(1)).toMatchObject([{ action: 'login' }]);
  });

  it('never keeps the session that the browser brought', async () => {
    const first = await signIn();
    const { headers } = await app.inject(
      form('/admin/dang-nhap', { password: PASSWORD }, { ...OWN, cookie: first }),
    );
    expect(String(headers['set-cookie'])).not.toContain(first);
    expect((await app.inject({ url: '/admin', headers: { cookie: first } })).statusCode).toBe(303);
  });

  it('says the same for every wrong password and slows down', async () => {
    const statuses: number[] = [];
    for (const password of ['', 'a', PASSWORD.toUpperCase(), 'x'.repeat(250), `${PASSWORD} `, PASSWORD]) {
      statuses.push((await app.inject(form('/admin/dang-nhap', { password }))).statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('lets no flood of tries at the same moment past the guard', async () => {
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, i) => app.inject(form('/admin/dang-nhap', { password: `guess ${i}` }))),
    );
    expect(replies.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
  });

  it.each([
    '//evil.example',
    'https://evil.example',
    '/admin//evil.example',
    '/admin/../x',
    'javascript:x',
    '/',
  ])('never leads out of the pages: %s', async (next) => {
    const { headers } = await app.inject(form('/admin/dang-nhap', { password: PASSWORD, next }));
    expect(headers.location).toBe('/admin');
  });

  it('is off without a password in the settings', async () => {
    await app.close();
    await open(null);
    const { statusCode, body } = await app.inject({ url: '/admin' });
    expect(statusCode).toBe(404);
    expect(body).toContain('ADMIN_PASSWORD');
    expect((await app.inject(form('/admin/dang-nhap', { password: '' }))).statusCode).toBe(404);
  });
});

async function tokenOf(cookie: string): Promise<string> {
  const { body } = await app.inject({ url: '/admin', headers: { cookie } });
  return /name="formToken" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

describe('new documents', () => {
  const upload = (name: string, bytes: Buffer, headers: Record<string, string>): InjectOptions => ({
    method: 'POST',
    url: '/admin/nap/tep',
    headers: {
      ...{ ...OWN, ...headers },
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    payload: bytes,
  });

  it('wait in the folder of the ingest program under names of our own', async () => {
    const cookie = await signIn();
    const headers = { cookie, 'x-form-token': await tokenOf(cookie) };
    const { statusCode } = await app.inject(
      upload('../../Hướng dẫn <b>.PDF', Buffer.from('%PDF-1'), headers),
    );
    expect(statusCode).toBe(200);
    const names = readdirSync(join(folder, 'incoming')).filter((name) => !name.startsWith('.'));
    expect(names).toEqual([expect.stringMatching(/^tep-[0-9a-f]{16}\.pdf$/)]);
    expect(readFileSync(join(folder, 'incoming', names[0] ?? ''), 'utf8')).toBe('%PDF-1');
  });

  it('are refused when they are no papers', async () => {
    const cookie = await signIn();
    const headers = { cookie, 'x-form-token': await tokenOf(cookie) };
    for (const name of ['trang.exe', 'khong-duoi', '', 'a.svg'])
      expect((await app.inject(upload(name, Buffer.from('x'), headers))).statusCode, name).toBe(415);
  });

  it('are refused without the token of the session, and when too large', async () => {
    const cookie = await signIn();
    expect((await app.inject(upload('a.pdf', Buffer.from('x'), { cookie }))).statusCode).toBe(403);
    const headers = { cookie, 'x-form-token': await tokenOf(cookie) };
    const large = Buffer.alloc(20 * 1024 * 1024 + 1);
    expect((await app.inject(upload('a.pdf', large, headers))).statusCode).toBe(413);
  });

  it('are read aside, and used or dropped only by a confirmed decision that is written down', async () => {
    const cookie = await signIn();
    const formToken = await tokenOf(cookie);
    const post = async (url: string, fields: Record<string, string>): Promise<number> =>
      (await app.inject(form(url, { formToken, ...fields }, { ...OWN, cookie }))).statusCode;
    await app.inject(upload('a.txt', Buffer.from('x'), { cookie, 'x-form-token': formToken }));
    ingest.report = {
      ...ingest.report,
      aside: '000002-bbbbbbbb',
      files: [{ path: 'a.txt', state: 'failed', reason: '<script>alert(1)</script>' }],
    };

    expect(await post('/admin/nap/doc', {})).toBe(303);
    const page = (await app.inject({ url: '/admin/nap', headers: { cookie } })).body;
    expect(page).toContain('000002-bbbbbbbb');
    expect(page).not.toContain('<script>alert');

    const version = '000002-bbbbbbbb';
    expect(await post('/admin/phien-ban/publish', { version })).toBe(400);
    expect(await post('/admin/phien-ban/publish', { version: '../x', confirmed: 'yes' })).toBe(404);
    expect(await post('/admin/phien-ban/publish', { version, confirmed: 'yes' })).toBe(303);
    expect(await post('/admin/phien-ban/rollback', { confirmed: 'yes' })).toBe(303);

    expect(ingest.asked).toEqual([expect.stringMatching(/^build tep-/), `publish ${version}`, 'rollback']);
    expect(audit.latest(4).map(({ action }) => action)).toEqual(['rollback', 'publish', 'build', 'upload']);
  });
});

describe('actions', () => {
  it('run with the token of the session', async () => {
    const cookie = await signIn();
    const formToken = await tokenOf(cookie);
    const { statusCode } = await app.inject(form('/admin/dang-xuat', { formToken }, { ...OWN, cookie }));
    expect(statusCode).toBe(303);
    expect((await app.inject({ url: '/admin', headers: { cookie } })).statusCode).toBe(303);
  });

  it.each([
    ['a foreign origin', { host: OWN.host, origin: 'https://evil.example' }],
    ['a sibling site', { ...OWN, 'sec-fetch-site': 'same-site' }],
    ['an opaque origin', { host: OWN.host, origin: 'null' }],
    ['no origin at all', { host: OWN.host }],
  ])('are refused from %s', async (_name, headers) => {
    const cookie = await signIn();
    const formToken = await tokenOf(cookie);
    const { statusCode } = await app.inject(form('/admin/dang-xuat', { formToken }, { ...headers, cookie }));
    expect(statusCode).toBe(403);
    expect((await app.inject({ url: '/admin', headers: { cookie } })).statusCode).toBe(200);
  });

  it('are refused without the token, and never run by GET', async () => {
    const cookie = await signIn();
    expect((await app.inject(form('/admin/dang-xuat', {}, { ...OWN, cookie }))).statusCode).toBe(403);
    expect((await app.inject({ url: '/admin/dang-xuat', headers: { cookie } })).statusCode).toBe(405);
    expect((await app.inject({ url: '/admin', headers: { cookie } })).statusCode).toBe(200);
  });
});
