import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { Channel } from '../../bot/channel/channel.ts';
import type { IncomingEvent } from '../../bot/channel/incoming.ts';
import { createSqliteUsageStore } from '../../bot/channel/sqlite-usage-store.ts';
import type { UsageStore } from '../../bot/channel/usage-store.ts';
import { createSqliteTokenStore } from '../../bot/channel/zalo-oa/sqlite-token-store.ts';
import { createSqliteWebhookMemory } from '../../bot/channel/zalo-oa/sqlite-webhook-memory.ts';
import type { TokenStore } from '../../bot/channel/zalo-oa/token-store.ts';
import type { WebhookMemory } from '../../bot/channel/zalo-oa/webhook-memory.ts';
import { createZaloOaChannel, type ZaloOaParts } from '../../bot/channel/zalo-oa/zalo-oa-channel.ts';
import type { ZaloOaSettings } from '../../bot/channel/zalo-oa/zalo-oa-settings.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import { startFakeZaloOaServer, type FakeZaloOaServer } from './fake-zalo-oa-server.ts';

/** The channel of an Official Account with its routes listening, over a real database and a fake Zalo. */
export interface ZaloOaRig {
  readonly zalo: FakeZaloOaServer;
  readonly channel: Channel;
  readonly app: FastifyInstance;
  readonly tokens: TokenStore;
  readonly memory: WebhookMemory;
  readonly usage: UsageStore;
  readonly settings: ZaloOaSettings;
  /** What was stored, in order; an id known before is not stored again. */
  readonly events: IncomingEvent[];
  readonly alarms: string[];
  /** Log lines as text. */
  readonly lines: string[];
  /** Milliseconds added to the clock of bot and platform. */
  later(ms: number): void;
  nowMs(): number;
  /** The store refuses (or hangs) while this is not null. */
  failing: 'reject' | 'hang' | null;
  /** Resolves when the channel is no longer `starting`. */
  begun(): Promise<void>;
  /** Stops the channel and makes another one on the same database, as a restart does; its routes take the place of the old. */
  restart(settings?: Partial<ZaloOaSettings>): Promise<ZaloOaRig>;
  close(): Promise<void>;
}

export interface RigOptions {
  readonly settings?: Partial<ZaloOaSettings>;
  readonly parts?: Partial<ZaloOaParts>;
}

export async function startZaloOaRig(options: RigOptions = {}): Promise<ZaloOaRig> {
  const folder = mkdtempSync(join(tmpdir(), 'zalo-oa-'));
  const zalo = await startFakeZaloOaServer();
  const events: IncomingEvent[] = [];
  return openRig(folder, zalo, zalo.tokens.issue(), events, { ms: 0 }, options);
}

async function openRig(
  folder: string,
  zalo: FakeZaloOaServer,
  seed: { readonly accessToken: string; readonly refreshToken: string },
  events: IncomingEvent[],
  shift: { ms: number },
  options: RigOptions,
): Promise<ZaloOaRig> {
  const nowMs = (): number => Date.now() + shift.ms;
  zalo.nowMs = nowMs;
  const { appId, appSecret, secretKey, root } = zalo;
  const settings: ZaloOaSettings = {
    appId,
    appSecret,
    secretKey,
    seed,
    apiRoot: root,
    oauthRoot: root,
    ...options.settings,
  };
  const db = openBotDatabase(join(folder, 'bot.db'));
  const tokens = createSqliteTokenStore(db, settings);
  const memory = createSqliteWebhookMemory(db, appId);
  const usage = createSqliteUsageStore(db, appSecret);
  const alarms: string[] = [];
  const lines: string[] = [];
  const channel = createZaloOaChannel(settings, {
    tokens,
    memory,
    usage,
    originals: async () => null,
    nowMs,
    log: { log: (level, event, fields) => void lines.push(JSON.stringify({ level, event, ...fields })) },
    onAlarm: (code) => void alarms.push(code),
    leastRenewalGapMs: 0,
    ...options.parts,
  });
  const accept = async (more: readonly IncomingEvent[]): Promise<void> => {
    if (rig.failing === 'reject') throw new Error('the store is full');
    if (rig.failing === 'hang') await new Promise(() => {});
    for (const event of more)
      if (!events.some(({ eventId }) => eventId === event.eventId)) events.push(event);
  };
  const app = fastify();
  channel.addRoutes(app, accept);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  zalo.webhookUrl = `${address}/webhooks/zalo-oa`;
  const closeAll = async (): Promise<void> => {
    await channel.stop();
    await app.close();
    await db.close();
  };
  const rig: ZaloOaRig = {
    zalo,
    channel,
    app,
    tokens,
    memory,
    usage,
    settings,
    events,
    alarms,
    lines,
    later: (ms) => void (shift.ms += ms),
    nowMs,
    failing: null,
    async begun() {
      await channel.start(accept);
      while (channel.health().state === 'starting') await new Promise(setImmediate);
    },
    async restart(changed = {}) {
      await closeAll();
      return openRig(folder, zalo, seed, events, shift, {
        ...options,
        settings: { ...options.settings, ...changed },
      });
    },
    async close() {
      await closeAll();
      await zalo.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return rig;
}
