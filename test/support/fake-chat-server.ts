import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server was sent. */
export interface ChatCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly stream?: boolean;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [field: string]: unknown;
  };
}

/** What it does with one request. */
export type ChatReply =
  /** Streams the text in pieces of a few characters, as such servers do, and ends well; `afterMs`: so much later. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly finish?: string;
      readonly model?: string;
      readonly afterMs?: number;
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
      readonly param?: string;
    }
  /** Never sends a piece; the headers only when asked. */
  | { readonly kind: 'hang'; readonly headers?: boolean }
  /** Streams the text and then nothing. */
  | { readonly kind: 'stall'; readonly text: string }
  /** Streams the text and breaks the connection, or ends it without saying that the reply is over. */
  | { readonly kind: 'cut'; readonly text: string; readonly gently?: boolean }
  /** Streams the text again and again until the other side goes. */
  | { readonly kind: 'endless'; readonly text: string }
  /** An error inside the stream, behind the text. */
  | { readonly kind: 'error-event'; readonly text: string }
  /** Sent as it is with status 200. */
  | { readonly kind: 'raw'; readonly body: string; readonly type?: string }
  | { readonly kind: 'redirect'; readonly to: string };

export interface FakeChatServer {
  /** Root for the SDK, ends in `/v1`. */
  readonly baseUrl: string;
  readonly calls: ChatCall[];
  /** Requests whose other side went away before the end. */
  readonly abandoned: () => number;
  /** Decides about each request; may be replaced at any time. */
  reply: (call: ChatCall, index: number) => ChatReply;
  close(): Promise<void>;
}

/** An OpenAI-compatible `/v1/chat/completions` on loopback. */
export async function startFakeChatServer(
  reply: FakeChatServer['reply'] = () => ({ kind: 'text', text: 'Xin chào.' }),
): Promise<FakeChatServer> {
  let abandoned = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call: ChatCall = {
        path: request.url ?? '',
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()) as ChatCall['body'],
      };
      fake.calls.push(call);
      response.on('close', () => {
        if (!response.writableFinished) abandoned += 1;
      });
      carryOut(fake.reply(call, fake.calls.length - 1), call, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeChatServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls: [],
    abandoned: () => abandoned,
    reply,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}

function carryOut(reply: ChatReply, call: ChatCall, response: ServerResponse): void {
  const model = ('model' in reply ? reply.model : undefined) ?? call.body.model;
  const chunk = (delta: object, finish: string | null = null): string =>
    `data: ${JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1,
      model,
      choices: [{ index: 0, delta, finish_reason: finish }],
    })}\n\n`;
  const begin = (): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write(chunk({ role: 'assistant', content: '' }));
  };
  const write = (text: string): void => {
    // Cut in the middle of words and of letters' marks, as tokens are.
    for (const piece of text.match(/[\s\S]{1,7}/gu) ?? []) response.write(chunk({ content: piece }));
  };
  switch (reply.kind) {
    case 'text': {
      const answer = (): void => {
        begin();
        write(reply.text);
        response.end(`${chunk({}, reply.finish ?? 'stop')}data: [DONE]\n\n`);
      };
      if (reply.afterMs === undefined) return answer();
      const timer = setTimeout(answer, reply.afterMs);
      response.on('close', () => clearTimeout(timer));
      return;
    }
    case 'status':
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(
        JSON.stringify({
          error: { message: reply.message ?? 'refused', param: reply.param ?? null, type: 'x' },
        }),
      );
      return;
    case 'hang':
      if (reply.headers === true) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.flushHeaders();
      }
      return;
    case 'stall':
      begin();
      write(reply.text);
      return;
    case 'cut':
      begin();
      write(reply.text);
      if (reply.gently === true) response.end();
      else setImmediate(() => response.destroy());
      return;
    case 'endless': {
      begin();
      const timer = setInterval(() => write(reply.text), 1);
      response.on('close', () => clearInterval(timer));
      return;
    }
    case 'error-event':
      begin();
      write(reply.text);
      response.end(`data: ${JSON.stringify({ error: { message: 'overloaded' } })}\n\n`);
      return;
    case 'raw':
      response.writeHead(200, { 'content-type': reply.type ?? 'text/event-stream' }).end(reply.body);
      return;
    case 'redirect':
      response.writeHead(307, { location: reply.to }).end();
  }
}
