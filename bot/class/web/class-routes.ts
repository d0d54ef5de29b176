import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isFromOwnPage } from '../../admin/request-proof.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { routeOne, type RouteHandler } from '../../http/one-method.ts';
import { createRateLimit, senderOf } from '../../http/rate-limit.ts';
import { field as textField, sendPage } from '../../admin/admin-routes.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import { readClassCode, startWord } from '../class-code.ts';
import { CLASS_PAGE } from '../class-page-messages.vi.ts';
import type { ClassMember, ClassSession } from '../class-session.ts';
import type { ClassStores } from '../store/class-stores.ts';
import type { AskedInClass, AskInClass } from './ask-in-class.ts';
import { renderClassPage, type ClassPageView } from './class-page.ts';
import { renderEnterPage, renderJoinPage } from './join-page.ts';
import { memberCookie, memberOf, newWebMember } from './member-cookie.ts';

export interface ClassRouteParts {
  readonly stores: ClassStores;
  readonly ask: AskInClass;
  readonly assets: WebAssets;
  readonly publicUrl: string;
  /** Address that opens the bot with this word; null where Telegram is off. */
  readonly telegramLink: (word: string) => string | null;
  readonly hasZalo: boolean;
  /** Leaves no copy of erased words in the files. */
  readonly scrub: () => void;
  /** Milliseconds that only grow. */
  readonly nowMs: () => number;
}

type Said = Pick<ClassPageView, 'said' | 'draft'>;
type InClass = (
  request: FastifyRequest,
  reply: FastifyReply,
  session: ClassSession,
  me: ClassMember,
) => unknown;

const FORM_BYTES = 64 * 1024;
/** A class behind one address must fit; whoever tries codes must not get far. */
const WRONG_CODES = { burst: 30, perSecond: 0.1 } as const;
const QUESTIONS = { burst: 60, perSecond: 2 } as const;

