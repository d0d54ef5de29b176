import { createHash, randomBytes } from 'node:crypto';

export interface SessionOptions {
  /** Milliseconds that only grow. */
  readonly nowMs: () => number;
  /** Silence that ends a session. Default 30 minutes. */
  readonly idleMs?: number;
  /** Longest life. Default 8 hours. */
  readonly lifeMs?: number;
  /** Sessions at the same time; beyond, the longest silent one ends. Default 50. */
  readonly maxSessions?: number;
}

/** One person who has signed in. */
export interface Session {
  /** Must come back with every action: proof that our own page sent it. */
  readonly formToken: string;
  /** Short name for the audit trail; tells nothing about the secret of the session. */
  readonly label: string;
}

/** Sessions of the admin pages: in memory, so a restart ends them all. */
export interface Sessions {
  /** Begins a session under a new secret, whatever the browser brought. */
  begin(): { readonly secret: string; readonly session: Session };
  /** The session of this secret when it lives; using it counts as a sign of life. */
  find(secret: string | undefined): Session | undefined;
  end(secret: string | undefined): void;
}

export function createSessions(options: SessionOptions): Sessions {
  const { nowMs, idleMs = 30 * 60_000, lifeMs = 8 * 3_600_000, maxSessions = 50 } = options;
  const held = new Map<string, { session: Session; begunMs: number; usedMs: number }>();
  // Looked up by hash: how long a look-up takes tells nothing about the secrets.
  const keyOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

  return {
    begin() {
      const secret = randomBytes(32).toString('base64url');
      const key = keyOf(secret);
      const session = { formToken: randomBytes(32).toString('base64url'), label: key.slice(0, 8) };
      held.set(key, { session, begunMs: nowMs(), usedMs: nowMs() });
      if (held.size > maxSessions) {
        const [oldest] = held.keys();
        if (oldest !== undefined) held.delete(oldest);
      }
      return { secret, session };
    },
    find(secret) {
      if (secret === undefined || secret.length > 100) return undefined;
      const key = keyOf(secret);
      const entry = held.get(key);
      if (entry === undefined) return undefined;
      held.delete(key);
      const at = nowMs();
      if (at - entry.usedMs > idleMs || at - entry.begunMs > lifeMs) return undefined;
      // Put back at the end: the map is in order of last use.
      held.set(key, { ...entry, usedMs: at });
      return entry.session;
    },
    end(secret) {
      if (secret !== undefined) held.delete(keyOf(secret));
    },
  };
}
