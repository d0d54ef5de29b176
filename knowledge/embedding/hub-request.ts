import { HubFailure } from './hub-failure.ts';

/** What the bytes of a file must hash to. `git-sha1` is over `blob <size>\0` and the bytes. */
export interface Checksum {
  readonly algorithm: 'sha256' | 'git-sha1';
  readonly hex: string;
}

/** The last answer of a chain of redirects (for HEAD: the first that describes the file), and what the hub itself said of the file on the way. */
export interface HubAnswer {
  readonly response: Response;
  readonly checksum: Checksum | null;
  /** Size of the file; null when nobody said it. */
  readonly bytes: number | null;
  readonly commit: string | null;
}

const MAX_REDIRECTS = 5;

/**
 * One request that follows at most five redirects, over http(s) only and never from https down to http. Throws
 * HubFailure for a bad redirect, and whatever `fetch` throws when there is no answer.
 */
export async function requestHub(
  fetch: typeof globalThis.fetch,
  url: URL,
  init: { method: 'GET' | 'HEAD'; signal: AbortSignal; range?: number },
): Promise<HubAnswer> {
  let at = url;
  let checksum: Checksum | null = null;
  let linkedBytes: number | null = null;
  let commit: string | null = null;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await fetch(at, {
      method: init.method,
      redirect: 'manual',
      signal: init.signal,
      // A compressed answer would carry the length of something else than the file.
      headers: {
        'accept-encoding': 'identity',
        ...(init.range === undefined ? {} : { range: `bytes=${init.range}-` }),
      },
    });
    const { headers } = response;
    // Storage servers have entity tags of their own (also of 64 hex digits, over something else than the bytes),
    // so a plain etag counts only from the hub; the `x-linked-` headers are the hub's wherever they stand.
    checksum ??= parseChecksum(headers.get('x-linked-etag'));
    linkedBytes ??= parseSize(headers.get('x-linked-size'));
    const isRedirect = response.status >= 300 && response.status < 400;
    if (at.origin === url.origin) {
      commit ??= parseCommit(headers.get('x-repo-commit'));
      if (!isRedirect) checksum ??= parseChecksum(headers.get('etag'));
    }
    // Storage addresses are signed for GET alone; what a HEAD is asked for is already known here.
    if (!isRedirect || (init.method === 'HEAD' && linkedBytes !== null))
      return { response, checksum, bytes: linkedBytes ?? announcedBytes(response), commit };
    await response.body?.cancel();
    at = redirectTarget(headers.get('location'), at);
  }
  throw new HubFailure('bad-redirect', `${url.host} redirects more than ${MAX_REDIRECTS} times.`);
}

/** Size of the whole file by content-range or content-length; null when the body is encoded or nothing is said. */
export function announcedBytes(response: Response): number | null {
  const range = /^bytes \d+-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
  if (range !== null) return parseSize(range[1] ?? null);
  const encoding = response.headers.get('content-encoding');
  if (response.status !== 200 || (encoding !== null && encoding !== 'identity')) return null;
  return parseSize(response.headers.get('content-length'));
}

/** `"<64 hex>"` is a SHA-256, `"<40 hex>"` the id of a git blob; other entity tags say nothing of the bytes. */
export function parseChecksum(etag: string | null): Checksum | null {
  const hex = /^(?:W\/)?"?([0-9a-f]{40}|[0-9a-f]{64})"?$/i.exec(etag?.trim() ?? '')?.[1]?.toLowerCase();
  return hex === undefined ? null : { algorithm: hex.length === 64 ? 'sha256' : 'git-sha1', hex };
}

function parseSize(value: string | null): number | null {
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

function parseCommit(value: string | null): string | null {
  return value !== null && /^[0-9a-f]{40}$/i.test(value) ? value.toLowerCase() : null;
}

function redirectTarget(location: string | null, from: URL): URL {
  if (location === null || !URL.canParse(location, from.href))
    throw new HubFailure('bad-redirect', `${from.host} redirects to no address.`);
  const target = new URL(location, from);
  const isWeb = target.protocol === 'https:' || target.protocol === 'http:';
  if (!isWeb || (from.protocol === 'https:' && target.protocol === 'http:'))
    throw new HubFailure(
      'bad-redirect',
      `${from.host} redirects to ${target.protocol}, which is not followed.`,
    );
  return target;
}
