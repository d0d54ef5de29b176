import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../../../knowledge/log.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { AcceptEvents } from '../channel.ts';
import { readJson } from '../read-json.ts';
import { parseUpdate } from './parse-update.ts';

export const WEBHOOK_PATH = '/webhooks/zalo-bot';
const MAX_BODY_BYTES = 1024 * 1024;

export interface BotWebhookParts {
  /** Null: the bot polls, and the route answers 404. */
  readonly secret: string | null;
  readonly log: Log;
  readonly onGenuine: () => void;
  readonly onIgnored: (why: string) => void;
}

/** `POST /webhooks/zalo-bot`. The secret is proven before the body is read; 200 means on disk, or nothing that we answer; 503: not stored. */
export function addZaloBotWebhook(app: FastifyInstance, accept: AcceptEvents, parts: BotWebhookParts): void {
  const { secret, log } = parts;
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.route({
      method: 'POST',
      url: WEBHOOK_PATH,
      bodyLimit: MAX_BODY_BYTES,
      onRequest: async (request, reply) => {
        if (secret === null) throw new HttpProblem(404, 'not-found');
        if (!isSame(request.headers['x-bot-api-secret-token'], secret))
          // The rest of a body that nobody reads must not keep the connection.
          return reply.code(401).header('connection', 'close').send();
      },
      handler: async (request, reply) => {
        parts.onGenuine();
        const parsed = parseUpdate(Buffer.isBuffer(request.body) ? readJson(request.body) : null);
        if (parsed.kind === 'ignored') {
          parts.onIgnored(parsed.why);
          return reply.code(200).send();
        }
        try {
          await accept([parsed.event]);
        } catch {
          log.log('error', 'zalo-bot.event-unstored');
          return reply.code(503).send();
        }
        return reply.code(200).send();
      },
    });
  });
}

/** In constant time, whatever was sent. */
function isSame(given: string | string[] | undefined, secret: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(typeof given === 'string' ? given : ''), hash(secret));
}
