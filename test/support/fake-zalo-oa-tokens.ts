import { randomBytes } from 'node:crypto';

/** The token endpoint's memory: a refresh token works once, and a renewal kills both tokens before it. */
export interface FakeZaloTokens {
  /** A new pair as the API Explorer gives it; what was valid before is dead. */
  issue(): { accessToken: string; refreshToken: string };
  /** 0 when the access token is good, else the platform's code. */
  check(accessToken: string | undefined): number;
  /** The new pair, or null when the token was used before or never issued. */
  renew(refreshToken: string): { accessToken: string; refreshToken: string } | null;
  /** The access token's time is over: `-220`. */
  expireAccess(): void;
  /** It is dead for another reason: `-216`. */
  killAccess(): void;
  /** The consent is gone: no token works any more. */
  revoke(): void;
  /** Refresh tokens in the order in which they were tried, with what came of it. */
  readonly tries: { readonly refreshToken: string; readonly isRenewed: boolean }[];
}

export function createFakeZaloTokens(): FakeZaloTokens {
  let current: { accessToken: string; refreshToken: string } | null = null;
  let isExpired = false;
  const fresh = (): { accessToken: string; refreshToken: string } => ({
    accessToken: `access-${randomBytes(24).toString('base64url')}`,
    refreshToken: `refresh-${randomBytes(24).toString('base64url')}`,
  });
  const replace = (): { accessToken: string; refreshToken: string } => {
    isExpired = false;
    current = fresh();
    return current;
  };
  const tokens: FakeZaloTokens = {
    tries: [],
    issue: replace,
    check(accessToken) {
      if (current === null || accessToken !== current.accessToken) return -216;
      return isExpired ? -220 : 0;
    },
    renew(refreshToken) {
      const isRenewed = current !== null && refreshToken === current.refreshToken;
      tokens.tries.push({ refreshToken, isRenewed });
      return isRenewed ? replace() : null;
    },
    expireAccess() {
      isExpired = true;
    },
    killAccess() {
      if (current !== null) current = { ...current, accessToken: fresh().accessToken };
    },
    revoke() {
      current = null;
    },
  };
  return tokens;
}
