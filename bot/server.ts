import { randomBytes } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import type { Log } from '../knowledge/log.ts';
import type { Answer, Answerer } from './answer/answer.ts';
import { createAskRoute, type AskRouteParts } from './http/ask-route.ts';
import type { DocumentSource } from './http/document-source.ts';
import { createErrorReplies } from './http/error-replies.ts';
import { HttpProblem } from './http/http-problem.ts';
import { createMetrics, type ChatFigures, type Metrics } from './http/metrics.ts';
import { createRateLimit, senderOf, type RateLimit } from './http/rate-limit.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createWebConversations } from './http/web-conversations.ts';
import { loadWebAssets } from './http/web-assets.ts';
import { routeWeb } from './http/web-routes.ts';
import { EXAMPLE_QUESTIONS } from './messages.vi.ts';

/** What one caller, and all together, may take of the server. */
export interface ServerLimits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  /** Bytes of all headers of a request. */
  readonly headerBytes: number;
  /** Time for the headers, and for the whole request, to arrive. */
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly maxConnections: number;
  /** Questions of one address: at once, and a second in the long run. A class behind one address must fit. */
  readonly askBurst: number;
  readonly askPerSecond: number;
  /** Pages of one address. */
  readonly pageBurst: number;
  readonly pagePerSecond: number;
  readonly maxRunningQuestions: number;
  readonly answerTimeoutMs: number;
}

export const DEFAULT_LIMITS: ServerLimits = {
  bodyBytes: 64 * 1024,
  headerBytes: 16 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  maxConnections: 2_000,
  askBurst: 60,
  askPerSecond: 2,
  pageBurst: 200,
  pagePerSecond: 10,
  maxRunningQuestions: 64,
  answerTimeoutMs: 30_000,
};

export interface ServerOptions {
  readonly answerer: Answerer;
  readonly knowledge: DocumentSource;
  readonly log: Log;
  /** Address people use, for TLS only; requests never decide it. Default null. */
  readonly publicUrl?: string | null;
  /** Buttons of an empty chat. Default: questions that the starter documents answer. */
  readonly exampleQuestions?: readonly string[];
  readonly limits?: Partial<ServerLimits>;
  /** Default: its own. */
  readonly metrics?: Metrics;
  /** How the chat channels are. Default: none is on. */
  readonly chatFigures?: (() => Promise<ChatFigures>) | null;
  /** The approved answer for everybody to a question, or null. Default: there is none. */
  readonly approvedFor?: AskRouteParts['approvedFor'];
  /** Told of each answer on the web page, with the question as it was asked. */
  readonly onAnswered?: (question: string, answer: Answer) => void;
  /** The time of day, for validity. Default: the clock. */
  readonly now?: () => Date;
  /** Milliseconds that only grow, for limits and memory. Default: the monotonic clock. */
  readonly nowMs?: () => number;
}

/**
 * The HTTP edge, not yet listening: `await app.listen({ host, port })`, `await app.close()`. Routes of other
 * channels may be added before it listens; they get the same limits, headers and error replies.
 */
export function createServer(options: ServerOptions): FastifyInstance {
  const { answerer, knowledge, log, publicUrl = null } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const nowMs = options.nowMs ?? (() => performance.now());
  const metrics = options.metrics ?? createMetrics();
  const assets = loadWebAssets();
  const headers = securityHeaders(publicUrl);
  const replyWithError = createErrorReplies(assets, metrics, log);

  const app = fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestTimeoutMs,
    http: {
      headersTimeout: limits.headersTimeoutMs,
      maxHeaderSize: limits.headerBytes,
      connectionsCheckingInterval: Math.min(2_000, limits.headersTimeoutMs),
    },
    keepAliveTimeout: 20_000,
    trustProxy: false,
    genReqId: () => randomBytes(5).toString('hex'),
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: (error, request, reply) => {
      void reply.headers(headers);
      void replyWithError(error, request, reply);
    },
    clientErrorHandler(error, socket) {
      const status =
        error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
      metrics.rejected('unreadable');
      if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      else socket.destroy();
    },
  });
  app.server.maxConnections = limits.maxConnections;
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (_request, reply) => void reply.headers(headers));
  app.setErrorHandler(replyWithError);
  app.setNotFoundHandler(() => {
    throw new HttpProblem(404, 'not-found');
  });

  const askLimit = createRateLimit({ burst: limits.askBurst, perSecond: limits.askPerSecond, nowMs });
  const pageLimit = createRateLimit({ burst: limits.pageBurst, perSecond: limits.pagePerSecond, nowMs });
  app.addHook('onRequest', async (request) => {
    if (request.url.startsWith('/api/')) takeTurn(askLimit, request.ip);
    if (request.url.startsWith('/documents/')) takeTurn(pageLimit, request.ip);
  });

  const ask = createAskRoute({
    answerer,
    knowledge,
    conversations: createWebConversations({ nowMs }),
    metrics,
    nowMs,
    maxRunning: limits.maxRunningQuestions,
    answerTimeoutMs: limits.answerTimeoutMs,
    ...(options.approvedFor === undefined ? {} : { approvedFor: options.approvedFor }),
    ...(options.onAnswered === undefined ? {} : { onAnswered: options.onAnswered }),
  });
  routeWeb(app, {
    ask,
    knowledge,
    assets,
    metrics,
    chatFigures: options.chatFigures ?? null,
    exampleQuestions: options.exampleQuestions ?? EXAMPLE_QUESTIONS,
    now: options.now ?? (() => new Date()),
  });
  return app;
}

function takeTurn(limit: RateLimit, address: string): void {
  const waitSeconds = limit.take(senderOf(address));
  if (waitSeconds > 0) throw new HttpProblem(429, 'rate-limited', waitSeconds);
}
