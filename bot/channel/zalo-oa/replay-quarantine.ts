import type { IncomingEvent } from '../incoming.ts';
import { readJson } from '../read-json.ts';
import { parseEvent } from './parse-event.ts';
import type { WebhookMemory } from './webhook-memory.ts';
import { verifySignature } from './webhook-signature.ts';

/** What was put aside and proves genuine with the key of now: the key was wrong, not the calls. */
export async function genuineAfterAll(
  memory: WebhookMemory,
  appId: string,
  secretKey: string,
): Promise<readonly IncomingEvent[]> {
  const calls = await memory.quarantined();
  return calls.flatMap((call) => {
    const value = readJson(call.raw);
    const timestamp =
      typeof value === 'object' && value !== null && 'timestamp' in value ? value.timestamp : null;
    const bodyTimestamp = typeof timestamp === 'string' ? timestamp : null;
    if (verifySignature({ ...call, bodyTimestamp }, appId, secretKey) === null) return [];
    const parsed = parseEvent(value, appId);
    return parsed.kind === 'event' ? [parsed.event] : [];
  });
}
