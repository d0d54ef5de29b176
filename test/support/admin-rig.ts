import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { addAdminPages } from '../../bot/admin/add-admin-pages.ts';
import { createAdminPassword, type AdminPassword } from '../../bot/admin/admin-password.ts';
import { routeAdmin } from '../../bot/admin/admin-routes.ts';
import { openAuditTrail, type AuditTrail } from '../../bot/admin/audit-trail.ts';
import { createDocumentFinders } from '../../bot/admin/find-documents.ts';
import { createFolderGoldenQuestions } from '../../bot/admin/folder-golden-questions.ts';
import { createFolderRunReports } from '../../bot/admin/folder-run-reports.ts';
import { createLoginGuard } from '../../bot/admin/login-guard.ts';
import { sessionCookie } from '../../bot/admin/session-cookie.ts';
import { createSessions } from '../../bot/admin/sessions.ts';
import { removeIncoming } from '../../bot/admin/update-pages.ts';
import { createUpdateRun, type UpdateRun } from '../../bot/admin/update-run.ts';
import type { ShownVersion } from '../../bot/admin/views/versions-page.ts';
import type { Answer } from '../../bot/answer/answer.ts';
import type { ChatService } from '../../bot/chat-service.ts';
import { createClassService } from '../../bot/class-pages.ts';
import { createMetrics } from '../../bot/http/metrics.ts';
import type { DialogueStores } from '../../bot/dialogue/dialogue-parts.ts';
import { createFolderIncomingFiles } from '../../bot/dialogue/folder-incoming-files.ts';
import { createHeldKnowledge } from '../../bot/dialogue/held-knowledge.ts';
import { createSqliteDialogueStores } from '../../bot/dialogue/sqlite-dialogue-stores.ts';
import { createSqliteQuestionBook } from '../../bot/dialogue/sqlite-question-book.ts';
import { loadWebAssets } from '../../bot/http/web-assets.ts';
import { createServer } from '../../bot/server.ts';
import type { BotDatabase } from '../../bot/store/bot-database.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { MemoryDocumentSource } from './memory-document-source.ts';
import { ScriptedAnswerer, scriptedAnswer } from './scripted-answerer.ts';
import { ScriptedIngestRunner } from './scripted-ingest-runner.ts';

export const PASSWORD = 'mot cau dai de nho 2026';
export const OWN = { host: 'troly.example.vn', origin: 'https://troly.example.vn' };
export const NOW = new Date('2026-01-02T03:04:05Z');
export const [WAITING, CURRENT] = ['000002-bbbbbbbb', '000001-aaaaaaaa'];

/** Hashing takes a while; one password serves all rigs of a file. */
let hashed: Promise<AdminPassword> | null = null;

