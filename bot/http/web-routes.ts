import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { WebAnswer } from './ask-route.ts';
import { renderChatPage } from './chat-page.ts';
import { renderDocumentPage } from './document-page.ts';
import type { DocumentSource } from './document-source.ts';
import { HttpProblem } from './http-problem.ts';
import type { ChatFigures, Metrics } from './metrics.ts';
import { routeOne } from './one-method.ts';
import type { WebAssets } from './web-assets.ts';

export interface WebRouteParts {
  readonly ask: (body: unknown) => Promise<WebAnswer>;
  readonly knowledge: DocumentSource;
  readonly assets: WebAssets;
  readonly metrics: Metrics;
  readonly exampleQuestions: readonly string[];
  readonly now: () => Date;
  /** Null when no chat channel is on. */
  readonly chatFigures: (() => Promise<ChatFigures>) | null;
}

const MAX_QUOTE_CHARACTERS = 2_000;

/** Adds the chat page, its answers, the source pages and the pages for those who watch over the server. */
export function routeWeb(app: FastifyInstance, parts: WebRouteParts): void {
  const { ask, knowledge, assets, metrics, exampleQuestions, now } = parts;
  const chatPage = renderChatPage(exampleQuestions, assets);

  routeOne(app, 'GET', '/', (_request, reply) => sendPage(reply, chatPage));

  routeOne(app, 'POST', '/api/ask', (request) => ask(request.body));

  routeOne(app, 'GET', '/assets/:name', (request, reply) => {
    const asset = assets.get(parameter(request, 'name'));
    if (asset === undefined) throw new HttpProblem(404, 'not-found');
    const keep = queryValue(request, 'v') === asset.hash;
    return reply
      .header('cache-control', keep ? 'public, max-age=31536000, immutable' : 'no-cache')
      .type(asset.type)
      .send(asset.bytes);
  });

  routeOne(app, 'GET', '/documents/:documentId', (request, reply) => {
    const id = parameter(request, 'documentId');
    const shown = knowledge.document(id);
    if (shown === undefined) throw new HttpProblem(404, 'document-not-found');
    const quote = queryValue(request, 'trich')?.slice(0, MAX_QUOTE_CHARACTERS) ?? null;
    const originalUrl =
      knowledge.original === undefined || shown.document.isMasked === true
        ? null
        : `/documents/${encodeURIComponent(id)}/original`;
    return sendPage(
      reply,
      renderDocumentPage(shown, { today: dayInVietnam(now()), quote, originalUrl }, assets),
    );
  });

  routeOne(app, 'GET', '/documents/:documentId/original', async (request, reply) => {
    const original = await knowledge.original?.(parameter(request, 'documentId'));
    if (original === undefined) throw new HttpProblem(404, 'document-not-found');
    return reply
      .header('content-disposition', attachment(original.file))
      .type('application/octet-stream')
      .send(Buffer.from(original.bytes));
  });

  routeOne(app, 'GET', '/healthz', () => ({ status: 'ok' }));

  routeOne(app, 'GET', '/readyz', async (_request, reply) => {
    const knowledgeVersion = knowledge.currentVersion();
    const chat = (await parts.chatFigures?.()) ?? null;
    const ready = knowledgeVersion !== null && (chat === null || isReady(chat));
    return reply.code(ready ? 200 : 503).send({
      ready,
      knowledgeVersion,
      ...(chat === null
        ? {}
        : { storeWritable: chat.isWritable, deadLetters: chat.inbox.dead, channels: statesOf(chat) }),
    });
  });

  routeOne(app, 'GET', '/metrics', async (_request, reply) =>
    reply
      .type(metrics.contentType)
      .send(await metrics.render(knowledge.currentVersion(), (await parts.chatFigures?.()) ?? null)),
  );
}

function isReady({ isWritable, channels }: ChatFigures): boolean {
  return isWritable && Object.values(channels).every(({ state }) => state === 'up' || state === 'degraded');
}

function statesOf({ channels }: ChatFigures): Record<string, { state: string; problem: string | null }> {
  return Object.fromEntries(
    Object.entries(channels).map(([name, { state, problem }]) => [name, { state, problem }]),
  );
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page);
}

function parameter(request: FastifyRequest, name: string): string {
  const { params } = request;
  const value: unknown =
    typeof params === 'object' && params !== null ? Object.getOwnPropertyDescriptor(params, name)?.value : '';
  return typeof value === 'string' ? value : '';
}

function queryValue(request: FastifyRequest, name: string): string | undefined {
  const { query } = request;
  const value: unknown =
    typeof query === 'object' && query !== null
      ? Object.getOwnPropertyDescriptor(query, name)?.value
      : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Always saved, never shown: a source file may be a web page with scripts of its own. */
function attachment(file: string): string {
  const name = (file.split(/[\\/]/).pop() ?? '').replace(/\p{C}/gu, '_');
  const plain = name.replace(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
