import { randomInt } from 'node:crypto';
import type { ChannelName, ChatAddress } from '../channel/address.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import type { HandOff, HandOffs } from './hand-off.ts';
import { INVITATION_LETTERS } from './invitation-code.ts';

interface HandOffRow {
  readonly code: string;
  readonly channel: ChannelName;
  readonly person_id: string;
  readonly address: string;
  readonly question: string;
  readonly answer: string;
  readonly opened_at_ms: number;
  readonly reply: string | null;
  readonly replied_by: string | null;
  readonly replied_at_ms: number | null;
}

export function createSqliteHandOffs(db: BotDatabase, nowMs: () => number): HandOffs {
  const byEvent = db.prepare<[string], HandOffRow>('SELECT * FROM hand_offs WHERE event_key = ?');
  const byCode = db.prepare<[string], HandOffRow>('SELECT * FROM hand_offs WHERE code = ?');
  const add = db.prepare<[string, string, string, string, string, string, string, number], unknown>(
    `INSERT INTO hand_offs (code, event_key, channel, person_id, address, question, answer, opened_at_ms)
     VALUES (?,?,?,?,?,?,?,?)`,
  );
  const setReply = db.prepare<[string, string, number, string], unknown>(
    'UPDATE hand_offs SET reply = ?, replied_by = ?, replied_at_ms = ? WHERE code = ?',
  );
  const open = db.prepare<[], { count: number }>(
    'SELECT count(*) AS count FROM hand_offs WHERE reply IS NULL',
  );
  const dropOlder = db.prepare<[number], unknown>('DELETE FROM hand_offs WHERE opened_at_ms < ?');
  const dropPerson = db.prepare<[string, string], unknown>(
    'DELETE FROM hand_offs WHERE channel = ? AND person_id = ?',
  );
  const newCode = (): string => {
    const letter = (): string => INVITATION_LETTERS[randomInt(INVITATION_LETTERS.length)] ?? '';
    const code = Array.from({ length: 5 }, letter).join('');
    return byCode.get(code) === undefined ? code : newCode();
  };
  return {
    async open(eventKey, { asker, address, question, answer }) {
      return db.write(() => {
        const known = byEvent.get(eventKey);
        if (known !== undefined) return handOff(known);
        const [code, where] = [newCode(), JSON.stringify(address)];
        add.run(code, eventKey, asker.channel, asker.id, where, question, answer, nowMs());
        return {
          ...{ code, asker, address, question, answer },
          ...{ openedAtMs: nowMs(), reply: null, repliedAtMs: null },
        };
      });
    },
    async find(code) {
      const row = byCode.get(code.trim().toUpperCase());
      return row === undefined ? null : handOff(row);
    },
    async reply(code, eventKey, text) {
      return db.write(() => {
        const row = byCode.get(code.trim().toUpperCase());
        if (row === undefined || (row.replied_by !== null && row.replied_by !== eventKey)) return false;
        setReply.run(text, eventKey, nowMs(), row.code);
        return true;
      });
    },
    async openCount() {
      return open.get()?.count ?? 0;
    },
    async forgetOlder(ageMs) {
      return db.write(() => dropOlder.run(nowMs() - ageMs).changes);
    },
    async erase(person) {
      await db.write(() => dropPerson.run(person.channel, person.id));
    },
  };
}

function handOff(row: HandOffRow): HandOff {
  return {
    code: row.code,
    asker: { channel: row.channel, id: row.person_id },
    address: JSON.parse(row.address) as ChatAddress,
    question: row.question,
    answer: row.answer,
    openedAtMs: row.opened_at_ms,
    reply: row.reply,
    repliedAtMs: row.replied_at_ms,
  };
}
