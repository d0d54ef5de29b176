import { z } from 'zod';
import { CallFailed, type HttpCall } from '../http-call.ts';
import { readJson } from '../read-json.ts';
import type { TokenPair } from './token-store.ts';

const TIMEOUT_MS = 10_000;
const MAX_REPLY_BYTES = 64 * 1024;
/** When they do not say: 25 hours. */
const USUAL_LIFE_SECONDS = 90_000;
const RATE_LIMITED = -32;

export type RenewalReply =
  | { readonly kind: 'pair'; readonly pair: TokenPair }
  /** They will not renew this token: it was used, has lapsed, or the consent is gone. */
  | { readonly kind: 'refused'; readonly code: string }
  /** The token was surely not used. */
  | { readonly kind: 'not-done'; readonly code: string }
  /** The token may have been used; if it was, the new pair is lost. */
  | { readonly kind: 'unknown'; readonly code: string };

/** Exchanges a refresh token, which dies by it, for a new pair. Never rejects. */
export type RenewTokens = (refreshToken: string) => Promise<RenewalReply>;

/** As little as possible is demanded of a pair: one that is not understood would be lost. */
const pairSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.unknown().optional(),
});
const errorSchema = z.object({
  error: z.union([z.number(), z.string().regex(/^-?\d{1,9}$/)]).transform(Number),
});

export function createTokenEndpoint(
  {
    oauthRoot,
    appId,
    appSecret,
  }: { readonly oauthRoot: string; readonly appId: string; readonly appSecret: string },
  call: HttpCall,
  nowMs: () => number,
): RenewTokens {
  return async (refreshToken) => {
    try {
      const { status, body } = await call({
        method: 'POST',
        url: `${oauthRoot}/v4/oa/access_token`,
        headers: { secret_key: appSecret, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          refresh_token: refreshToken,
          app_id: appId,
          grant_type: 'refresh_token',
        }).toString(),
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_REPLY_BYTES,
      });
      return readRenewal(readJson(body), status, nowMs());
    } catch (error) {
      if (error instanceof CallFailed && !error.mayHaveArrived) return { kind: 'not-done', code: error.code };
      return { kind: 'unknown', code: error instanceof CallFailed ? error.code : 'failed' };
    }
  };
}

/** Errors come with HTTP 200 here too. */
export function readRenewal(value: unknown, status: number, nowMs: number): RenewalReply {
  const pair = pairSchema.safeParse(value);
  if (pair.success) {
    // A string at this platform, "90000".
    const seconds = Number(pair.data.expires_in);
    const life = Number.isFinite(seconds) && seconds > 0 ? seconds : USUAL_LIFE_SECONDS;
    return {
      kind: 'pair',
      pair: {
        accessToken: pair.data.access_token,
        refreshToken: pair.data.refresh_token,
        accessExpiresMs: nowMs + life * 1000,
      },
    };
  }
  const failure = errorSchema.safeParse(value);
  if (!failure.success || failure.data.error === 0) return { kind: 'unknown', code: `http-${status}` };
  const { error } = failure.data;
  return error === RATE_LIMITED
    ? { kind: 'not-done', code: String(error) }
    : { kind: 'refused', code: String(error) };
}
