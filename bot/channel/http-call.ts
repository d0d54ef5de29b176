import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs: number;
  /** Longest reply that is read. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** One request, without redirects and without retries. Rejects with `CallFailed`. */
export type HttpCall = (request: HttpRequest) => Promise<HttpReply>;

/** There was no whole reply. Neither the address nor any header is in it: both hold credentials on these platforms. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  /** `timeout`, `aborted`, `too-large`, `bad-address` or the code of the socket, e.g. `ECONNREFUSED`. */
  readonly code: string;
  /** False: not one byte of the request can have left, so the other side surely did nothing. */
  readonly mayHaveArrived: boolean;

  constructor(code: string, mayHaveArrived: boolean) {
    super(`call failed: ${code}`);
    this.code = code;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/**
 * Not `fetch`, because whether a message may be sent again depends on whether the connection stood when it failed, and
 * fetch does not tell. Each call has a connection of its own: a kept one that the other side closes in the same moment
 * would leave every such call in doubt.
 */
export const callHttp: HttpCall = (request) =>
  new Promise((resolve, reject) => {
    const { method, url, headers = {}, body, timeoutMs, maxBytes, signal } = request;
    if (!URL.canParse(url)) return reject(new CallFailed('bad-address', false));
    if (signal?.aborted === true) return reject(new CallFailed('aborted', false));
    const target = new URL(url);
    const isTls = target.protocol === 'https:';
    let isConnected = false;
    let isOver = false;
    const end = (finish: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      finish();
      outgoing.destroy();
    };
    const fail = (code: string): void => end(() => reject(new CallFailed(code, isConnected)));
    const abort = (): void => fail('aborted');
    const timer = setTimeout(() => fail('timeout'), timeoutMs);
    signal?.addEventListener('abort', abort, { once: true });

    const outgoing = (isTls ? requestHttps : requestHttp)(target, {
      method,
      agent: false,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
    });
    outgoing.on('socket', (socket) => {
      socket.once(isTls ? 'secureConnect' : 'connect', () => (isConnected = true));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'failed'));
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) return fail('too-large');
        chunks.push(chunk);
      });
      incoming.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'failed'));
      incoming.on('aborted', () => fail('ECONNRESET'));
      incoming.on('end', () =>
        end(() =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          }),
        ),
      );
    });
    outgoing.end(body);
  });
