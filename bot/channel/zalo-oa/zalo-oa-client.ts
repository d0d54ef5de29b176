import { z } from 'zod';
import { CallFailed, type HttpCall, type HttpReply } from '../http-call.ts';
import { readJson } from '../read-json.ts';

const TIMEOUT_MS = 10_000;
const MAX_REPLY_BYTES = 1024 * 1024;

/** What came of one call. None of it holds a token. */
export type OaReply =
  | { readonly kind: 'ok'; readonly data: unknown }
  /** The platform said no: in the body, whatever the HTTP status was. */
  | { readonly kind: 'error'; readonly code: number }
  /** Surely not carried out; may be tried again. */
  | { readonly kind: 'not-done'; readonly code: string }
  /** May have been carried out. */
  | { readonly kind: 'unknown'; readonly code: string };

export interface OaUpload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
}

/** The calls of the OA API, each once and within 10 seconds. Never rejects. */
export interface ZaloOaClient {
  /** `query` travels as the one parameter `data` of this API. */
  get(path: string, query: object | null, accessToken: string, signal?: AbortSignal): Promise<OaReply>;
  post(path: string, body: object, accessToken: string, signal?: AbortSignal): Promise<OaReply>;
  upload(path: string, file: OaUpload, accessToken: string, signal?: AbortSignal): Promise<OaReply>;
}

/** Errors come with HTTP 200; success is the field `error` being 0. */
const envelopeSchema = z.object({
  error: z.union([z.number().int(), z.string().regex(/^-?\d{1,9}$/)]).transform(Number),
  data: z.unknown().optional(),
});

export function createZaloOaClient(apiRoot: string, call: HttpCall): ZaloOaClient {
  const send = async (
    method: 'GET' | 'POST',
    path: string,
    accessToken: string,
    content: { headers?: Record<string, string>; body?: string | Uint8Array },
    signal?: AbortSignal,
  ): Promise<OaReply> => {
    try {
      const reply = await call({
        method,
        url: `${apiRoot}${path}`,
        headers: { access_token: accessToken, ...content.headers },
        ...(content.body === undefined ? {} : { body: content.body }),
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_REPLY_BYTES,
        ...(signal === undefined ? {} : { signal }),
      });
      return readReply(reply);
    } catch (error) {
      return failureOf(error);
    }
  };
  return {
    get: (path, query, accessToken, signal) => {
      const data = query === null ? '' : `?data=${encodeURIComponent(JSON.stringify(query))}`;
      return send('GET', `${path}${data}`, accessToken, {}, signal);
    },
    post: (path, body, accessToken, signal) =>
      send(
        'POST',
        path,
        accessToken,
        { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        signal,
      ),
    upload: async (path, { bytes, fileName, mediaType }, accessToken, signal) => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(bytes)], { type: mediaType }), fileName);
      const encoded = new Response(form);
      return send(
        'POST',
        path,
        accessToken,
        {
          headers: { 'content-type': encoded.headers.get('content-type') ?? 'multipart/form-data' },
          body: new Uint8Array(await encoded.arrayBuffer()),
        },
        signal,
      );
    },
  };
}

/** Reads the body first: this API answers errors with 200, and a gateway before it answers pages. */
export function readReply({ status, body }: Pick<HttpReply, 'status' | 'body'>): OaReply {
  const envelope = envelopeSchema.safeParse(readJson(body));
  if (envelope.success)
    return envelope.data.error === 0
      ? { kind: 'ok', data: envelope.data.data }
      : { kind: 'error', code: envelope.data.error };
  if (status === 429) return { kind: 'error', code: -32 };
  // A gateway that had no server behind it; 504 had one, which may have done its work.
  if (status === 500 || status === 502 || status === 503) return { kind: 'not-done', code: `http-${status}` };
  if (status >= 400 && status < 500) return { kind: 'not-done', code: `http-${status}` };
  return { kind: 'unknown', code: status === 200 ? 'unreadable-reply' : `http-${status}` };
}

export function failureOf(error: unknown): OaReply {
  if (!(error instanceof CallFailed)) return { kind: 'unknown', code: 'failed' };
  return { kind: error.mayHaveArrived ? 'unknown' : 'not-done', code: error.code };
}
