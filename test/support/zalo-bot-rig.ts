import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { Channel } from '../../bot/channel/channel.ts';
import type { HttpCall } from '../../bot/channel/http-call.ts';
import type { IncomingEvent } from '../../bot/channel/incoming.ts';
import { createSqliteUsageStore } from '../../bot/channel/sqlite-usage-store.ts';
import type { UsageStore } from '../../bot/channel/usage-store.ts';
import { createZaloBotChannel } from '../../bot/channel/zalo-bot/zalo-bot-channel.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import { startFakeZaloBotServer, type FakeZaloBotServer } from './fake-zalo-bot-server.ts';

/** The channel of a Zalo Bot with its route listening, over a real database and a fake Zalo. */
export interface ZaloBotRig {
  readonly zalo: FakeZaloBotServer;
  readonly channel: Channel;
  readonly app: FastifyInstance;
  readonly usage: UsageStore;
  readonly events: IncomingEvent[];
  readonly alarms: string[];
  readonly lines: string[];
  /** The store refuses so many times. */
  failures: number;
  start(): Promise<void>;
  whenEvents(count: number): Promise<void>;
  close(): Promise<void>;
}

export const BOT_SECRET = 'webhook-secret-of-the-test';

export async function startZaloBotRig(
  mode: 'polling' | 'webhook',
  { publicUrl = 'https://troly.example.vn', call }: { publicUrl?: string; call?: HttpCall } = {},
): Promise<ZaloBotRig> {
  const folder = mkdtempSync(join(tmpdir(), 'zalo-bot-'));
  const zalo = await startFakeZaloBotServer();
  const db = openBotDatabase(join(folder, 'bot.db'));
  const usage = createSqliteUsageStore(db, zalo.token);
  const alarms: string[] = [];
  const lines: string[] = [];
  const watchers: { readonly count: number; readonly resolve: () => void }[] = [];
  const webhookSecret = mode === 'webhook' ? BOT_SECRET : null;
  const channel = createZaloBotChannel(
    { token: zalo.token, apiRoot: zalo.root, mode, webhookSecret },
    {
      usage,
      publicUrl,
      log: { log: (level, event, fields) => void lines.push(JSON.stringify({ level, event, ...fields })) },
      nowMs: Date.now,
      onAlarm: (code) => void alarms.push(code),
      ...(call === undefined ? {} : { call }),
    },
  );
  const accept = async (more: readonly IncomingEvent[]): Promise<void> => {
    if (rig.failures > 0) {
      rig.failures -= 1;
      throw new Error('the store is full');
    }
    rig.events.push(...more);
    for (const { count, resolve } of watchers) if (rig.events.length >= count) resolve();
  };
  const app = fastify();
  channel.addRoutes(app, accept);
  zalo.pushTo = `${await app.listen({ host: '127.0.0.1', port: 0 })}/webhooks/zalo-bot`;
  const rig: ZaloBotRig = {
    zalo,
    channel,
    app,
    usage,
    events: [],
    alarms,
    lines,
    failures: 0,
    async start() {
      await channel.start(accept);
      while (channel.health().state === 'starting') await new Promise(setImmediate);
    },
    whenEvents: (count) =>
      new Promise((resolve) => {
        if (rig.events.length >= count) resolve();
        else watchers.push({ count, resolve });
      }),
    async close() {
      await channel.stop();
      await app.close();
      await db.close();
      await zalo.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return rig;
}
