import { randomBytes } from 'node:crypto';
import { laneOf, type ChannelName } from '../channel/address.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import { offerSchema, type HeldOffer, type Offers } from './offers.ts';

interface OfferRow {
  readonly lane: string;
  readonly channel: ChannelName;
  readonly person_id: string;
  readonly made_at_ms: number;
  readonly offer: string;
}

/** Ids are random, so holding one id tells nothing of another. */
export function createSqliteOffers(db: BotDatabase, nowMs: () => number): Offers {
  const drop = db.prepare<[string], unknown>('DELETE FROM offers WHERE message_key = ?');
  const add = db.prepare<[string, string, number, string, string, string, number, string], unknown>(
    'INSERT INTO offers (id, message_key, number, channel, lane, person_id, made_at_ms, offer) VALUES (?,?,?,?,?,?,?,?)',
  );
  const byId = db.prepare<[string], OfferRow>('SELECT * FROM offers WHERE id = ?');
  const byNumber = db.prepare<[string, string, string, string, number], OfferRow>(
    `SELECT * FROM offers WHERE lane = ? AND person_id = ? AND message_key =
       (SELECT message_key FROM offers WHERE lane = ? AND person_id = ? ORDER BY made_at_ms DESC, rowid DESC LIMIT 1)
     AND number = ?`,
  );
  const dropOlder = db.prepare<[number], unknown>('DELETE FROM offers WHERE made_at_ms < ?');
  const dropPerson = db.prepare<[string, string], unknown>(
    'DELETE FROM offers WHERE channel = ? AND person_id = ?',
  );
  const moveLane = db.prepare<[string, string], unknown>('UPDATE offers SET lane = ? WHERE lane = ?');
  return {
    async put(messageKey, address, person, offers) {
      return db.write(() => {
        drop.run(messageKey);
        return offers.map((offer, i) => {
          const id = randomBytes(15).toString('base64url');
          const [lane, at] = [laneOf(address), nowMs()];
          add.run(id, messageKey, i + 1, person.channel, lane, person.id, at, JSON.stringify(offer));
          return id;
        });
      });
    },
    async find(id) {
      return held(byId.get(id));
    },
    async numbered(address, person, number) {
      const lane = laneOf(address);
      return held(byNumber.get(lane, person.id, lane, person.id, number));
    },
    async forgetOlder(ageMs) {
      return db.write(() => dropOlder.run(nowMs() - ageMs).changes);
    },
    async move(address, newChatId) {
      await db.write(() => moveLane.run(laneOf({ ...address, chatId: newChatId }), laneOf(address)));
    },
    async erase(person) {
      await db.write(() => dropPerson.run(person.channel, person.id));
    },
  };
}

/** An offer of an older program that is no longer understood counts as forgotten. */
function held(row: OfferRow | undefined): HeldOffer | null {
  if (row === undefined) return null;
  const parsed = offerSchema.safeParse(JSON.parse(row.offer));
  if (!parsed.success) return null;
  const { lane, channel, person_id: id, made_at_ms: madeAtMs } = row;
  return { offer: parsed.data, lane, person: { channel, id }, madeAtMs };
}
