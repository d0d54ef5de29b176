import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What goes wrong with one file. Every field alone or together; none: the file is served as the real hub does. */
export interface HubFault {
  /** Every request gets this status. */
  readonly status?: number;
  /** GET only: breaks the connection after so many bytes of the answer, for the first `cuts` requests (default: all). */
  readonly cutAfter?: number;
  readonly cuts?: number;
  /** Added to the announced content-length of a GET. */
  readonly lengthBy?: number;
  /** Added to the announced x-linked-size. */
  readonly linkedSizeBy?: number;
  /** In place of the true entity tag. */
  readonly etag?: string;
  /** Announces neither entity tag nor commit, like a plain file server. */
  readonly plain?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
  /** Sends some bytes and then nothing more. */
  readonly stallAfter?: number;
  readonly redirectTo?: string;
  /** Other bytes than the tags say. */
  readonly body?: Buffer;
  readonly noHead?: boolean;
  readonly noRanges?: boolean;
}

export interface FakeModelHub {
  readonly root: string;
  /** `METHOD path range?`, in order of arrival. */
  readonly requests: string[];
  readonly faults: Map<string, HubFault>;
  close(): Promise<void>;
}

export const HUB_COMMIT = '0123456789abcdef0123456789abcdef01234567';

/**
 * A model hub on loopback. Large files (`.onnx`) are redirected to a storage address whose own entity tag is not the
 * checksum, small ones are answered directly with the id of their git blob: as the public hub does.
 */
export async function startFakeModelHub(
  model: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<FakeModelHub> {
  const requests: string[] = [];
  const faults = new Map<string, HubFault>();
  const cutsMade = new Map<string, number>();
  const sockets = new Set<Socket>();

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    requests.push([request.method, path, request.headers.range].filter(Boolean).join(' '));
    const [, where, name = ''] = /^\/(storage|.+?\/resolve\/[^/]+)\/(.+)$/.exec(path) ?? [];
    const isStorage = where === 'storage';
    const isHub = where === `${model}/resolve/main` || where === `${model}/resolve/${HUB_COMMIT}`;
    const bytes = files.get(name);
    const fault = faults.get(name) ?? faults.get('*') ?? {};
    if (fault.hang === true) return;
    if (bytes === undefined || (!isStorage && !isHub))
      return void response.writeHead(404).end('Entry not found');
    if (fault.status !== undefined) return void response.writeHead(fault.status).end('no');
    if (fault.noHead === true && request.method === 'HEAD') return void response.writeHead(405).end();
    if (fault.redirectTo !== undefined)
      return void response.writeHead(302, { location: fault.redirectTo }).end('elsewhere');
    // As with addresses that are signed for one method.
    if (isStorage && request.method === 'HEAD') return void response.writeHead(403).end();
    const isLarge = name.endsWith('.onnx');
    const tag = fault.etag ?? (isLarge ? sha256(bytes) : gitBlob(bytes));
    if (isLarge && !isStorage && fault.plain !== true) {
      const headers = {
        location: `/storage/${name}?signature=x`,
        'x-linked-etag': `"${tag}"`,
        'x-linked-size': String(bytes.length + (fault.linkedSizeBy ?? 0)),
        'x-repo-commit': HUB_COMMIT,
      };
      return void response.writeHead(302, headers).end('Found. Redirecting');
    }
    // The storage tags its files by a hash of its own, as long as a SHA-256.
    const etag = isStorage ? sha256(Buffer.concat([bytes, bytes])) : tag;
    sendFile(
      request,
      response,
      fault.body ?? bytes,
      fault,
      {
        ...(fault.plain === true ? {} : { etag: `"${etag}"` }),
        ...(isStorage || fault.plain === true ? {} : { 'x-repo-commit': HUB_COMMIT }),
      },
      () => {
        const made = cutsMade.get(name) ?? 0;
        cutsMade.set(name, made + 1);
        return made < (fault.cuts ?? Infinity);
      },
    );
  };
  const server = createServer(serve);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    requests,
    faults,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  fault: HubFault,
  headers: Record<string, string>,
  mayCut: () => boolean,
): void {
  const from =
    fault.noRanges === true ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from > 0 && from >= bytes.length) return void response.writeHead(416).end();
  const body = bytes.subarray(from);
  const length = body.length + (request.method === 'GET' ? (fault.lengthBy ?? 0) : 0);
  response.writeHead(from > 0 ? 206 : 200, {
    ...headers,
    'content-length': String(length),
    ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  if (request.method === 'HEAD') return void response.end();
  if (fault.stallAfter !== undefined) return void response.write(body.subarray(0, fault.stallAfter));
  if (fault.cutAfter !== undefined && mayCut())
    return void response.write(body.subarray(0, fault.cutAfter), () => response.destroy());
  response.write(body.subarray(0, length), () =>
    length > body.length ? response.destroy() : response.end(),
  );
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function gitBlob(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
