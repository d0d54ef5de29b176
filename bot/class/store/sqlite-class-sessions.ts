import { randomBytes, randomUUID } from 'node:crypto';
import type { BotDatabase } from '../../store/bot-database.ts';
import { makeClassCode } from '../class-code.ts';
import { CLASS_HOURS, type ClassMember, type ClassSession } from '../class-session.ts';
import type { ClassSessions } from './class-sessions.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly view_key: string;
  readonly title: string;
  readonly opened_at_ms: number;
  readonly ends_at_ms: number;
  readonly ended_at_ms: number | null;
}

export function createSqliteClassSessions(db: BotDatabase, nowMs: () => number): ClassSessions {
  const insert = db.prepare<[string, string, string, string, string, number, number], unknown>(
    `INSERT INTO class_sessions (id, opened_by, code, view_key, title, opened_at_ms, ends_at_ms) VALUES (?,?,?,?,?,?,?)`,
  );
  const byKey = db.prepare<[string], Row>('SELECT * FROM class_sessions WHERE opened_by = ?');
  const byId = db.prepare<[string], Row>('SELECT * FROM class_sessions WHERE id = ?');
  const byViewKey = db.prepare<[string], Row>('SELECT * FROM class_sessions WHERE view_key = ?');
  const byCode = db.prepare<[string, number], Row>(
    'SELECT * FROM class_sessions WHERE code = ? AND ended_at_ms IS NULL AND ends_at_ms > ?',
  );
  const latest = db.prepare<[number], Row>(
    'SELECT * FROM class_sessions ORDER BY opened_at_ms DESC, id LIMIT ?',
  );
  const end = db.prepare<[number, string, number], unknown>(
    'UPDATE class_sessions SET ended_at_ms = ?, changes = changes + 1 WHERE id = ? AND ended_at_ms IS NULL AND ends_at_ms > ?',
  );
  const join = db.prepare<[string, string, string, number], unknown>(
    'INSERT OR REPLACE INTO class_members (channel, person_id, session_id, joined_at_ms) VALUES (?,?,?,?)',
  );
  const leave = db.prepare<[string, string], unknown>(
    'DELETE FROM class_members WHERE channel = ? AND person_id = ?',
  );
  const ofMember = db.prepare<[string, string, number], Row>(
    `SELECT s.* FROM class_members m JOIN class_sessions s ON s.id = m.session_id
     WHERE m.channel = ? AND m.person_id = ? AND s.ended_at_ms IS NULL AND s.ends_at_ms > ?`,
  );
  const members = db.prepare<[string], { channel: ClassMember['channel']; person_id: string }>(
    'SELECT channel, person_id FROM class_members WHERE session_id = ? ORDER BY joined_at_ms, channel, person_id',
  );
  const touch = db.prepare<[string], unknown>('UPDATE class_sessions SET changes = changes + 1 WHERE id = ?');
  const changes = db.prepare<[string], { changes: number }>(
    'SELECT changes FROM class_sessions WHERE id = ?',
  );
  const forget = db.prepare<[number], unknown>('DELETE FROM class_sessions WHERE opened_at_ms < ?');
  const found = (row: Row | undefined): ClassSession | null => (row === undefined ? null : toSession(row));
  const current = ({ channel, id }: ClassMember): ClassSession | null =>
    found(ofMember.get(channel, id, nowMs()));

  return {
    open: (key, title) =>
      db.write(() => {
        const known = byKey.get(key);
        if (known !== undefined) return toSession(known);
        let code = makeClassCode();
        while (byCode.get(code, nowMs()) !== undefined) code = makeClassCode();
        const [id, viewKey] = [randomUUID(), randomBytes(18).toString('base64url')];
        insert.run(id, key, code, viewKey, title, nowMs(), nowMs() + CLASS_HOURS * 3_600_000);
        return toSession(byId.get(id) as Row);
      }),
    async end(id) {
      await db.write(() => end.run(nowMs(), id, nowMs()));
    },
    find: async (id) => found(byId.get(id)),
    byCode: async (code) => found(byCode.get(code, nowMs())),
    byViewKey: async (viewKey) => found(byViewKey.get(viewKey)),
    latest: async (most) => latest.all(most).map(toSession),
    async join(id, member) {
      await db.write(() => {
        const before = current(member);
        if (before?.id === id) return;
        join.run(member.channel, member.id, id, nowMs());
        touch.run(id);
        if (before !== null) touch.run(before.id);
      });
    },
    leave: (member) =>
      db.write(() => {
        const before = current(member);
        leave.run(member.channel, member.id);
        if (before !== null) touch.run(before.id);
        return before;
      }),
    ofMember: async (member) => current(member),
    members: async (id) => members.all(id).map(({ channel, person_id }) => ({ channel, id: person_id })),
    changes: async (id) => changes.get(id)?.changes ?? 0,
    forgetOlder: (ageMs) => db.write(() => forget.run(nowMs() - ageMs).changes),
    async erase({ channel, id }) {
      await db.write(() => leave.run(channel, id));
    },
  };
}

function toSession(row: Row): ClassSession {
  const { id, code, title } = row;
  return {
    ...{ id, code, title },
    viewKey: row.view_key,
    openedAtMs: row.opened_at_ms,
    endsAtMs: row.ends_at_ms,
    endedAtMs: row.ended_at_ms,
  };
}
