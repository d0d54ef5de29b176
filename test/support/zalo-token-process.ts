import { callHttp } from '../../bot/channel/http-call.ts';
import { createCallWithToken } from '../../bot/channel/zalo-oa/call-with-token.ts';
import { createSqliteTokenStore } from '../../bot/channel/zalo-oa/sqlite-token-store.ts';
import { createTokenEndpoint, type RenewTokens } from '../../bot/channel/zalo-oa/token-endpoint.ts';
import { createTokenKeeper } from '../../bot/channel/zalo-oa/token-keeper.ts';
import type { TokenStore } from '../../bot/channel/zalo-oa/token-store.ts';
import { createZaloOaClient } from '../../bot/channel/zalo-oa/zalo-oa-client.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';

/** A process that sends messages of an OA, one a request of its parent, and dies where it is told to. */
export interface TokenProcessOrder {
  readonly database: string;
  readonly root: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly dieAt: DeathPoint | null;
}

export type DeathPoint = (typeof DEATH_POINTS)[number];
export const DEATH_POINTS = [
  'before the lock',
  'with the lock',
  'renewal noted',
  'answer received and written',
  'lock given back',
] as const;

const order = process.argv[2];
if (order !== undefined && process.send !== undefined) serve(JSON.parse(order) as TokenProcessOrder);

function serve({ database, root, appId, appSecret, dieAt }: TokenProcessOrder): void {
  const die = (point: DeathPoint): void => {
    if (dieAt === point) process.kill(process.pid, 'SIGKILL');
  };
  const store = dyingStore(createSqliteTokenStore(openBotDatabase(database), { appId, appSecret }), die);
  const renew: RenewTokens = createTokenEndpoint({ oauthRoot: root, appId, appSecret }, callHttp, Date.now);
  const keeper = createTokenKeeper({
    store,
    renew,
    log: SILENT_LOG,
    nowMs: Date.now,
    onProblem: () => {},
    leastGapMs: 0,
  });
  const client = createZaloOaClient(root, callHttp);
  const withToken = createCallWithToken(keeper);
  process.on('message', () => {
    void withToken((token) =>
      client.post(
        '/v3.0/oa/message/cs',
        { recipient: { user_id: '1' }, message: { text: 'Xin chào' } },
        token,
      ),
    ).then((reply) => process.send?.({ reply, problem: keeper.problem() }));
  });
  process.send?.('ready');
}

function dyingStore(store: TokenStore, die: (point: DeathPoint) => void): TokenStore {
  return {
    ...store,
    async lock(...words) {
      die('before the lock');
      const isMine = await store.lock(...words);
      if (isMine) die('with the lock');
      return isMine;
    },
    async beginRenewal(...words) {
      await store.beginRenewal(...words);
      die('renewal noted');
    },
    async save(...words) {
      const isSaved = await store.save(...words);
      die('answer received and written');
      return isSaved;
    },
    async unlock(owner) {
      await store.unlock(owner);
      die('lock given back');
    },
  };
}
