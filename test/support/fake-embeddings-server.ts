import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with the next requests. */
export type EmbeddingsBehaviour =
  | { readonly kind: 'answer'; readonly reversed?: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly times?: number }
  /** A body sent as it is, with status 200. */
  | { readonly kind: 'raw'; readonly body: string; readonly type?: string }
  | { readonly kind: 'hang'; readonly afterHeaders?: boolean };

export interface FakeEmbeddingsServer {
  /** Root for the SDK, ends in `/v1`. */
  readonly baseUrl: string;
  /** Texts of each request, in order of arrival. */
  readonly inputs: string[][];
  readonly headers: Record<string, unknown>[];
  behaviour: EmbeddingsBehaviour;
  dimensions: number;
  close(): Promise<void>;
}

/** An OpenAI-compatible `/v1/embeddings` on loopback that answers with plain arrays whatever encoding is asked for. */
export async function startFakeEmbeddingsServer(): Promise<FakeEmbeddingsServer> {
  let refusalsMade = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] };
      fake.inputs.push(input);
      fake.headers.push(request.headers);
      const { behaviour } = fake;
      if (behaviour.kind === 'hang') {
        if (behaviour.afterHeaders === true)
          response.writeHead(200, { 'content-type': 'application/json' }).write('{');
        return;
      }
      if (behaviour.kind === 'raw') return void send(response, 200, behaviour.body, behaviour.type);
      if (behaviour.kind === 'status' && refusalsMade < (behaviour.times ?? Infinity)) {
        refusalsMade++;
        response.setHeader('retry-after-ms', '1');
        return void send(response, behaviour.status, '{"error":{"message":"refused"}}');
      }
      const data = input.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: Array.from(text.padEnd(fake.dimensions).slice(0, fake.dimensions), (letter) =>
          letter.charCodeAt(0),
        ),
      }));
      if (behaviour.kind === 'answer' && behaviour.reversed === true) data.reverse();
      send(response, 200, JSON.stringify({ object: 'list', model: 'fake', data }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeEmbeddingsServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    inputs: [],
    headers: [],
    behaviour: { kind: 'answer' },
    dimensions: 6,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}

function send(response: ServerResponse, status: number, body: string, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