/** The administrators' pages as the program puts them together, over a data folder of their own. */
export interface AdminRig {
  readonly app: FastifyInstance;
  readonly folder: string;
  readonly audit: AuditTrail;
  readonly ingest: ScriptedIngestRunner;
  readonly updateRun: UpdateRun;
  readonly stores: DialogueStores;
  /** What the bot says when an administrator asks again. */
  readonly answerer: ScriptedAnswerer & { script: () => Answer };
  /** Resolves when what a start prepares between other work is ready. */
  prepared(): Promise<void>;
  /** `GET /admin`, `POST /admin/dang-nhap`, … without HEAD and refused methods. */
  readonly routes: readonly string[];
  get(url: string, cookie?: string): Promise<LightMyRequestResponse>;
  /** Sends a form as our own page would. */
  post(
    url: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>;
  /** Cookie and form token of a new session, by the sign-in page. */
  signIn(): Promise<{ readonly cookie: string; readonly formToken: string }>;
  /** The same without the page, which takes its time on purpose. */
  enter(): { readonly cookie: string; readonly formToken: string };
  close(): Promise<void>;
}

export interface AdminRigOptions {
  /** Null: the pages are off. */
  readonly password?: string | null;
  readonly reader?: KnowledgeReader | null;
  readonly chat?: Pick<ChatService, 'figures' | 'upkeep' | 'inviteLinks'> | null;
  /** Default: one that waits and one that is used. */
  readonly versions?: () => readonly ShownVersion[];
  /** Default: an empty one. */
  readonly db?: BotDatabase;
  /** Default: an empty one of its own, removed in the end. */
  readonly folder?: string;
}

export async function openAdminRig(options: AdminRigOptions = {}): Promise<AdminRig> {
  const { password = PASSWORD, reader = null } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'admin-'));
  const audit = openAuditTrail(join(folder, 'admin', 'audit.jsonl'));
  const ingest = new ScriptedIngestRunner();
  const assets = loadWebAssets();
  const now = (): Date => NOW;
  const incoming = createFolderIncomingFiles(folder, now);
  const updateRun = createUpdateRun({
    ...{ ingest, now },
    stopped: new AbortController().signal,
    async onEnded(ran) {
      if (ran.ok) await removeIncoming(incoming, ran.value.files, ['refused', 'failed']);
    },
    texts: { begun: 'Bắt đầu', failed: 'Không được' },
  });
  const db = options.db ?? openBotDatabase(join(folder, 'bot.db'));
  const stores = createSqliteDialogueStores(db, () => NOW.getTime());
  const answerer: AdminRig['answerer'] = Object.assign(new ScriptedAnswerer(() => answerer.script()), {
    script: (): Answer => scriptedAnswer(),
  });
  const { chat = null } = options;
  const sessions = createSessions({ nowMs: () => 0 });
  const finders = createDocumentFinders();
  const reports = createFolderRunReports(folder);
  const app = createServer({
    answerer,
    knowledge: new MemoryDocumentSource(),
    log: SILENT_LOG,
  });
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat())
      if (url.startsWith('/admin') && (one === 'GET' || one === 'POST')) routes.push(`${one} ${url}`);
  });
  const classes = createClassService({
    ...{ assets, db, answerer, chat: null, publicUrl: OWN.origin, metrics: createMetrics() },
    knowledge: new MemoryDocumentSource(),
    reader: () => reader,
    generate: async () => null,
    writeHandout: async () => Buffer.from('x'),
  });
  classes.addRoutes(app);
  routeAdmin(app, {
    password: password === null ? null : await (hashed ??= createAdminPassword(PASSWORD)),
    sessions,
    guard: createLoginGuard({ nowMs: () => 0 }),
    ...{ audit, assets, now },
    publicUrl: OWN.origin,
    addPages(area) {
      classes.addAdminPages(area, audit);
      addAdminPages(area, {
        ...{ audit, assets, now, incoming, ingest, updateRun, answerer, chat },
        ...{ book: createSqliteQuestionBook(db), people: stores.people, approved: stores.approvedAnswers },
        golden: createFolderGoldenQuestions(folder),
        knowledge: createHeldKnowledge(() => null, folder),
        access: chat === null ? null : 'invite',
        reader: () => reader,
        finders,
        operations: async () => ({ channels: [], waiting: 0, dead: 0 }),
        switches: () => [],
        reports,
        versions:
          options.versions ??
          ((): ShownVersion[] => [
            {
              name: WAITING,
              manifest: { created: '2026-01-02T00:00:00Z', documents: 2 },
              isCurrent: false,
            },
            { name: CURRENT, manifest: { created: '2026-01-01T00:00:00Z', documents: 1 }, isCurrent: true },
          ]),
      });
    },
  });
  await app.ready();
  const rig: AdminRig = {
    ...{ app, folder, audit, ingest, updateRun, stores, answerer, routes },
    async prepared() {
      await reports.prepare();
      if (reader !== null) await finders.of(reader).ready;
    },
    get: (url, cookie) => app.inject({ url, headers: cookie === undefined ? {} : { cookie } }),
    post: (url, fields, headers = OWN) => app.inject(formOf(url, fields, headers)),
    async signIn() {
      const { headers } = await rig.post('/admin/dang-nhap', { password: PASSWORD });
      const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
      const { body } = await rig.get('/admin', cookie);
      return { cookie, formToken: /name="formToken" value="([^"]+)"/.exec(body)?.[1] ?? '' };
    },
    enter() {
      const { secret, session } = sessions.begin();
      return { cookie: sessionCookie(secret).split(';')[0] ?? '', formToken: session.formToken };
    },
    async close() {
      await app.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return rig;
}

function formOf(
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): InjectOptions {
  return {
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  };
}
