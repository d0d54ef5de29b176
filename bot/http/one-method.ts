import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from './http-problem.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

export type RouteHandler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/** Serves the route under one method (GET brings HEAD); any other method there is told so before its body is read. */
export function routeOne(
  app: FastifyInstance,
  method: 'GET' | 'POST',
  url: string,
  handler: RouteHandler,
): void {
  app.route({ method, url, handler });
  const served: readonly string[] = method === 'GET' ? ['GET', 'HEAD'] : [method];
  app.route({
    method: METHODS.filter((other) => !served.includes(other)),
    url,
    onRequest: async (_request, reply) => {
      void reply.header('allow', served.join(', '));
      throw new HttpProblem(405, 'method-not-allowed');
    },
    handler: () => undefined,
  });
}
