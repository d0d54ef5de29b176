import type { FastifyReply, FastifyRequest } from 'fastify';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { ApprovedAnswers } from '../dialogue/approved-answers.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { field, sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { GoldenQuestions } from './golden-questions.ts';
import { KEPT_PAGE as SAY } from './question-messages.vi.ts';
import type { Session } from './sessions.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import { LEAST_REASON } from './views/decision-form.ts';
import { renderKept } from './views/kept-page.ts';

export interface KeptPageParts {
  readonly approved: Pick<ApprovedAnswers, 'list' | 'withdraw'>;
  readonly golden: Pick<GoldenQuestions, 'list' | 'remove'>;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

const HOME = '/admin/cau-hoi/da-luu';
const PER_PAGE = 25;

interface Told {
  readonly done?: string | null;
  readonly problem?: string | null;
}

/** Adds the page of approved answers and of the administrator's golden questions, and how each is taken back. */
export function addKeptPages(area: AdminArea, parts: KeptPageParts): void {
  const { approved, golden, audit, assets, now } = parts;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { formToken }: Session,
    { done = null, problem = null }: Told = {},
  ): Promise<FastifyReply> => {
    const asked = field(request.query, 'trang');
    const page = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) - 1 : 0;
    const body = renderKept({
      ...{ approved: await approved.list(page, PER_PAGE), page, perPage: PER_PAGE },
      ...{ golden: await golden.list(), done, problem, formToken },
    });
    return sendPage(
      reply,
      renderAdminFrame({ title: SAY.title, current: '/admin/cau-hoi', formToken, body }, assets),
    );
  };

  area.page(HOME, (request, reply, session) => show(request, reply, session));

  const withdrawal = (
    kind: 'duyet' | 'kiem-tra',
    action: string,
    withdraw: (id: string) => Promise<boolean>,
  ): void =>
    area.action(`${HOME}/${kind}/:id/rut`, async (request, reply, session) => {
      const reason = foldSpaces(field(request.body, 'reason')).slice(0, 500);
      if ([...reason].length < LEAST_REASON)
        return show(request, reply.code(400), session, { problem: SAY.problems.reason });
      const id = field(request.params, 'id');
      if (!(await withdraw(id)))
        return show(request, reply.code(404), session, { problem: SAY.problems.gone });
      audit.record({ at: now().toISOString(), actor: session.label, action, details: { id, reason } });
      return show(request, reply, session, { done: SAY.done });
    });
  withdrawal('duyet', 'withdraw-approved', async (id) =>
    /^\d{1,15}$/.test(id) ? approved.withdraw(Number(id)) : false,
  );
  withdrawal('kiem-tra', 'withdraw-golden', (id) => golden.remove(id));
}
