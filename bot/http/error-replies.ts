import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../../knowledge/log.ts';
import { HTTP_ERRORS } from '../messages.vi.ts';
import { renderErrorPage } from './error-page.ts';
import { problemOf, type HttpProblem } from './http-problem.ts';
import type { Metrics } from './metrics.ts';
import type { WebAssets } from './web-assets.ts';

export type ErrorReplies = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/**
 * Answers what went wrong: a page for people, JSON for programs, both with a fixed sentence and the short id under
 * which the log holds the rest. Words of the request and of the error reach neither reply nor log.
 */
export function createErrorReplies(assets: WebAssets, metrics: Metrics, log: Log): ErrorReplies {
  return (error, request, reply) => {
    const problem = problemOf(error);
    metrics.rejected(problem.code);
    if (problem.status >= 500 && problem.code === 'failed')
      log.log('error', 'http.failed', { id: request.id, ...describeError(error) });
    else log.log('debug', 'http.rejected', { id: request.id, status: problem.status, code: problem.code });
    if (problem.retryAfterSeconds !== null) void reply.header('retry-after', problem.retryAfterSeconds);
    reply.code(problem.status);
    return wantsPage(request)
      ? reply.type('text/html; charset=utf-8').send(renderErrorPage(problem.code, request.id, assets))
      : reply.type('application/json; charset=utf-8').send(errorJson(problem, request.id));
  };
}

function errorJson(problem: HttpProblem, id: string): string {
  return JSON.stringify({ error: { code: problem.code, message: HTTP_ERRORS[problem.code], id } });
}

function wantsPage(request: FastifyRequest): boolean {
  const isForPrograms = /^\/(api|assets|webhooks|healthz|readyz|metrics)(\/|\?|$)/.test(request.url);
  return !isForPrograms && /\btext\/html\b/.test(request.headers.accept ?? '');
}

/** Kind, code and place of an error. Its message may quote a person, so it stays out. */
function describeError(error: unknown): { name: string; code: string | null; at: string } {
  if (!(error instanceof Error)) return { name: typeof error, code: null, at: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^ {4}at .+:\d+:\d+\)?$/.test(line))
    .slice(0, 6);
  return { name: error.name, code, at: frames.map((line) => line.trim()).join(' < ') };
}
