/** A sender may ask `burst` times at once and `perSecond` times a second in the long run. */
export interface RateLimitOptions {
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds that only grow. */
  readonly nowMs: () => number;
  /** Senders remembered; beyond, the longest silent one is forgotten. Default 10,000. */
  readonly maxSenders?: number;
}

export interface RateLimit {
  /** Takes one turn of the sender: 0 when granted, otherwise seconds to wait (whole, at least 1). */
  take(sender: string): number;
}

/** Token buckets in memory, one a sender. */
export function createRateLimit({
  burst,
  perSecond,
  nowMs,
  maxSenders = 10_000,
}: RateLimitOptions): RateLimit {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    take(sender) {
      const atMs = nowMs();
      const before = buckets.get(sender) ?? { tokens: burst, atMs };
      const tokens = Math.min(burst, before.tokens + ((atMs - before.atMs) / 1000) * perSecond);
      const granted = tokens >= 1;
      // Deleting first keeps the map in order of last use, so the first key is the longest silent sender.
      buckets.delete(sender);
      buckets.set(sender, { tokens: granted ? tokens - 1 : tokens, atMs });
      if (buckets.size > maxSenders) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return granted ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
    },
  };
}

/** One sender for limits: the address, or for IPv6 its /64 network, because one household owns all of it. */
export function senderOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] ?? address;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
