import { createHash, timingSafeEqual } from 'node:crypto';

export interface SignedCall {
  /** The body as it came: parsed and written again it would be another text. */
  readonly raw: Buffer;
  /** Header `X-ZEvent-Signature`: `mac=<hex>`. */
  readonly signature: string;
  /** Header `X-ZEvent-Timestamp`, null when absent. */
  readonly headerTimestamp: string | null;
  /** Field `timestamp` of the body, null when absent. */
  readonly bodyTimestamp: string | null;
}

/** Which of the two timestamps proved the call genuine; null: neither did. */
export type SignedWith = 'body' | 'header' | null;

/** A plain SHA-256 of app id, body, timestamp and the OA's secret key: that is how this platform signs. */
export function verifySignature(call: SignedCall, appId: string, secretKey: string): SignedWith {
  const given = /^(?:mac=)?([0-9a-f]{64})$/i.exec(call.signature.trim())?.[1];
  if (given === undefined) return null;
  const claimed = Buffer.from(given, 'hex');
  const matches = (timestamp: string | null): boolean =>
    timestamp !== null &&
    timingSafeEqual(
      claimed,
      createHash('sha256').update(appId).update(call.raw).update(timestamp).update(secretKey).digest(),
    );
  if (matches(call.bodyTimestamp)) return 'body';
  return call.headerTimestamp !== call.bodyTimestamp && matches(call.headerTimestamp) ? 'header' : null;
}
