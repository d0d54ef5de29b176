import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../../../knowledge/log.ts';
import type { AcceptEvents } from '../channel.ts';
import { readJson } from '../read-json.ts';
import { parseUpdate } from './parse-update.ts';
import type { BotIdentity } from './read-addressed.ts';

export const TELEGRAM_WEBHOOK_PATH = '/webhooks/telegram';
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const MAX_BODY_BYTES = 1024 * 1024;

export interface WebhookParts {
  /** Null while the channel polls: then the route does not exist for anybody. */
  readonly secret: string | null;
  /** Null until Telegram has said who we are; until then it is asked to come again. */
  readonly self: () => BotIdentity | null;
  readonly log: Log;
  readonly onIgnored: (why: string) => void;
  readonly onSeen: () => void;
}

/**
 * `POST /webhooks/telegram`. The secret is compared before a byte of the body is read. 200 means: on disk, or nothing
 * that we answer. When the store fails it is 503, and Telegram sends the update again. Replies have no body.
 */
export function addTelegramWebhook(app: FastifyInstance, accept: AcceptEvents, parts: WebhookParts): void {
  const { secret, self, log } = parts;

  const checkSecret = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    if (secret === null) return close(reply, 404);
    const given = request.headers[SECRET_HEADER];
    if (typeof given === 'string' && isSame(given, secret)) return undefined;
    parts.onIgnored('wrong-secret');
    return close(reply, 401);
  };

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const identity = self();
    if (identity === null) return reply.code(503).send();
    const value = Buffer.isBuffer(request.body) ? readJson(request.body) : undefined;
    if (value === undefined) {
      parts.onIgnored('unreadable');
      return reply.code(400).send();
    }
    parts.onSeen();
    const parsed = parseUpdate(value, identity);
    if (parsed.kind === 'ignored') {
      parts.onIgnored(parsed.why);
      return reply.code(200).send();
    }
    try {
      await accept([parsed.event]);
    } catch {
      log.log('error', 'telegram.event-unstored');
      return reply.code(503).send();
    }
    return reply.code(200).send();
  };

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      const status = error.statusCode ?? 500;
      parts.onIgnored(`http-${status}`);
      return close(reply, status >= 400 && status < 600 ? status : 500);
    });
    scope.route({
      method: 'POST',
      url: TELEGRAM_WEBHOOK_PATH,
      bodyLimit: MAX_BODY_BYTES,
      onRequest: checkSecret,
      handler: handle,
    });
    scope.route({
      method: ['GET', 'PUT', 'DELETE', 'PATCH'],
      url: TELEGRAM_WEBHOOK_PATH,
      onRequest: async (_request, reply) => close(reply, secret === null ? 404 : 405),
      handler: (_request, reply) => close(reply, 405),
    });
  });
}

/** The rest of a body that nobody reads ends with the connection. */
const close = (reply: FastifyReply, status: number): FastifyReply =>
  reply.code(status).header('connection', 'close').send();

/** In a time that depends neither on what was given nor on its length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
