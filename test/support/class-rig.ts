import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createAdminPassword } from '../../bot/admin/admin-password.ts';
import { routeAdmin } from '../../bot/admin/admin-routes.ts';
import { openAuditTrail, type AuditTrail } from '../../bot/admin/audit-trail.ts';
import { createLoginGuard } from '../../bot/admin/login-guard.ts';
import { createSessions } from '../../bot/admin/sessions.ts';
import type { WantedItems } from '../../bot/admin/quiz/wanted-items.ts';
import { createClassService } from '../../bot/class-pages.ts';
import { createClassStores, type ClassStores } from '../../bot/class/store/class-stores.ts';
import { createMetrics } from '../../bot/http/metrics.ts';
import { loadWebAssets } from '../../bot/http/web-assets.ts';
import type { QuizItem } from '../../bot/quiz/quiz-item.ts';
import { createServer } from '../../bot/server.ts';
import type { BotDatabase } from '../../bot/store/bot-database.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { MemoryDocumentSource } from './memory-document-source.ts';
import { ScriptedAnswerer } from './scripted-answerer.ts';

const PASSWORD = 'mot cau dai de nho 2026';
export const OWN = { host: 'troly.example.vn', origin: 'https://troly.example.vn' };

/** What the pages of classes are opened on. */
export interface ClassRigOptions {
  readonly answerer?: ScriptedAnswerer;
  readonly knowledge?: MemoryDocumentSource;
  readonly reader?: () => KnowledgeReader | null;
  readonly generate?: (wanted: WantedItems) => Promise<readonly QuizItem[] | null>;
}

export interface Got {
  readonly status: number;
  readonly body: string;
  readonly bytes: Buffer;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The server with the pages of classes as the program puts them together, on a database in memory. */
export class ClassRig {
  readonly stores: ClassStores;
  /** `GET /admin/…` of every route behind the sign-in. */
  readonly addresses: string[];
  readonly audit: AuditTrail;
  cookie = '';
  #token = '';
  readonly #folder: string;
  readonly #db: BotDatabase;
  readonly #app: FastifyInstance;

  private constructor(
    folder: string,
    db: BotDatabase,
    app: FastifyInstance,
    audit: AuditTrail,
    routes: string[],
  ) {
    this.#folder = folder;
    this.#db = db;
    this.#app = app;
    this.audit = audit;
    this.addresses = routes;
    this.stores = createClassStores(db, Date.now);
  }

  static async open(options: ClassRigOptions = {}): Promise<ClassRig> {
    const folder = mkdtempSync(join(tmpdir(), 'class-'));
    const db = openBotDatabase(':memory:');
    const assets = loadWebAssets();
    const answerer = options.answerer ?? new ScriptedAnswerer();
    const knowledge = options.knowledge ?? new MemoryDocumentSource();
    const app = createServer({ answerer, knowledge, log: SILENT_LOG, publicUrl: OWN.origin });
    const classes = createClassService({
      ...{ db, answerer, knowledge, assets, chat: null, publicUrl: OWN.origin, metrics: createMetrics() },
      reader: options.reader ?? (() => null),
      // The pages are told apart by what they hand to the writer; the files have tests of their own.
      writeHandout: async (kind, handout) => Buffer.from(`${kind} ${JSON.stringify(handout)}`),
      generate: options.generate ?? (async () => []),
    });
    classes.addRoutes(app);
    const routes: string[] = [];
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat())
        if ((one === 'GET' || one === 'POST') && /^\/(?:admin|trinh-chieu$)/.test(url))
          routes.push(`${one} ${url}`);
    });
    const audit = openAuditTrail(join(folder, 'audit.jsonl'));
    routeAdmin(app, {
      ...{ audit, assets, publicUrl: OWN.origin, now: () => new Date() },
      password: await createAdminPassword(PASSWORD),
      sessions: createSessions({ nowMs: () => 0 }),
      guard: createLoginGuard({ nowMs: () => 0 }),
      addPages: (area) => classes.addAdminPages(area, audit),
    });
    await app.ready();
    return new ClassRig(folder, db, app, audit, routes);
  }

  async signIn(): Promise<void> {
    const { headers } = await this.post('/admin/dang-nhap', { password: PASSWORD });
    this.cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    const { body } = await this.get('/admin/lop-hoc');
    this.#token = /name="formToken" value="([^"]+)"/.exec(body)?.[1] ?? '';
  }

  async get(url: string, cookie = this.cookie): Promise<Got> {
    return gotOf(await this.#app.inject({ url, headers: { ...OWN, cookie, accept: 'text/html' } }));
  }

  /** Sends a form; the token of the signed-in session goes along unless another stands in the fields. */
  async post(
    url: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Got> {
    const all = {
      ...OWN,
      cookie: this.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    };
    const payload = new URLSearchParams({ formToken: this.#token, ...fields }).toString();
    return gotOf(await this.#app.inject({ method: 'POST', url, headers: all, payload }));
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#db.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function gotOf(reply: Awaited<ReturnType<FastifyInstance['inject']>>): Got {
  const { statusCode: status, body, rawPayload: bytes, headers } = reply;
  return { status, body, bytes, location: String(headers.location ?? ''), headers };
}
