import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../knowledge/log.ts';
import type { RenewTokens } from './token-endpoint.ts';
import { TokensUnreadable, type StoredGrant, type TokenPair, type TokenStore } from './token-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Renewed when less than this is left, so that no message ever meets a stale token. */
const EARLY_MS = 3 * HOUR_MS;
/** A token this close to its end is not sent any more. */
const SLACK_MS = 60_000;
/** Life of a refresh token, and the part of it after which people are told. */
const REFRESH_LIFE_MS = 90 * DAY_MS;
const TELL_AFTER = 0.8;
/** A given access token is of unknown age; taken to be short-lived, so that the first check renews. */
const SEED_LIFE_MS = 2 * HOUR_MS;
/** Longer than a renewal can take, its time limit included. */
const LOCK_MS = 30_000;
const LOCK_POLL_MS = 50;
const REST_AFTER_FAILURE_MS = 60_000;

export type TokenProblem =
  | 'no-tokens'
  /** The App Secret was changed: the pair cannot be opened. */
  | 'tokens-unreadable'
  /** An administrator of the OA must consent again and give a new pair. */
  | 'needs-reconsent'
  | 'renewal-failing'
  /** A new pair came and cannot be written: it is held in memory and tried again. */
  | 'tokens-unsaved'
  /** 80 % of the refresh token's life is over without a renewal. */
  | 'grant-near-lapse';

export interface TokenKeeper {
  /** Takes over a pair given by a person, if it is a new one, then checks. */
  open(seed: { readonly accessToken: string | null; readonly refreshToken: string } | null): Promise<void>;
  /** A token to call with; renewed first when it has expired. Null: none is to be had now. */
  accessToken(): Promise<string | null>;
  /** After the platform did not take this token: a newer one, renewed when nobody has done so yet. Null: none is to be had now. */
  replace(refusedToken: string): Promise<string | null>;
  /** Renews early; to be called every half hour. */
  check(): Promise<void>;
  /** When a renewal that runs has come to its end; a stop in its middle could lose the grant. */
  settled(): Promise<void>;
  /** As of the last use. */
  problem(): TokenProblem | null;
}

export interface TokenKeeperParts {
  readonly store: TokenStore;
  readonly renew: RenewTokens;
  readonly log: Log;
  readonly nowMs: () => number;
  /** Told once whenever a new problem arises. */
  readonly onProblem: (problem: TokenProblem) => void;
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Least time between two renewals that the platform's refusals of a token ask for; otherwise one mistaken code would burn token after token. Default 30 s. */
  readonly leastGapMs?: number;
}

/**
 * Keeps the consent of the OA alive. Its refresh token works once, so: one renewal at a time in this process, one among
 * all processes (lock in the store, the pair read again inside), noted before the call, the new pair on disk before
 * anybody uses it, with nothing run between the arrival of the answer and its writing. A process that dies before the answer came leaves the note behind.
 */