/** Adds the pages of participants under `/lop`: the code, the way in, questions and quiz. No account, no name. */
export function routeClass(app: FastifyInstance, parts: ClassRouteParts): void {
  const { stores, assets, publicUrl, nowMs } = parts;
  const { sessions, questions, quiz } = stores;
  const wrongCodes = createRateLimit({ ...WRONG_CODES, nowMs });
  const askLimit = createRateLimit({ ...QUESTIONS, nowMs });
  const isSecure = publicUrl.startsWith('https://');

  const sessionAt = async (request: FastifyRequest): Promise<ClassSession> => {
    const code = readClassCode(textField(request.params, 'code'))?.code ?? '';
    const session = await sessions.byCode(code);
    if (session !== null) return session;
    const waitSeconds = wrongCodes.take(senderOf(request.ip));
    throw waitSeconds > 0
      ? new HttpProblem(429, 'rate-limited', waitSeconds)
      : new HttpProblem(404, 'not-found');
  };
  const memberIn = async (request: FastifyRequest, session: ClassSession): Promise<ClassMember | null> => {
    const me = memberOf(request.headers.cookie);
    return me !== null && (await sessions.ofMember(me))?.id === session.id ? me : null;
  };
  const showClass = async (reply: FastifyReply, session: ClassSession, me: ClassMember, said?: Said) => {
    const run = await quiz.last(session.id);
    const view: ClassPageView = {
      ...{ session, run, said: said?.said ?? [], draft: said?.draft ?? '' },
      own: await questions.ofMember(session.id, me),
      choice: run === null ? null : await quiz.choiceOf(run.id, me),
      mark: await sessions.changes(session.id),
    };
    return sendPage(reply, renderClassPage(view, assets));
  };

  void app.register((area, _options, done) => {
    area.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(body.toString()))),
    );
    area.addHook('onRequest', async (request) => {
      if (request.method !== 'GET' && request.method !== 'HEAD' && !isFromOwnPage(request.headers, publicUrl))
        throw new HttpProblem(403, 'not-from-our-page');
    });
    const post = (url: string, handler: RouteHandler): void => routeOne(area, 'POST', url, handler);
    /** An action of somebody who is in the class; anybody else is shown the way in. */
    const action = (name: string, handler: InClass): void =>
      post(`/lop/:code/${name}`, async (request, reply) => {
        const session = await sessionAt(request);
        const me = await memberIn(request, session);
        return me === null
          ? reply.redirect(`/lop/${session.code}`, 303)
          : handler(request, reply, session, me);
      });

    routeOne(area, 'GET', '/lop', async (request, reply) => {
      const typed = textField(request.query, 'ma');
      if (typed === '') return sendPage(reply, renderEnterPage(null, assets));
      const session = await sessions.byCode(readClassCode(typed)?.code ?? '');
      if (session !== null) return reply.redirect(`/lop/${session.code}`, 303);
      const isTooMany = wrongCodes.take(senderOf(request.ip)) > 0;
      return sendPage(
        reply.code(isTooMany ? 429 : 404),
        renderEnterPage(isTooMany ? CLASS_PAGE.tooManyTries : CLASS_PAGE.noSuchClass, assets),
      );
    });

    routeOne(area, 'GET', '/lop/:code', async (request, reply) => {
      const session = await sessionAt(request);
      const me = await memberIn(request, session);
      if (me !== null) return showClass(reply, session, me);
      const telegram = parts.telegramLink(startWord(session.code));
      return sendPage(reply, renderJoinPage({ session, telegram, hasZalo: parts.hasZalo }, assets));
    });

    routeOne(area, 'GET', '/lop/:code/moi', async (request) => {
      const { id } = await sessionAt(request);
      return { mark: await sessions.changes(id) };
    });

    post('/lop/:code/vao', async (request, reply) => {
      const session = await sessionAt(request);
      const me = memberOf(request.headers.cookie) ?? newWebMember();
      await sessions.join(session.id, me);
      return reply.header('set-cookie', memberCookie(me, isSecure)).redirect(`/lop/${session.code}`, 303);
    });

    action('hoi', async (request, reply, session, me) => {
      const waitSeconds = askLimit.take(senderOf(request.ip));
      if (waitSeconds > 0) throw new HttpProblem(429, 'rate-limited', waitSeconds);
      const raw = textField(request.body, 'cau-hoi');
      const asked = await parts.ask(session, me, raw);
      if (asked.state === 'kept' && !asked.isMasked) return reply.redirect(`/lop/${session.code}`, 303);
      return showClass(reply, session, me, saidOf(asked, raw));
    });
    action('tra-loi', async (request, reply, session, me) => {
      const run = await quiz.find(textField(request.body, 'cau'));
      if (run === null || run.sessionId !== session.id) throw new HttpProblem(404, 'not-found');
      const choice = /^\d{1,2}$/.test(textField(request.body, 'chon'))
        ? Number(textField(request.body, 'chon'))
        : -1;
      const taken = await quiz.answer(run.id, me, choice);
      if (taken === 'wrong-option') throw new HttpProblem(400, 'request-invalid');
      return taken === 'already'
        ? showClass(reply, session, me, { said: [CLASS_PAGE.alreadyAnswered], draft: '' })
        : reply.redirect(`/lop/${session.code}`, 303);
    });
    action('roi', async (_request, reply, _session, me) => {
      await sessions.leave(me);
      return reply.redirect('/lop', 303);
    });
    action('xoa', async (_request, reply, session, me) => {
      await questions.erase(me);
      await quiz.erase(me);
      parts.scrub();
      return showClass(reply, session, me, { said: [CLASS_PAGE.erased], draft: '' });
    });
    done();
  });
}

function saidOf(asked: AskedInClass, raw: string): Said {
  switch (asked.state) {
    case 'kept':
      return { said: [CLASS_PAGE.privateMasked], draft: '' };
    case 'told':
      return { said: [CLASS_PAGE.refused, ...asked.answer.text.split('\n')], draft: raw };
    case 'secret':
      return { said: [CLASS_PAGE.secret], draft: '' };
    case 'empty':
      return { said: [CLASS_PAGE.empty], draft: '' };
    case 'too-long':
      return { said: [CLASS_PAGE.tooLong], draft: raw };
    case 'busy':
      return { said: [CLASS_PAGE.busy], draft: raw };
    case 'not-ready':
      return { said: [CLASS_PAGE.notReady], draft: raw };
  }
}
