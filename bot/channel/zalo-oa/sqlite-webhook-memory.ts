import type { BotDatabase } from '../../store/bot-database.ts';
import type { WebhookMemory } from './webhook-memory.ts';

const MOST_QUARANTINED = 200;

interface QuarantineRow {
  readonly raw: Buffer;
  readonly signature: string;
  readonly header_timestamp: string | null;
}

/** The memory of the webhook in the bot's database (ZALO_WEBHOOK_SCHEMA). */
export function createSqliteWebhookMemory(db: BotDatabase, appId: string): WebhookMemory {
  const insert = db.prepare<[number, Buffer, string, string | null], unknown>(
    'INSERT INTO zalo_quarantine (received_ms, raw, signature, header_timestamp) VALUES (?, ?, ?, ?)',
  );
  const trim = db.prepare<[number], unknown>(
    `DELETE FROM zalo_quarantine WHERE id <= (SELECT max(id) FROM zalo_quarantine) - ?`,
  );
  const selectAll = db.prepare<[], QuarantineRow>(
    'SELECT raw, signature, header_timestamp FROM zalo_quarantine ORDER BY id',
  );
  const removeAll = db.prepare<[], unknown>('DELETE FROM zalo_quarantine');
  const removeOld = db.prepare<[number], unknown>('DELETE FROM zalo_quarantine WHERE received_ms < ?');
  // As bytes: text would end at the first NUL of a hostile body.
  const removeOf = db.prepare<[string], unknown>(
    'DELETE FROM zalo_quarantine WHERE instr(raw, CAST(? AS BLOB)) > 0',
  );
  const setHeard = db.prepare<[string, number], unknown>(
    `INSERT INTO zalo_heard (app_id, at_ms) VALUES (?, ?)
     ON CONFLICT (app_id) DO UPDATE SET at_ms = max(at_ms, excluded.at_ms)`,
  );
  const selectHeard = db.prepare<[string], { at_ms: number }>(
    'SELECT at_ms FROM zalo_heard WHERE app_id = ?',
  );
  return {
    quarantine: ({ raw, signature, headerTimestamp }, atMs) =>
      db.write(() => {
        insert.run(atMs, raw, signature, headerTimestamp);
        trim.run(MOST_QUARANTINED);
      }),
    async quarantined() {
      return selectAll.all().map(({ raw, signature, header_timestamp: headerTimestamp }) => ({
        raw,
        signature,
        headerTimestamp,
      }));
    },
    clearQuarantine: () => db.write(() => void removeAll.run()),
    forgetQuarantined: (beforeMs) => db.write(() => void removeOld.run(beforeMs)),
    eraseQuarantined: (personId) => db.write(() => void removeOf.run(personId)),
    heard: (atMs) => db.write(() => void setHeard.run(appId, atMs)),
    async lastHeardMs() {
      return selectHeard.get(appId)?.at_ms ?? null;
    },
  };
}
