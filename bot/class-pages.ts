import type { FastifyInstance } from 'fastify';
import { dayInVietnam } from '../knowledge/model/calendar-date.ts';
import type { KnowledgeReader } from '../knowledge/store/store.ts';
import type { AdminArea } from './admin/admin-routes.ts';
import type { AuditTrail } from './admin/audit-trail.ts';
import { addClassPages } from './admin/class/class-pages.ts';
import { addQuizPages } from './admin/quiz/quiz-pages.ts';
import type { WantedItems } from './admin/quiz/wanted-items.ts';
import type { Answerer } from './answer/answer.ts';
import { drawQrCode } from './channel/telegram/draw-qr-code.ts';
import type { ChatService } from './chat-service.ts';
import { CLASS_DAYS } from './class/class-session.ts';
import type { WriteHandout } from './class/handout/handout.ts';
import { routePresenter } from './class/presenter/presenter-routes.ts';
import { createQrPictures } from './class/qr-pictures.ts';
import { createFreshness } from './class/quiz/freshness.ts';
import { createClassStores, type ClassStores } from './class/store/class-stores.ts';
import { createAskInClass } from './class/web/ask-in-class.ts';
import { routeClass } from './class/web/class-routes.ts';
import type { DocumentSource } from './http/document-source.ts';
import type { Metrics } from './http/metrics.ts';
import type { WebAssets } from './http/web-assets.ts';
import type { QuizItem } from './quiz/quiz-item.ts';
import type { BotDatabase } from './store/bot-database.ts';

export interface ClassService {
  /** Adds the pages of participants and of the presenter; before the server listens. */
  addRoutes(app: FastifyInstance): void;
  /** Adds the trainers' pages to the area behind the sign-in. */
  addAdminPages(area: AdminArea, audit: AuditTrail): void;
  /** Drops classes that are older than people were told. */
  forgetOld(): Promise<void>;
}

export interface ClassServiceParts {
  readonly db: BotDatabase;
  readonly answerer: Answerer;
  readonly knowledge: DocumentSource;
  readonly reader: () => KnowledgeReader | null;
  /** Null: no channel is configured; classes are then on the web alone. */
  readonly chat: Pick<ChatService, 'classes'> | null;
  readonly generate: (wanted: WantedItems) => Promise<readonly QuizItem[] | null>;
  readonly writeHandout: WriteHandout;
  readonly metrics: Metrics;
  readonly assets: WebAssets;
  readonly publicUrl: string;
}

const MAX_RUNNING = 16;
const ANSWER_TIMEOUT_MS = 30_000;

/** Puts the classes together: participants on the web, presenter, trainers. Those on the chat are the dialogue's. */
export function createClassService(parts: ClassServiceParts): ClassService {
  const { db, answerer, knowledge, reader, chat, generate, metrics, assets, publicUrl } = parts;
  const stores: ClassStores = createClassStores(db, Date.now);
  const now = (): Date => new Date();
  const nowMs = (): number => performance.now();
  const stalenessOf = createFreshness(reader, () => dayInVietnam(now()));
  const ways = {
    ...{ stores, assets, publicUrl },
    qrOf: createQrPictures(drawQrCode),
    telegramLink: (word: string) => chat?.classes.inviteLink(word) ?? null,
    hasZalo: chat?.classes.hasZalo ?? false,
  };
  return {
    addRoutes(app) {
      const ask = createAskInClass({
        ...{ answerer, questions: stores.questions, metrics, nowMs },
        isReady: () => knowledge.currentVersion() !== null,
        maxRunning: MAX_RUNNING,
        answerTimeoutMs: ANSWER_TIMEOUT_MS,
      });
      routeClass(app, { ...ways, ask, nowMs, scrub: () => db.scrub() });
      routePresenter(app, { ...ways, knowledge, now });
    },
    addAdminPages(area, audit) {
      addClassPages(area, {
        ...ways,
        ...{ audit, now, writeHandout: parts.writeHandout },
        isFresh: (item) => stalenessOf(item) === null,
        async sendRun(run) {
          await chat?.classes.sendRun(run, await stores.sessions.members(run.sessionId));
        },
      });
      addQuizPages(area, { ...{ bank: stores.bank, reader, stalenessOf, generate, audit, assets, now } });
    },
    async forgetOld() {
      await stores.sessions.forgetOlder(CLASS_DAYS * 24 * 3_600_000);
    },
  };
}