export function createTokenKeeper(parts: TokenKeeperParts): TokenKeeper {
  const { store, renew, log, nowMs, onProblem } = parts;
  const { wait = sleep, leastGapMs = 30_000 } = parts;
  let problem: TokenProblem | null = null;
  let running: Promise<string | null> | null = null;
  let restsUntilMs = 0;
  let lastRenewalMs = -Infinity;

  const tell = (next: TokenProblem | null): void => {
    if (next === problem) return;
    problem = next;
    if (next === null) return log.log('info', 'zalo-oa.tokens-well');
    log.log('error', 'zalo-oa.token-problem', { problem: next });
    onProblem(next);
  };

  const read = async (): Promise<StoredGrant | null> => {
    try {
      const grant = await store.read();
      if (grant === null) tell('no-tokens');
      return grant;
    } catch (error) {
      if (!(error instanceof TokensUnreadable)) throw error;
      tell('tokens-unreadable');
      return null;
    }
  };
  /** Still good by our clock. */
  const usable = (grant: StoredGrant): string | null =>
    grant.accessToken !== '' && grant.accessExpiresMs - SLACK_MS > nowMs() ? grant.accessToken : null;

  const renewOnce = (isStale: (grant: StoredGrant) => boolean): Promise<string | null> => {
    running ??= renewLocked(isStale).finally(() => (running = null));
    return running;
  };

  const renewLocked = async (isStale: (grant: StoredGrant) => boolean): Promise<string | null> => {
    const owner = randomUUID();
    for (let waitedMs = 0; !(await store.lock(owner, nowMs(), LOCK_MS)); waitedMs += LOCK_POLL_MS) {
      const grant = await read();
      if (grant !== null && !isStale(grant)) return usable(grant);
      if (waitedMs >= LOCK_MS) return null;
      await wait(LOCK_POLL_MS);
    }
    try {
      const grant = await read();
      if (grant === null) return null;
      return isStale(grant) ? await renewHeld(grant, owner) : usable(grant);
    } finally {
      await store.unlock(owner);
    }
  };

  const renewHeld = async (grant: StoredGrant, owner: string): Promise<string | null> => {
    // Written first: it also proves that there is a disk to write the new pair to.
    await store.beginRenewal(grant.version, nowMs());
    const reply = await renew(grant.refreshToken);
    if (reply.kind === 'pair') return keep(grant.version, reply.pair, owner);
    log.log('warn', 'zalo-oa.renewal-failed', { outcome: reply.kind, code: reply.code });
    restsUntilMs = nowMs() + REST_AFTER_FAILURE_MS;
    if (reply.kind === 'refused') {
      const again = await read();
      if (again !== null && again.version !== grant.version) return usable(again);
      await store.endRenewal(grant.version, 'refused', nowMs());
      tell('needs-reconsent');
      return usable(grant);
    }
    await store.endRenewal(grant.version, reply.kind, nowMs());
    tell('renewal-failing');
    return usable(grant);
  };

  /** From here on the pair exists nowhere else. It is never given up while this process lives. */
  const keep = async (version: number, pair: TokenPair, owner: string): Promise<string | null> => {
    for (let delayMs = 20; ; delayMs = Math.min(delayMs * 2, 5_000)) {
      try {
        const isSaved = await store.save(version, pair, nowMs());
        lastRenewalMs = nowMs();
        restsUntilMs = 0;
        if (!isSaved) {
          const grant = await read();
          return grant === null ? null : usable(grant);
        }
        log.log('info', 'zalo-oa.tokens-renewed', { version: version + 1 });
        tell(null);
        return pair.accessToken;
      } catch (error) {
        log.log('error', 'zalo-oa.tokens-unsaved', {
          reason: error instanceof Error ? error.name : 'failed',
        });
        tell('tokens-unsaved');
        await wait(delayMs);
        // Others stay away meanwhile; a store that cannot write is no reason to stop trying.
        await store.lock(owner, nowMs(), LOCK_MS).catch(() => false);
      }
    }
  };

  const check = async (): Promise<void> => {
    const grant = await read();
    if (grant === null) return;
    const now = nowMs();
    // A note without an end: that process died, and the token may be used up. Better to know now than at its end.
    const isOpen = grant.renewalBegunMs !== null && now - grant.renewalBegunMs > LOCK_MS;
    if (isOpen) log.log('warn', 'zalo-oa.renewal-left-open', { version: grant.version });
    const isDue = isOpen || grant.state === 'needs-reconsent' || grant.accessExpiresMs - now < EARLY_MS;
    if (isDue) await renewOnce(({ version }) => version === grant.version);
    const after = isDue ? await read() : grant;
    if (after === null) return;
    if (after.state === 'needs-reconsent') tell('needs-reconsent');
    else if (nowMs() - after.refreshIssuedMs > TELL_AFTER * REFRESH_LIFE_MS) tell('grant-near-lapse');
    else if (!isDue || after.version !== grant.version) tell(null);
  };

  return {
    check,
    async open(seed) {
      if (seed !== null) {
        const isNew = await store.seed(
          {
            accessToken: seed.accessToken ?? '',
            refreshToken: seed.refreshToken,
            accessExpiresMs: seed.accessToken === null ? 0 : nowMs() + SEED_LIFE_MS,
          },
          nowMs(),
        );
        if (isNew) log.log('info', 'zalo-oa.tokens-seeded');
      }
      await check();
    },
    async accessToken() {
      const grant = await read();
      if (grant === null) return null;
      const token = usable(grant);
      if (token !== null || grant.state === 'needs-reconsent' || nowMs() < restsUntilMs) {
        if (grant.state === 'needs-reconsent') tell('needs-reconsent');
        return token;
      }
      return renewOnce(({ version }) => version === grant.version);
    },
    async replace(refusedToken) {
      const grant = await read();
      if (grant === null) return null;
      if (grant.accessToken !== refusedToken) return usable(grant);
      if (grant.state === 'needs-reconsent') {
        tell('needs-reconsent');
        return null;
      }
      if (nowMs() < restsUntilMs || nowMs() - lastRenewalMs < leastGapMs) return null;
      const token = await renewOnce(({ accessToken }) => accessToken === refusedToken);
      return token === refusedToken ? null : token;
    },
    problem: () => problem,
    settled: async () => void (await running?.catch(() => null)),
  };
}
