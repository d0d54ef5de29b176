import type { FastifyReply } from 'fastify';
import { normalizeText, foldSpaces } from '../../../knowledge/text/normalize.ts';
import { startWord } from '../../class/class-code.ts';
import { isOpen, type ClassSession } from '../../class/class-session.ts';
import type { WriteHandout } from '../../class/handout/handout.ts';
import { TITLE_CHARACTERS } from '../../class/open-class.ts';
import { presenterAddress } from '../../class/presenter/presenter-routes.ts';
import type { QuizRun } from '../../class/store/class-quiz.ts';
import { QUESTION_STATES } from '../../class/store/class-questions.ts';
import type { ClassStores } from '../../class/store/class-stores.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import type { QuizItem } from '../../quiz/quiz-item.ts';
import { field, sendPage, type AdminArea } from '../admin-routes.ts';
import type { AuditEntry, AuditTrail } from '../audit-trail.ts';
import type { Session } from '../sessions.ts';
import { renderAdminFrame } from '../views/admin-frame.ts';
import { CLASS_ADMIN as SAY } from './class-admin-messages.vi.ts';
import { renderClassDetail } from './class-detail-page.ts';
import { addClassFiles } from './class-files.ts';
import { renderClassList } from './class-list-page.ts';

export interface ClassAdminParts {
  readonly stores: ClassStores;
  /** Whether the source of an item stands and holds as it did when the item was made. */
  readonly isFresh: (item: QuizItem) => boolean;
  /** Sends a run to the members of its class on the chat channels. */
  readonly sendRun: (run: QuizRun) => Promise<void>;
  readonly publicUrl: string;
  readonly telegramLink: (word: string) => string | null;
  readonly hasZalo: boolean;
  readonly writeHandout: WriteHandout;
  /** Picture of an address as a data address. */
  readonly qrOf: (url: string) => Promise<string>;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

const HOME = '/admin/lop-hoc';
const SHOWN = 50;
const QUESTIONS_PER_PAGE = 25;
/** More approved items than that are not offered in one list. */
const OFFERED = 300;

/** Adds the trainers' pages: classes, their questions, quiz and files. */
export function addClassPages(area: AdminArea, parts: ClassAdminParts): void {
  const { stores, audit, assets, now, publicUrl } = parts;
  const record = (session: Session, action: string, details: AuditEntry['details']): void =>
    audit.record({ at: now().toISOString(), actor: session.label, action, details });
  const known = async (params: unknown): Promise<ClassSession> => {
    const found = await stores.sessions.find(field(params, 'id'));
    if (found === null) throw new HttpProblem(404, 'not-found');
    return found;
  };
  const sendList = async (reply: FastifyReply, { formToken }: Session, problem: string | null) => {
    const sessions = await stores.sessions.latest(SHOWN);
    const body = renderClassList({ sessions, nowMs: now().getTime(), formToken, problem });
    return sendPage(reply, renderAdminFrame({ title: SAY.title, current: HOME, formToken, body }, assets));
  };
  const sendDetail = async (
    reply: FastifyReply,
    { formToken }: Session,
    session: ClassSession,
    { page: asked, problem = null }: { readonly page: number; readonly problem?: string | null },
  ) => {
    const count = await stores.questions.count(session.id);
    const pages = Math.max(1, Math.ceil(count / QUESTIONS_PER_PAGE));
    const page = Math.min(Math.max(1, asked), pages);
    const mark = await stores.sessions.changes(session.id);
    const webUrl = `${publicUrl.replace(/\/$/, '')}/lop/${session.code}`;
    const runs = await stores.quiz.all(session.id);
    const approved = await stores.bank.list('approved', 0, OFFERED);
    const body = renderClassDetail({
      ...{ session, mark, webUrl, runs, formToken, problem, hasZalo: parts.hasZalo },
      isOpen: isOpen(session, now().getTime()),
      people: (await stores.sessions.members(session.id)).length,
      ...{ page, pages, asked: count },
      questions: await stores.questions.newest(
        session.id,
        (page - 1) * QUESTIONS_PER_PAGE,
        QUESTIONS_PER_PAGE,
      ),
      qr: await parts.qrOf(webUrl),
      telegramUrl: parts.telegramLink(startWord(session.code)),
      presenterUrl: presenterAddress(session),
      items: approved
        .map(({ item }) => item)
        .filter((item) => !runs.some((run) => run.item.id === item.id) && parts.isFresh(item)),
    });
    return sendPage(
      reply,
      renderAdminFrame({ title: session.title, current: HOME, formToken, body }, assets),
    );
  };

  area.page('/trinh-chieu', async (_request, reply, { formToken }) => {
    const open = (await stores.sessions.latest(SHOWN)).filter((one) => isOpen(one, now().getTime()));
    const [only] = open;
    if (only !== undefined && open.length === 1) return reply.redirect(presenterAddress(only), 303);
    return sendList(reply, { formToken, label: '' }, null);
  });
  area.page(HOME, (_request, reply, session) => sendList(reply, session, null));
  area.action(`${HOME}/mo`, async (request, reply, session) => {
    const title = foldSpaces(normalizeText(field(request.body, 'ten'))).trim();
    if (title === '' || [...title].length > TITLE_CHARACTERS)
      return sendList(reply.code(400), session, SAY.nameNeeded(TITLE_CHARACTERS));
    const opened = await stores.sessions.open(`admin:${session.label}:${request.id}`, title);
    record(session, 'class-open', { class: opened.id });
    return reply.redirect(`${HOME}/${opened.id}`, 303);
  });

  area.page(`${HOME}/:id`, async (request, reply, session) =>
    sendDetail(reply, session, await known(request.params), { page: pageOf(request.query) }),
  );
  area.page(`${HOME}/:id/moi`, async (request) => {
    const { id } = await known(request.params);
    return { mark: await stores.sessions.changes(id) };
  });
  area.action(`${HOME}/:id/duyet`, async (request, reply, session) => {
    const { id } = await known(request.params);
    const state = QUESTION_STATES.find((one) => one === field(request.body, 'viec'));
    const question = Number(field(request.body, 'cau'));
    if (state === undefined || !Number.isInteger(question)) throw new HttpProblem(400, 'request-invalid');
    if (!(await stores.questions.decide(id, question, state))) throw new HttpProblem(404, 'not-found');
    record(session, 'class-question', { class: id, question, state });
    const page = pageOf(request.body);
    return reply.redirect(page === 1 ? `${HOME}/${id}` : `${HOME}/${id}?trang=${page}#cau-hoi`, 303);
  });
  area.action(`${HOME}/:id/ket-thuc`, async (request, reply, session) => {
    const { id } = await known(request.params);
    if (field(request.body, 'confirmed') !== 'yes') throw new HttpProblem(400, 'not-confirmed');
    await stores.sessions.end(id);
    const run = await stores.quiz.openRunOf(id);
    if (run !== null) await stores.quiz.close(id, run.id);
    record(session, 'class-end', { class: id });
    return reply.redirect(`${HOME}/${id}`, 303);
  });

  area.action(`${HOME}/:id/trac-nghiem`, async (request, reply, session) => {
    const opened = await known(request.params);
    const item = await stores.bank.find(field(request.body, 'cau'));
    if (item === null || !isOpen(opened, now().getTime())) throw new HttpProblem(404, 'not-found');
    // Looked at again at the last moment: the knowledge may have changed since the page was made.
    if (item.state !== 'approved' || !parts.isFresh(item.item))
      return sendDetail(reply.code(409), session, opened, { page: 1, problem: SAY.stale });
    const run = await stores.quiz.openRun(opened.id, item.item);
    await parts.sendRun(run);
    record(session, 'quiz-run', { class: opened.id, item: item.item.id });
    return reply.redirect(`${HOME}/${opened.id}`, 303);
  });
  area.action(`${HOME}/:id/trac-nghiem/dong`, async (request, reply, session) => {
    const { id } = await known(request.params);
    await stores.quiz.close(id, field(request.body, 'cau'));
    record(session, 'quiz-close', { class: id });
    return reply.redirect(`${HOME}/${id}`, 303);
  });
  addClassFiles(area, { stores, known, record, writeHandout: parts.writeHandout });
}

/** The page that is asked for, counted from 1; the first when that is no page. */
function pageOf(values: unknown): number {
  return /^[1-9]\d{0,4}$/.test(field(values, 'trang')) ? Number(field(values, 'trang')) : 1;
}
