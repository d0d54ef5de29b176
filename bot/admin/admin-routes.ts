import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/http-problem.ts';
import { routeMethods, routeOne, type RouteHandler } from '../http/one-method.ts';
import { senderOf } from '../http/rate-limit.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { LOGIN_PAGE } from './admin-messages.vi.ts';
import type { AdminPassword } from './admin-password.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { LoginGuard } from './login-guard.ts';
import { internalPath, isFromOwnPage, isSameToken } from './request-proof.ts';
import { FORGET_SESSION_COOKIE, secretOf, sessionCookie } from './session-cookie.ts';
import type { Session, Sessions } from './sessions.ts';
import { renderLoginPage } from './views/login-page.ts';

/** A page or action behind the sign-in; `session` is proven. Actions have also proven that our own page sent them. */
export type AdminHandler = (request: FastifyRequest, reply: FastifyReply, session: Session) => unknown;

/** Adds pages (GET) and actions (POST) to the area behind the sign-in. Addresses begin with `/admin/`, or are `/trinh-chieu`. */
export interface AdminArea {
  page(url: string, handler: AdminHandler): void;
  action(url: string, handler: AdminHandler): void;
  /** An action whose body is the bytes of one file (`application/octet-stream`); the token comes in `x-form-token`. */
  upload(url: string, maxBytes: number, handler: AdminHandler): void;
}

export interface AdminRouteParts {
  /** Null: no password is set, and every address answers that the pages are off. */
  readonly password: AdminPassword | null;
  readonly sessions: Sessions;
  readonly guard: LoginGuard;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly publicUrl: string | null;
  readonly now: () => Date;
  /** Adds the pages behind the sign-in. */
  readonly addPages: (area: AdminArea) => void;
}

const LOGIN = '/admin/dang-nhap';
const FORM_BYTES = 64 * 1024;

/**
 * Adds everything under `/admin`. Deny by default: what is not the sign-in page itself runs only with a living session,
 * and what changes something only when one of our own pages sent it (Origin or Sec-Fetch-Site, and the token of the
 * session).
 */
export function routeAdmin(app: FastifyInstance, parts: AdminRouteParts): void {
  const { password, sessions, guard, audit, assets, publicUrl, now } = parts;
  void app.register((area, _options, done) => {
    area.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(body.toString()))),
    );

    if (password === null) {
      routeOne(area, 'GET', '/admin', (_request, reply) =>
        sendPage(reply.code(404), loginPage('/admin', LOGIN_PAGE.off)),
      );
      done();
      return;
    }

    area.addHook('onRequest', async (request, reply) => {
      const session = sessions.find(secretOf(request.headers.cookie));
      if (request.method !== 'GET' && request.method !== 'HEAD' && !isFromOwnPage(request.headers, publicUrl))
        throw new HttpProblem(403, 'not-from-our-page');
      if (request.routeOptions.url === LOGIN) return;
      if (session !== undefined) {
        request.setDecorator('adminSession', session);
        return;
      }
      if (request.method !== 'GET') throw new HttpProblem(401, 'sign-in-needed');
      await reply.redirect(`${LOGIN}?next=${encodeURIComponent(internalPath(request.url))}`, 303);
    });
    area.decorateRequest('adminSession', null);

    routeMethods(area, LOGIN, {
      GET: (request, reply) => sendPage(reply, loginPage(internalPath(field(request.query, 'next')), null)),
      POST: async (request, reply) => {
        const next = internalPath(field(request.body, 'next'));
        const sender = senderOf(request.ip);
        const turn = guard.ask(sender);
        if (!turn.granted)
          return sendPage(
            reply.code(429).header('retry-after', turn.waitSeconds),
            loginPage(next, LOGIN_PAGE.wait(turn.waitSeconds)),
          );
        const tried = field(request.body, 'password');
        // Counted before the slow comparison, so that a hundred tries at once do not all pass the guard.
        guard.failed(sender);
        if (!(await password.matches(tried))) {
          record('-', 'login-failed', {});
          return sendPage(reply.code(401), loginPage(next, LOGIN_PAGE.wrong));
        }
        guard.succeeded(sender);
        sessions.end(secretOf(request.headers.cookie));
        const { secret, session } = sessions.begin();
        record(session.label, 'login', {});
        return reply.header('set-cookie', sessionCookie(secret)).redirect(next, 303);
      },
    });

    const proven =
      (handler: AdminHandler): RouteHandler =>
      (request, reply) => {
        const session = sessionOf(request);
        const token = request.headers['x-form-token'] ?? field(request.body, 'formToken');
        if (!isSameToken(token, session.formToken)) throw new HttpProblem(403, 'not-from-our-page');
        return handler(request, reply, session);
      };
    const pages: AdminArea = {
      page: (url, handler) =>
        routeOne(area, 'GET', url, (request, reply) => handler(request, reply, sessionOf(request))),
      action: (url, handler) => routeOne(area, 'POST', url, proven(handler)),
      upload(url, maxBytes, handler) {
        void area.register((uploads, _none, ready) => {
          uploads.addContentTypeParser(
            'application/octet-stream',
            { parseAs: 'buffer', bodyLimit: maxBytes },
            (_request, body, parsed) => parsed(null, body),
          );
          routeOne(uploads, 'POST', url, proven(handler));
          ready();
        });
      },
    };
    pages.action('/admin/dang-xuat', (request, reply, session) => {
      sessions.end(secretOf(request.headers.cookie));
      record(session.label, 'logout', {});
      return reply.header('set-cookie', FORGET_SESSION_COOKIE).redirect(LOGIN, 303);
    });
    parts.addPages(pages);
    done();
  });

  const loginPage = (next: string, problem: string | null): string =>
    renderLoginPage({ next, problem }, assets);
  const record = (actor: string, action: string, details: Record<string, string | number | null>): void =>
    audit.record({ at: now().toISOString(), actor, action, details });
}

/** The page as it is sent. */
export function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page);
}

/** A field of a form or query, as text; empty when it is absent, given twice or no text. */
export function field(values: unknown, name: string): string {
  const value: unknown =
    typeof values === 'object' && values !== null ? Object.getOwnPropertyDescriptor(values, name)?.value : '';
  return typeof value === 'string' ? value : '';
}

function sessionOf(request: FastifyRequest): Session {
  return request.getDecorator<Session>('adminSession');
}
