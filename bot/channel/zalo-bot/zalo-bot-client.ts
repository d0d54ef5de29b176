import { z } from 'zod';
import { CallFailed, type HttpCall } from '../http-call.ts';
import { readJson } from '../read-json.ts';

const TIMEOUT_MS = 10_000;
/** Waiting for an update takes up to 30 s by itself. */
const POLL_TIMEOUT_MS = 40_000;
const MAX_REPLY_BYTES = 1024 * 1024;

/** What came of one call. The token, which stands in every address, is in none of it. */
export type BotReply =
  | { readonly kind: 'ok'; readonly result: unknown }
  /** The platform said no, with HTTP's numbers: 401, 403, 408, 429 … */
  | { readonly kind: 'error'; readonly code: number }
  /** Surely not carried out. */
  | { readonly kind: 'not-done'; readonly code: string }
  /** May have been carried out. */
  | { readonly kind: 'unknown'; readonly code: string };

/** One method of the Bot API, once and with a time limit. Never rejects. */
export type ZaloBotCall = (method: string, body: object, signal?: AbortSignal) => Promise<BotReply>;

/** A 2xx can still be `ok: false`. */
const envelopeSchema = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z
    .union([z.number(), z.string().regex(/^\d{1,5}$/)])
    .transform(Number)
    .nullish(),
});

export function createZaloBotClient(apiRoot: string, token: string, call: HttpCall): ZaloBotCall {
  return async (method, body, signal) => {
    try {
      const reply = await call({
        method: 'POST',
        url: `${apiRoot}/bot${token}/${method}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        timeoutMs: method === 'getUpdates' ? POLL_TIMEOUT_MS : TIMEOUT_MS,
        maxBytes: MAX_REPLY_BYTES,
        ...(signal === undefined ? {} : { signal }),
      });
      return readBotReply(reply.status, reply.body);
    } catch (error) {
      if (!(error instanceof CallFailed)) return { kind: 'unknown', code: 'failed' };
      return { kind: error.mayHaveArrived ? 'unknown' : 'not-done', code: error.code };
    }
  };
}

export function readBotReply(status: number, body: Uint8Array): BotReply {
  const envelope = envelopeSchema.safeParse(readJson(body));
  if (envelope.success) {
    const { ok, result, error_code: code } = envelope.data;
    return ok ? { kind: 'ok', result } : { kind: 'error', code: code ?? status };
  }
  if (status >= 400 && status < 500) return { kind: 'error', code: status };
  // A gateway that had no server behind it; 504 had one, which may have done its work.
  if (status === 500 || status === 502 || status === 503) return { kind: 'not-done', code: `http-${status}` };
  return { kind: 'unknown', code: status === 200 ? 'unreadable-reply' : `http-${status}` };
}
