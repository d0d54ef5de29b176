import type { FastifyReply } from 'fastify';
import { AUTHORITY_LEVELS } from '../../../knowledge/model/authority.ts';
import { numberKey } from '../../../knowledge/model/document-number.ts';
import type { DocumentId } from '../../../knowledge/model/document.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import { editItem, type ItemEdit } from '../../class/quiz/edit-item.ts';
import { ITEM_STATES, type QuizBank } from '../../class/store/quiz-bank.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import type { Staleness } from '../../quiz/is-stale.ts';
import type { QuizItem } from '../../quiz/quiz-item.ts';
import { field, sendPage, type AdminArea } from '../admin-routes.ts';
import type { AuditEntry, AuditTrail } from '../audit-trail.ts';
import type { Session } from '../sessions.ts';
import { renderAdminFrame } from '../views/admin-frame.ts';
import { QUIZ_ADMIN as SAY } from './quiz-admin-messages.vi.ts';
import { renderQuizEdit } from './quiz-edit-page.ts';
import { renderQuizList } from './quiz-list-page.ts';
import { MOST_ITEMS, type WantedItems } from './wanted-items.ts';

export interface QuizPageParts {
  readonly bank: QuizBank;
  /** The version in use; null while there is none. */
  readonly reader: () => KnowledgeReader | null;
  /** What has become of the source of an item; null while it may be used. */
  readonly stalenessOf: (item: QuizItem) => Staleness | null;
  /** Null when it came to no end. */
  readonly generate: (wanted: WantedItems) => Promise<readonly QuizItem[] | null>;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

const HOME = '/admin/trac-nghiem';
const PER_PAGE = 20;

/** Adds the pages on which trainers have quiz items made, read them, change them and decide. */
export function addQuizPages(area: AdminArea, parts: QuizPageParts): void {
  const { bank, reader, generate, audit, assets, now } = parts;
  let isRunning = false;
  let lastSaid: string | null = null;
  const record = (session: Session, action: string, details: AuditEntry['details']): void =>
    audit.record({ at: now().toISOString(), actor: session.label, action, details });

  async function sendList(
    reply: FastifyReply,
    { formToken }: Session,
    query: unknown,
    problem: string | null = null,
  ): Promise<FastifyReply> {
    const state = ITEM_STATES.find((one) => one === field(query, 'muc')) ?? 'waiting';
    const counts = await bank.counts();
    const pages = Math.max(1, Math.ceil(counts[state] / PER_PAGE));
    const asked = Number(field(query, 'trang'));
    const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
    const items = (await bank.list(state, (page - 1) * PER_PAGE, PER_PAGE)).map((one) => ({
      ...one,
      stale: parts.stalenessOf(one.item),
    }));
    const said = lastSaid;
    lastSaid = null;
    const body = renderQuizList({ state, counts, items, page, pages, said, problem, formToken });
    return sendPage(reply, renderAdminFrame({ title: SAY.title, current: HOME, formToken, body }, assets));
  }
  const sendEdit = (
    reply: FastifyReply,
    { formToken }: Session,
    item: QuizItem,
    edit: ItemEdit,
    problem: string | null,
  ): FastifyReply => {
    const body = renderQuizEdit({ item, edit, problem, formToken });
    return sendPage(
      reply,
      renderAdminFrame({ title: SAY.editTitle, current: HOME, formToken, body }, assets),
    );
  };
  const known = async (id: string): Promise<QuizItem> => {
    const found = await bank.find(id);
    if (found === null) throw new HttpProblem(404, 'not-found');
    return found.item;
  };

  area.page(HOME, (request, reply, session) => sendList(reply, session, request.query));

  area.action(`${HOME}/soan`, async (request, reply, session) => {
    const held = reader();
    if (held === null) throw new HttpProblem(503, 'not-ready', 10);
    const wanted = wantedOf(request.body, held, now());
    if (typeof wanted === 'string') return sendList(reply.code(400), session, {}, wanted);
    if (isRunning) return sendList(reply.code(409), session, {}, SAY.running);
    isRunning = true;
    try {
      const items = await generate(wanted);
      const added = items === null ? 0 : await bank.add(items);
      record(session, 'quiz-generate', { document: wanted.documentId, items: items?.length ?? null, added });
      lastSaid = items === null ? SAY.notMade : SAY.made(items.length, added);
    } finally {
      isRunning = false;
    }
    return reply.redirect(HOME, 303);
  });

  area.action(`${HOME}/duyet`, async (request, reply, session) => {
    const decision = ITEM_STATES.find((one) => one === field(request.body, 'viec'));
    const id = field(request.body, 'cau');
    if (decision === undefined) throw new HttpProblem(400, 'request-invalid');
    if (!(await bank.decide(id, decision))) throw new HttpProblem(404, 'not-found');
    record(session, 'quiz-decide', { item: id, state: decision });
    const state = ITEM_STATES.find((one) => one === field(request.body, 'muc')) ?? 'waiting';
    const page = /^\d{1,5}$/.test(field(request.body, 'trang')) ? field(request.body, 'trang') : '1';
    return reply.redirect(`${HOME}?muc=${state}&trang=${page}`, 303);
  });

  area.page(`${HOME}/:id`, async (request, reply, session) => {
    const item = await known(field(request.params, 'id'));
    return sendEdit(reply, session, item, item, null);
  });

  area.action(`${HOME}/:id/luu`, async (request, reply, session) => {
    const item = await known(field(request.params, 'id'));
    if (field(request.body, 'checked') !== 'yes') throw new HttpProblem(400, 'not-confirmed');
    const edit: ItemEdit = {
      question: field(request.body, 'cau-hoi'),
      options: item.options.map((_, i) => field(request.body, `phuong-an-${i}`)),
      explanation: field(request.body, 'giai-thich'),
    };
    const edited = editItem(item, edit);
    if (!edited.ok) return sendEdit(reply.code(400), session, item, edit, SAY.problems[edited.problem]);
    if (!(await bank.change(edited.item)))
      return sendEdit(reply.code(409), session, item, edit, SAY.problems['question-taken']);
    record(session, 'quiz-edit', { item: item.id });
    return reply.redirect(`${HOME}?muc=waiting`, 303);
  });
}

/** What the form asks for, or a sentence on what is wrong with it. */
function wantedOf(body: unknown, held: KnowledgeReader, now: Date): WantedItems | string {
  const count = Number(field(body, 'so-cau'));
  if (!Number.isInteger(count) || count < 1 || count > MOST_ITEMS) return SAY.badCount(MOST_ITEMS);
  const named = field(body, 'van-ban').trim();
  const found = named === '' ? [] : documentsNamed(named, held);
  if (named !== '' && found.length === 0) return SAY.noDocument;
  if (found.length > 1) return SAY.severalDocuments;
  return {
    count,
    documentId: found[0] ?? null,
    level: AUTHORITY_LEVELS.find((level) => level === field(body, 'cap')) ?? null,
    includePast: field(body, 'ca-cu') === 'yes',
    // Another order each time, so that asking again brings other items.
    seed: now.getTime() % 999_999_999,
  };
}

function documentsNamed(named: string, held: KnowledgeReader): string[] {
  const byId = held.document(named as DocumentId);
  const found =
    byId === undefined
      ? held.documents().filter(({ number }) => number !== null && numberKey(number) === numberKey(named))
      : [byId];
  return found.filter(({ disclosure }) => disclosure === 'public').map(({ id }) => id);
}
