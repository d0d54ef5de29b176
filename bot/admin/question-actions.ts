import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Answerer } from '../answer/answer.ts';
import type { ApprovedAnswers } from '../dialogue/approved-answers.ts';
import type { HeldKnowledge } from '../dialogue/held-knowledge.ts';
import type { QuestionBook } from '../dialogue/question-book.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { field, sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { GoldenQuestions } from './golden-questions.ts';
import { QUESTION_PAGE } from './question-messages.vi.ts';
import { addGolden, approveAnswer, type SeenTo } from './see-to-question.ts';
import type { Session } from './sessions.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import { renderQuestion, type GroupKind, type QuestionInHand } from './views/question-page.ts';

export interface QuestionActionParts {
  readonly book: QuestionBook;
  readonly approved: Pick<ApprovedAnswers, 'save'>;
  readonly golden: Pick<GoldenQuestions, 'add'>;
  /** As for invited people. */
  readonly answerer: Answerer;
  readonly knowledge: HeldKnowledge;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

interface Told {
  readonly answer?: Answer;
  readonly seenTo?: SeenTo;
  readonly typed?: (name: string) => string;
}

const SHOWN_WORDINGS = 8;
const SHOWN_OPINIONS = 20;

/** Adds the page of one group of unanswered questions or of 👎, and what can be done about it. */
export function addQuestionActions(area: AdminArea, parts: QuestionActionParts): void {
  const { book, approved, golden, answerer, knowledge, audit, assets, now } = parts;

  const inHand = async (kind: GroupKind, request: FastifyRequest): Promise<QuestionInHand> => {
    const id = Number(field(request.params, 'id'));
    const list = kind === 'nhom' ? book.unanswered : book.disliked;
    const group = Number.isSafeInteger(id) ? await list.find(id) : null;
    if (group === null) throw new HttpProblem(404, 'not-found');
    return {
      ...{ kind, group, url: `/admin/cau-hoi/${kind}/${id}` },
      wordings: await list.wordings(id, SHOWN_WORDINGS),
      question: group.question,
      opinions: kind === 'nhom' ? [] : await book.disliked.opinions(id, SHOWN_OPINIONS),
    };
  };
  const show = (reply: FastifyReply, { formToken }: Session, held: QuestionInHand, told: Told = {}) => {
    const { answer = null, seenTo, typed = () => '' } = told;
    const body = renderQuestion({
      ...{ inHand: held, answer, formToken, typed },
      done: seenTo?.ok === true ? seenTo.done : [],
      problem: seenTo?.ok === false ? seenTo.problem : null,
    });
    const { title } = QUESTION_PAGE;
    return sendPage(
      seenTo?.ok === false ? reply.code(400) : reply,
      renderAdminFrame({ title, current: '/admin/cau-hoi', formToken, body }, assets),
    );
  };
  const close = ({ kind, group: { id } }: QuestionInHand, isClosed: boolean): Promise<boolean> =>
    (kind === 'nhom' ? book.unanswered : book.disliked).close(id, isClosed);
  const record = (session: Session, action: string, { url }: QuestionInHand): void =>
    audit.record({
      ...{ at: now().toISOString(), actor: session.label, action },
      details: { question: url.replace('/admin/cau-hoi/', '') },
    });

  for (const kind of ['nhom', 'gop-y'] as const) {
    const url = `/admin/cau-hoi/${kind}/:id`;
    area.page(url, async (request, reply, session) => show(reply, session, await inHand(kind, request)));

    area.action(`${url}/thu-lai`, async (request, reply, session) => {
      const held = await inHand(kind, request);
      const answer = await answerer.answer({ text: held.question, audience: 'invited' });
      record(session, 'retry', held);
      return show(reply, session, held, { answer });
    });

    area.action(`${url}/duyet`, async (request, reply, session) => {
      const held = await inHand(kind, request);
      const typed = (name: string): string => field(request.body, name);
      const form = {
        ...{ question: typed('question'), reply: typed('reply'), role: typed('role') },
        audience: typed('audience') === 'public' ? ('public' as const) : ('invited' as const),
      };
      const seenTo = await approveAnswer(form, `admin:${session.label}:${request.id}`, {
        ...{ approved, knowledge, now },
      });
      if (!seenTo.ok) return show(reply, session, held, { seenTo, typed });
      await close(held, true);
      record(session, 'approve', held);
      return show(reply, session, await inHand(kind, request), { seenTo });
    });

    area.action(`${url}/kiem-tra`, async (request, reply, session) => {
      const held = await inHand(kind, request);
      const typed = (name: string): string => field(request.body, name);
      const form = {
        ...{ question: typed('question'), facts: typed('facts') },
        hasNoAnswer: typed('noAnswer') === 'yes',
      };
      const seenTo = await addGolden(form, golden);
      if (!seenTo.ok) return show(reply, session, held, { seenTo, typed });
      record(session, 'golden', held);
      return show(reply, session, held, { seenTo });
    });

    for (const [action, isClosed] of [
      ['da-xu-ly', true],
      ['mo-lai', false],
    ] as const)
      area.action(`${url}/${action}`, async (request, reply, session) => {
        const held = await inHand(kind, request);
        await close(held, isClosed);
        record(session, isClosed ? 'close' : 'reopen', held);
        return reply.redirect('/admin/cau-hoi', 303);
      });
  }
}
