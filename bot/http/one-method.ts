import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from './http-problem.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

export type RouteHandler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/** Serves an address under these methods (GET brings HEAD); any other method there is told so before its body is read. */
export function routeMethods(
  app: FastifyInstance,
  url: string,
  handlers: Partial<Readonly<Record<'GET' | 'POST', RouteHandler>>>,
): void {
  const served = new Set<string>(Object.keys(handlers));
  if (served.has('GET')) served.add('HEAD');
  if (handlers.GET) app.route({ method: 'GET', url, handler: handlers.GET });
  if (handlers.POST) app.route({ method: 'POST', url, handler: handlers.POST });
  app.route({
    method: METHODS.filter((other) => !served.has(other)),
    url,
    onRequest: async (_request, reply) => {
      void reply.header('allow', METHODS.filter((method) => served.has(method)).join(', '));
      throw new HttpProblem(405, 'method-not-allowed');
    },
    handler: () => undefined,
  });
}

/** `routeMethods` with one of them. */
export function routeOne(
  app: FastifyInstance,
  method: 'GET' | 'POST',
  url: string,
  handler: RouteHandler,
): void {
  routeMethods(app, url, { [method]: handler });
}
