import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteTokenStore } from '../../../../bot/channel/zalo-oa/sqlite-token-store.ts';
import { readRenewal, type RenewalReply } from '../../../../bot/channel/zalo-oa/token-endpoint.ts';
import { createTokenKeeper, type TokenKeeper } from '../../../../bot/channel/zalo-oa/token-keeper.ts';
import type { TokenStore } from '../../../../bot/channel/zalo-oa/token-store.ts';
import type { BotDatabase } from '../../../../bot/store/bot-database.ts';
import { openBotDatabase } from '../../../../bot/store/sqlite-bot-database.ts';
import { SILENT_LOG } from '../../../../knowledge/log.ts';

const HOUR_MS = 3_600_000;
const APP = { appId: '1', appSecret: 'bí mật của ứng dụng' };

let folder: string;
let db: BotDatabase;
let store: TokenStore;
let now: number;
let used: string[];
let problems: string[];
let replies: RenewalReply[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zalo-keeper-'));
  db = openBotDatabase(join(folder, 'bot.db'));
  store = createSqliteTokenStore(db, APP);
  now = 1_764_300_000_000;
  used = [];
  problems = [];
  replies = [];
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Renews with the scripted replies, then always with a pair named after how often it was asked. */
function keeperOf(held: TokenStore = store): TokenKeeper {
  return createTokenKeeper({
    store: held,
    renew: async (refreshToken) => {
      used.push(refreshToken);
      const pair = {
        accessToken: `a${used.length}`,
        refreshToken: `r${used.length}`,
        accessExpiresMs: now + 25 * HOUR_MS,
      };
      return replies.shift() ?? { kind: 'pair', pair };
    },
    log: SILENT_LOG,
    nowMs: () => now,
    onProblem: (problem) => void problems.push(problem),
    wait: async () => {},
  });
}

const SEED = { accessToken: 'a0', refreshToken: 'r0' };

describe('the keeper of the OA’s tokens (M5)', () => {
  it('takes a given pair under its care at once, and not a second time', async () => {
    const keeper = keeperOf();
    await keeper.open(SEED);
    expect(await keeper.accessToken()).toBe('a1');

    await keeperOf().open(SEED);

    expect(used).toEqual(['r0']);
    expect((await store.read())?.refreshToken).toBe('r1');
  });

  it('renews when less than 3 hours are left, not before', async () => {
    const keeper = keeperOf();
    await keeper.open(SEED);
    now += 21.9 * HOUR_MS;
    await keeper.check();
    expect(used).toHaveLength(1);

    now += 0.2 * HOUR_MS;
    await keeper.check();

    expect(used).toEqual(['r0', 'r1']);
  });

  it('a hundred callers at once make one renewal', async () => {
    const keeper = keeperOf();
    await keeper.open(SEED);

    const tokens = await Promise.all(Array.from({ length: 100 }, () => keeper.replace('a1')));
    now += 31_000;
    const later = await Promise.all(Array.from({ length: 100 }, () => keeper.replace('a1')));

    expect(new Set([...tokens, ...later].filter((token) => token !== null))).toEqual(new Set(['a2']));
    expect(used).toEqual(['r0', 'r1']);
  });

  it('a platform that refuses every token does not burn one after the other', async () => {
    const keeper = keeperOf();
    await keeper.open(SEED);
    now += 31_000;
    const second = await keeper.replace('a1');
    expect(second).toBe('a2');

    expect(await keeper.replace('a2')).toBeNull();
    expect(used).toHaveLength(2);
  });

  it('a new pair that cannot be written is kept and tried until it can: it is not lost, and not used before', async () => {
    let failures = 5;
    const failing: TokenStore = {
      ...store,
      async save(...words) {
        if (failures-- > 0) throw new Error('disk full');
        return store.save(...words);
      },
    };
    const keeper = keeperOf(failing);
    await keeper.open(SEED);

    expect(problems).toEqual(['tokens-unsaved']);
    expect(keeper.problem()).toBeNull();
    expect(await store.read()).toMatchObject({ refreshToken: 'r1', state: 'active' });
  });

  it('a refused renewal reads once more whether another process was first', async () => {
    await store.seed({ ...SEED, accessExpiresMs: 0 }, now);
    const other: TokenStore = {
      ...store,
      async beginRenewal(version, atMs) {
        await store.beginRenewal(version, atMs);
        await store.save(
          version,
          { accessToken: 'theirs', refreshToken: 'r9', accessExpiresMs: now + HOUR_MS },
          now,
        );
      },
    };
    replies = [{ kind: 'refused', code: '-14014' }];

    expect(await keeperOf(other).accessToken()).toBe('theirs');
    expect(problems).toEqual([]);
    expect((await store.read())?.state).toBe('active');
  });

  it('a refused renewal tells once, the access token is used to its end, and a new pair mends it', async () => {
    replies = [{ kind: 'refused', code: '-14014' }];
    const keeper = keeperOf();
    await keeper.open(SEED);

    expect(problems).toEqual(['needs-reconsent']);
    expect(await keeper.accessToken()).toBe('a0');
    now += 3 * HOUR_MS;
    expect(await keeper.accessToken()).toBeNull();

    const mended = keeperOf();
    await mended.open({ accessToken: null, refreshToken: 'fresh' });
    expect(await mended.accessToken()).toBe('a2');
    expect(mended.problem()).toBeNull();
  });

  it('a renewal without an answer leaves its note, and the next check finds out', async () => {
    replies = [{ kind: 'unknown', code: 'timeout' }];
    const keeper = keeperOf();
    await keeper.open(SEED);
    expect((await store.read())?.renewalBegunMs).toBe(now);
    expect(problems).toEqual(['renewal-failing']);

    now += 61_000;
    await keeper.check();

    expect(keeper.problem()).toBeNull();
    expect((await store.history(5)).map(({ result }) => result)).toEqual([
      'renewed',
      'begun',
      'unknown',
      'begun',
      'seeded',
    ]);
  });

  it('tells when 80 % of the refresh token’s three months are over', async () => {
    await store.seed({ ...SEED, accessExpiresMs: now + 1_000 * 24 * HOUR_MS }, now);
    const keeper = keeperOf();
    now += 71 * 24 * HOUR_MS;
    await keeper.check();
    expect(problems).toEqual([]);

    now += 2 * 24 * HOUR_MS;
    await keeper.check();

    expect(problems).toEqual(['grant-near-lapse']);
  });

  it('a changed App Secret is told, not crashed on', async () => {
    await keeperOf().open(SEED);
    const keeper = keeperOf(createSqliteTokenStore(db, { ...APP, appSecret: 'another' }));

    expect(await keeper.accessToken()).toBeNull();
    expect(problems).toEqual(['tokens-unreadable']);
  });
});

describe('tokens at rest', () => {
  it('no token stands in the files of the database, and the rotation log cannot be changed', async () => {
    await keeperOf().open({ accessToken: 'canary-access-1', refreshToken: 'canary-refresh-1' });

    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    expect(files.join()).not.toMatch(/canary-(access|refresh)/);
    await expect(db.write(() => db.prepare('DELETE FROM zalo_token_log').run())).rejects.toThrow(
      'append-only',
    );
    await expect(db.write(() => db.prepare('UPDATE zalo_token_log SET result = 1').run())).rejects.toThrow(
      'append-only',
    );
  });
});

describe('answers of the token endpoint', () => {
  const pair = { access_token: 'a', refresh_token: 'r' };
  it.each([
    ['"90000", as it comes', { ...pair, expires_in: '90000' }, 90_000_000],
    ['a number', { ...pair, expires_in: 3_600 }, 3_600_000],
    ['nothing', pair, 90_000_000],
    ['nonsense', { ...pair, expires_in: {} }, 90_000_000],
  ])('a life of %s never loses the pair', (_name, value, life) => {
    expect(readRenewal(value, 200, 0)).toMatchObject({ kind: 'pair', pair: { accessExpiresMs: life } });
  });

  it.each([
    [{ error: -14_014 }, 200, { kind: 'refused', code: '-14014' }],
    [{ error: '-118' }, 200, { kind: 'refused', code: '-118' }],
    [{ error: -32 }, 200, { kind: 'not-done', code: '-32' }],
    [undefined, 502, { kind: 'unknown', code: 'http-502' }],
    [{ error: 0 }, 200, { kind: 'unknown', code: 'http-200' }],
  ])('%o with HTTP %i is %o', (value, status, reply) => {
    expect(readRenewal(value, status, 0)).toEqual(reply);
  });
});
