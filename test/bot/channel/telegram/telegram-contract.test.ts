import { createServer } from 'node:http';
import { createTelegramChannel } from '../../../../bot/channel/telegram/telegram-channel.ts';
import { htmlToPlain } from '../../../../bot/channel/telegram/html-text.ts';
import { SILENT_LOG } from '../../../../knowledge/log.ts';
import { channelContract } from '../../../contract/channel.contract.ts';
import { startFakeTelegram, type FakeTelegramFault } from '../../../support/fake-telegram-server.ts';
import type { Channel } from '../../../../bot/channel/channel.ts';

channelContract('telegram', async () => {
  const server = await startFakeTelegram();
  const open = (apiRoot: string): Channel =>
    createTelegramChannel({
      settings: { token: server.token, apiRoot, mode: 'polling', webhookSecret: null, proxy: null },
      publicUrl: null,
      admins: [],
      readOriginal: async () => null,
      log: SILENT_LOG,
    });
  const channel = open(server.root);
  let next: Channel | null = null;
  const fail =
    (...faults: FakeTelegramFault[]) =>
    (): void =>
      server.fail('sendMessage', ...faults);
  const refuse = (
    status: number,
    description: string,
    parameters?: Record<string, unknown>,
  ): FakeTelegramFault => ({
    kind: 'refuse',
    status,
    description,
    ...(parameters && { parameters }),
  });
  return {
    channel: {
      ...channel,
      send: async (...given) => {
        const use = next ?? channel;
        next = null;
        return await use.send(...given);
      },
    },
    address: { channel: 'telegram', chatId: '4242424242', threadId: null, isGroup: false },
    shownText: ({ payload }) => htmlToPlain(String(payload['text'] ?? '')),
    textUnits: 4_096,
    refusedCount: () => server.refused.length,
    sentCount: () => server.sent.length,
    failures: {
      async refusedConnection() {
        const closed = createServer();
        await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
        const { port } = closed.address() as { port: number };
        await new Promise((resolve) => closed.close(resolve));
        next = open(`http://127.0.0.1:${port}`);
      },
      noAnswer: fail({ kind: 'cut', serve: true }),
      limited: fail(refuse(429, 'Too Many Requests: retry after 7', { retry_after: 7 })),
      serverError: fail(refuse(502, 'Bad Gateway')),
      blocked: fail(refuse(403, 'Forbidden: bot was blocked by the user')),
      tokenRejected: fail(refuse(401, 'Unauthorized')),
    },
    close: () => server.close(),
  };
});
