import { createHash, randomInt } from 'node:crypto';
import type { BotDatabase } from '../store/bot-database.ts';
import { readInvitationCode, INVITATION_LETTERS, INVITATION_LENGTH } from './invitation-code.ts';
import { CODE_TRIES, type Invitation, type People } from './people.ts';

interface InvitationRow {
  readonly code_hash: string;
  readonly label: string;
  readonly ends_at_ms: number;
  readonly used_at_ms: number | null;
  readonly is_revoked: number;
}

const LABEL_LENGTH = 4;

/** Codes are kept as hashes only: whoever reads the database cannot invite himself. */
export function createSqlitePeople(db: BotDatabase, nowMs: () => number): People {
  const noticed = db.prepare<[string, string], { noticed_by: string | null }>(
    'SELECT noticed_by FROM people WHERE channel = ? AND person_id = ?',
  );
  const notice = db.prepare<[string, string, string, number], unknown>(
    `INSERT INTO people (channel, person_id, noticed_by, noticed_at_ms) VALUES (?,?,?,?)
     ON CONFLICT (channel, person_id) DO UPDATE SET noticed_by = excluded.noticed_by, noticed_at_ms = excluded.noticed_at_ms
     WHERE noticed_by IS NULL`,
  );
  const invitedBy = db.prepare<[string, string], { invited_by: string | null }>(
    'SELECT invited_by FROM people WHERE channel = ? AND person_id = ?',
  );
  const dropMadeBy = db.prepare<[string], unknown>('DELETE FROM invitations WHERE made_by = ?');
  const hasLabel = db.prepare<[string], InvitationRow>('SELECT * FROM invitations WHERE label = ?');
  const add = db.prepare<[string, string, string, number, number], unknown>(
    'INSERT INTO invitations (code_hash, label, made_by, made_at_ms, ends_at_ms) VALUES (?,?,?,?,?)',
  );
  const byHash = db.prepare<[string], InvitationRow>('SELECT * FROM invitations WHERE code_hash = ?');
  const use = db.prepare<[number, string], unknown>(
    'UPDATE invitations SET used_at_ms = ? WHERE code_hash = ?',
  );
  const pair = db.prepare<[string, string, string], unknown>(
    `INSERT INTO people (channel, person_id, invited_by) VALUES (?,?,?)
     ON CONFLICT (channel, person_id) DO UPDATE SET invited_by = excluded.invited_by`,
  );
  const attempts = db.prepare<[string, string, number], { count: number }>(
    'SELECT count(*) AS count FROM code_attempts WHERE channel = ? AND person_id = ? AND at_ms > ?',
  );
  const attempt = db.prepare<[string, string, string, number], unknown>(
    'INSERT OR IGNORE INTO code_attempts (event_key, channel, person_id, at_ms) VALUES (?,?,?,?)',
  );
  const all = db.prepare<[], InvitationRow>('SELECT * FROM invitations ORDER BY made_at_ms DESC');
  const revoke = db.prepare<[string], unknown>('UPDATE invitations SET is_revoked = 1 WHERE label = ?');
  const unpair = db.prepare<[string], unknown>('UPDATE people SET invited_by = NULL WHERE invited_by = ?');
  const count = db.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM people WHERE channel = ?',
  );
  const dropAttempts = db.prepare<[number], unknown>('DELETE FROM code_attempts WHERE at_ms < ?');
  const erasing = ['people', 'code_attempts'].map((table) =>
    db.prepare<[string, string], unknown>(`DELETE FROM ${table} WHERE channel = ? AND person_id = ?`),
  );
  return {
    async takeNotice(person, eventKey) {
      const before = noticed.get(person.channel, person.id)?.noticed_by ?? null;
      if (before !== null) return before === eventKey;
      await db.write(() => notice.run(person.channel, person.id, eventKey, nowMs()));
      return true;
    },
    async isInvited(person) {
      return (invitedBy.get(person.channel, person.id)?.invited_by ?? null) !== null;
    },
    async invite(eventKey, validMs) {
      return db.write(() => {
        dropMadeBy.run(eventKey);
        let code = newCode();
        while (hasLabel.get(code.slice(0, LABEL_LENGTH)) !== undefined) code = newCode();
        const endsAtMs = nowMs() + validMs;
        add.run(hashOf(code), code.slice(0, LABEL_LENGTH), eventKey, nowMs(), endsAtMs);
        return { code, endsAtMs };
      });
    },
    async redeem(typed, person, eventKey) {
      return db.write(() => {
        const since = nowMs() - CODE_TRIES.withinMs;
        if ((attempts.get(person.channel, person.id, since)?.count ?? 0) >= CODE_TRIES.most)
          return 'too-many';
        const code = readInvitationCode(typed);
        const row = code === null ? undefined : byHash.get(hashOf(code));
        const isOwn =
          row !== undefined && invitedBy.get(person.channel, person.id)?.invited_by === row.code_hash;
        if (isOwn && row.is_revoked === 0) return 'paired';
        if (row === undefined || stateOf(row, nowMs()) !== 'open') {
          attempt.run(eventKey, person.channel, person.id, nowMs());
          return 'wrong';
        }
        use.run(nowMs(), row.code_hash);
        pair.run(person.channel, person.id, row.code_hash);
        return 'paired';
      });
    },
    async invitations() {
      return all.all().map((row): Invitation => ({
        label: row.label,
        endsAtMs: row.ends_at_ms,
        state: stateOf(row, nowMs()),
      }));
    },
    async revoke(label) {
      return db.write(() => {
        const row = hasLabel.get(label.toUpperCase().slice(0, LABEL_LENGTH));
        if (row === undefined) return false;
        revoke.run(row.label);
        unpair.run(row.code_hash);
        return true;
      });
    },
    async count(channel) {
      return count.get(channel)?.count ?? 0;
    },
    async forgetAttempts() {
      await db.write(() => dropAttempts.run(nowMs() - CODE_TRIES.withinMs));
    },
    async erase(person) {
      await db.write(() => erasing.forEach((statement) => statement.run(person.channel, person.id)));
    },
  };
}

function stateOf(row: InvitationRow, nowMs: number): Invitation['state'] {
  if (row.is_revoked !== 0) return 'revoked';
  if (row.used_at_ms !== null) return 'used';
  return row.ends_at_ms <= nowMs ? 'ended' : 'open';
}

function newCode(): string {
  const letter = (): string => INVITATION_LETTERS[randomInt(INVITATION_LETTERS.length)] ?? '';
  return Array.from({ length: INVITATION_LENGTH }, letter).join('');
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
