import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSqliteInbox } from '../../../bot/inbox/sqlite-inbox.ts';
import { createSqliteOutbox } from '../../../bot/outbox/sqlite-outbox.ts';
import { describeInbox } from '../../contract/inbox.contract.ts';
import { scratchStores } from '../../support/bot-store.ts';
import { createManualTime } from '../../support/manual-time.ts';
import { outgoing, textEvent } from '../../support/sample-events.ts';

const scratch = scratchStores();

describeInbox('inbox in SQLite', () => {
  const store = scratch();
  const time = createManualTime();
  const db = store.open();
  return {
    inbox: createSqliteInbox(db, time),
    outbox: createSqliteOutbox(db, time),
    time,
    reopen: () => createSqliteInbox(store.open(), time),
  };
});

describe('the file of the inbox', () => {
  it('holds no words, people or chats of what is finished (P3, S15)', async () => {
    const store = scratch();
    const db = store.open();
    const inbox = createSqliteInbox(db);
    const outbox = createSqliteOutbox(db);
    await inbox.accept([textEvent('1', 'chat-7001', { text: 'chim hoàng yến', senderId: 'person-8002' })]);
    const claim = await inbox.claim(1_000);
    await inbox.finish(claim!, [outgoing('telegram:1:0', 'chat-7001', { personId: 'person-8002' })]);
    await outbox.claim('telegram', 1);
    await outbox.record('telegram:1:0', { state: 'sent', messageId: null });
    db.scrub();
    const raw = readFileSync(store.path);
    for (const trace of ['hoàng', 'chat-7001', 'person-8002']) expect(raw.includes(trace)).toBe(false);
  });

  it('refuses more than it may hold, and takes them when there is room (Q8)', async () => {
    const inbox = createSqliteInbox(scratch().open(), { mostWaiting: 2 });
    await inbox.accept([textEvent('1'), textEvent('2')]);
    await expect(inbox.accept([textEvent('3')])).rejects.toMatchObject({ code: 'store-full' });
    const claim = await inbox.claim(1_000);
    await inbox.finish(claim!, []);
    expect(await inbox.accept([textEvent('3')])).toMatchObject({ stored: 1 });
  });

  it('nothing of a batch is stored when there is no room for all of it (W6)', async () => {
    const store = scratch();
    await store.open().close();
    const inbox = createSqliteInbox(store.open({ maxPages: 40 }));
    const long = 'x'.repeat(300_000);
    await expect(inbox.accept([textEvent('1'), textEvent('2', 'lan', { text: long })])).rejects.toMatchObject(
      { code: 'store-full' },
    );
    expect((await inbox.counts()).waiting).toBe(0);
    expect(await inbox.accept([textEvent('1')])).toMatchObject({ stored: 1 });
  });
});
