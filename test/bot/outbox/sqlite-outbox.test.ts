import { createSqliteOutbox } from '../../../bot/outbox/sqlite-outbox.ts';
import { describeOutbox } from '../../contract/outbox.contract.ts';
import { scratchStores } from '../../support/bot-store.ts';
import { createManualTime } from '../../support/manual-time.ts';

const scratch = scratchStores();

describeOutbox('outbox in SQLite', () => {
  const store = scratch();
  const time = createManualTime();
  return {
    outbox: createSqliteOutbox(store.open(), time),
    time,
    reopen: () => createSqliteOutbox(store.open(), time),
  };
});
