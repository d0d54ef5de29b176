import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../../../knowledge/log.ts';
import type { AcceptEvents } from '../channel.ts';
import { readJson } from '../read-json.ts';
import { parseEvent } from './parse-event.ts';
import type { WebhookMemory } from './webhook-memory.ts';
import { verifySignature, type SignedCall, type SignedWith } from './webhook-signature.ts';

export const WEBHOOK_PATH = '/webhooks/zalo-oa';
const MAX_BODY_BYTES = 1024 * 1024;
/** The platform waits 2 s for the answer. */
const STORE_WITHIN_MS = 1_700;
const QUARANTINE_BYTES = 16 * 1024;
const QUARANTINED_PER_MINUTE = 20;
const HEARD_EVERY_MS = 30_000;

/** What came over the webhook since the start, for health and alarms. */
export interface WebhookCounts {
  readonly signedWith: { body: number; header: number };
  badSignatures: number;
  /** Since the last genuine call. */
  badInARow: number;
  readonly ignored: Record<string, number>;
  /** Calls that could not be stored; their events are fetched again from the conversations. */
  unstored: number;
  /** When the first of those came that were not fetched again yet. */
  unstoredSinceMs: number | null;
  lastGenuineMs: number | null;
}

export function noCounts(): WebhookCounts {
  return {
    signedWith: { body: 0, header: 0 },
    badSignatures: 0,
    badInARow: 0,
    ignored: {},
    unstored: 0,
    unstoredSinceMs: null,
    lastGenuineMs: null,
  };
}

export interface WebhookParts {
  readonly appId: string;
  readonly secretKey: string;
  readonly memory: WebhookMemory;
  readonly counts: WebhookCounts;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly onBadSignature: () => void;
}

/**
 * `POST /webhooks/zalo-oa`. 200 means: on disk, or nothing that we answer. A wrong signature gets 200 too, because the
 * platform switches webhooks off that answer errors; the call is put aside and never worked on. Only when the store
 * fails is it 503: then the platform is asked to try again.
 */
export function addZaloOaWebhook(app: FastifyInstance, accept: AcceptEvents, parts: WebhookParts): void {
  const { counts, memory, nowMs, log } = parts;
  let quarantinedInMinute = { minute: 0, count: 0 };

  const putAside = async (call: SignedCall): Promise<void> => {
    counts.badSignatures += 1;
    counts.badInARow += 1;
    parts.onBadSignature();
    const minute = Math.floor(nowMs() / 60_000);
    if (quarantinedInMinute.minute !== minute) quarantinedInMinute = { minute, count: 0 };
    if (call.raw.length > QUARANTINE_BYTES || quarantinedInMinute.count >= QUARANTINED_PER_MINUTE) return;
    quarantinedInMinute.count += 1;
    await memory.quarantine(call, nowMs()).catch(() => {});
  };

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const taken = (): FastifyReply => reply.code(200).send();
    // What the console sends before it saves the address: unsigned, and it means nothing.
    if (raw.length <= 64 && /^\s*(\{\s*\})?\s*$/.test(raw.toString())) return taken();
    const value = readJson(raw);
    const call = signedCall(request, raw, value);
    const signedWith = verifySignature(call, parts.appId, parts.secretKey);
    if (signedWith === null) {
      await putAside(call);
      return taken();
    }
    noteGenuine(signedWith);
    const parsed = parseEvent(value, parts.appId);
    if (parsed.kind === 'ignored') {
      counts.ignored[parsed.why] = (counts.ignored[parsed.why] ?? 0) + 1;
      return taken();
    }
    try {
      await within(STORE_WITHIN_MS, accept([parsed.event]));
    } catch {
      counts.unstored += 1;
      counts.unstoredSinceMs ??= nowMs();
      log.log('error', 'zalo-oa.event-unstored', { retry: numRetry(request) });
      return reply.code(503).send();
    }
    return taken();
  };

  let notedMs = 0;
  const noteGenuine = (signedWith: NonNullable<SignedWith>): void => {
    counts.signedWith[signedWith] += 1;
    counts.badInARow = 0;
    const now = nowMs();
    counts.lastGenuineMs = now;
    if (now - notedMs < HEARD_EVERY_MS) return;
    notedMs = now;
    void memory.heard(now).catch(() => {});
  };

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.route({ method: 'POST', url: WEBHOOK_PATH, bodyLimit: MAX_BODY_BYTES, handler: handle });
    scope.route({
      method: 'GET',
      url: WEBHOOK_PATH,
      handler: (_request, reply) => reply.code(200).send(),
    });
  });
}

function signedCall(request: FastifyRequest, raw: Buffer, value: unknown): SignedCall {
  const header = (name: string): string | null => {
    const given = request.headers[name];
    return typeof given === 'string' && given.length <= 200 ? given : null;
  };
  const timestamp =
    typeof value === 'object' && value !== null && 'timestamp' in value ? value.timestamp : null;
  return {
    raw,
    signature: header('x-zevent-signature') ?? '',
    headerTimestamp: header('x-zevent-timestamp'),
    bodyTimestamp: typeof timestamp === 'string' || typeof timestamp === 'number' ? String(timestamp) : null,
  };
}

function numRetry(request: FastifyRequest): number {
  const given = Number(request.headers['num_retry']);
  return Number.isInteger(given) ? given : 0;
}

/** Rejects when it takes too long; the work goes on, and a second delivery is then known. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too slow')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
