import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { LiveKnowledge } from '../knowledge/live-knowledge.ts';
import type { Log } from '../knowledge/log.ts';
import { versionSwitches } from '../knowledge/store/publish.ts';
import { UPDATE_PAGE } from './admin/admin-messages.vi.ts';
import type { AdminPassword } from './admin/admin-password.ts';
import { routeAdmin } from './admin/admin-routes.ts';
import { openAuditTrail } from './admin/audit-trail.ts';
import { addAdminPages } from './admin/add-admin-pages.ts';
import type { DocumentFinders } from './admin/find-documents.ts';
import { createFolderGoldenQuestions } from './admin/folder-golden-questions.ts';
import { createFolderRunReports } from './admin/folder-run-reports.ts';
import { createLoginGuard } from './admin/login-guard.ts';
import { createSessions } from './admin/sessions.ts';
import { createShownVersions } from './admin/shown-versions.ts';
import { removeIncoming } from './admin/update-pages.ts';
import { createUpdateRun } from './admin/update-run.ts';
import type { Answerer } from './answer/answer.ts';
import type { ChannelName } from './channel/address.ts';
import type { ClassService } from './class-pages.ts';
import type { ChatService } from './chat-service.ts';
import { createFolderIncomingFiles } from './dialogue/folder-incoming-files.ts';
import { loadWebAssets } from './http/web-assets.ts';
import { createHeldKnowledge } from './dialogue/held-knowledge.ts';
import { createSqliteDialogueStores } from './dialogue/sqlite-dialogue-stores.ts';
import { createSqliteQuestionBook } from './dialogue/sqlite-question-book.ts';
import { createIngestProgram } from './ingest-program.ts';
import { INGEST_TEXTS } from './messages.vi.ts';
import type { BotDatabase } from './store/bot-database.ts';

export interface AdminPageParts {
  /** Null: the pages are off. */
  readonly password: AdminPassword | null;
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly knowledge: LiveKnowledge;
  /** Of the versions that were opened. */
  readonly finders: DocumentFinders;
  /** Null: no channel is configured. */
  readonly chat: Pick<ChatService, 'figures' | 'upkeep' | 'inviteLinks'> | null;
  readonly access: 'open' | 'invite';
  /** Null only while the pages are off. */
  readonly db: BotDatabase | null;
  readonly answerer: Answerer;
  /** Null: nothing of classes is kept. */
  readonly classes: Pick<ClassService, 'addAdminPages'> | null;
  readonly log: Log;
  readonly publicUrl: string;
  readonly stopped: AbortSignal;
}

/** Puts the administrators' pages together, on the clock and the data folder; before the server listens. */
export function routeAdminPages(app: FastifyInstance, parts: AdminPageParts): void {
  const { password, dataDir, knowledgeDir, knowledge, chat, classes, db, log, publicUrl, stopped } = parts;
  const assets = loadWebAssets();
  const audit = openAuditTrail(join(dataDir, 'admin', 'audit.jsonl'));
  const now = (): Date => new Date();
  const nowMs = (): number => performance.now();
  const incoming = createFolderIncomingFiles(dataDir, now);
  const ingest = createIngestProgram(dataDir, log, stopped);
  const reports = createFolderRunReports(dataDir);
  const updateRun = createUpdateRun({
    ...{ ingest, now, stopped },
    async onEnded(ran) {
      if (ran.ok) await removeIncoming(incoming, ran.value.files, ['refused', 'failed']);
      await reports.prepare();
    },
    texts: { begun: UPDATE_PAGE.begun, failed: INGEST_TEXTS.failed },
  });
  if (password !== null) void reports.prepare();
  routeAdmin(app, {
    ...{ password, audit, assets, publicUrl, now },
    sessions: createSessions({ nowMs }),
    guard: createLoginGuard({ nowMs }),
    addPages(area) {
      if (db === null) throw new RangeError('the pages need the database of the bot');
      const stores = createSqliteDialogueStores(db, Date.now);
      addAdminPages(area, {
        ...{ audit, assets, now, incoming, ingest, updateRun, reports, chat },
        ...{ book: createSqliteQuestionBook(db), people: stores.people, approved: stores.approvedAnswers },
        golden: createFolderGoldenQuestions(dataDir),
        answerer: parts.answerer,
        knowledge: createHeldKnowledge(() => knowledge.current(), dataDir),
        access: chat === null ? null : parts.access,
        reader: () => knowledge.current()?.reader ?? null,
        finders: parts.finders,
        switches: () => versionSwitches(knowledgeDir),
        versions: createShownVersions(knowledgeDir),
        async operations() {
          const figures = await chat?.figures();
          const channels = Object.entries(figures?.channels ?? {}).map(([name, health]) => ({
            name: name as ChannelName,
            health,
          }));
          return { channels, waiting: figures?.inbox.waiting ?? 0, dead: figures?.inbox.dead ?? 0 };
        },
      });
      classes?.addAdminPages(area, audit);
    },
  });
}
