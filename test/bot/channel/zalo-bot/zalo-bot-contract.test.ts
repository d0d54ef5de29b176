import { channelContract } from '../../../contract/channel.contract.ts';
import { breakableCall } from '../../../support/broken-call.ts';
import { startZaloBotRig } from '../../../support/zalo-bot-rig.ts';

channelContract('zalo-bot', async () => {
  const broken = breakableCall();
  const rig = await startZaloBotRig('webhook', { call: broken.call });
  await rig.start();
  rig.zalo.quota = Infinity;
  const fail = (code: number) => (): void => rig.zalo.fail('sendMessage', { kind: 'error', code });
  return {
    channel: rig.channel,
    address: { channel: 'zalo-bot', chatId: 'c4e1f0a9', threadId: null, isGroup: false },
    shownText: ({ payload }) => (typeof payload['text'] === 'string' ? payload['text'] : ''),
    textUnits: 2_000,
    refusedCount: () => rig.zalo.refused.length,
    sentCount: () => rig.zalo.sent.length,
    failures: {
      refusedConnection: broken.breakOnce,
      noAnswer: () => rig.zalo.fail('sendMessage', { kind: 'hang', serve: true }),
      serverError: () => rig.zalo.fail('sendMessage', { kind: 'http', status: 502, body: '<html>' }),
      blocked: fail(403),
      tokenRejected: fail(401),
    },
    close: () => rig.close(),
  };
});
