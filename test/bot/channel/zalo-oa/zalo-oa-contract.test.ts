import { channelContract } from '../../../contract/channel.contract.ts';
import { breakableCall } from '../../../support/broken-call.ts';
import { startZaloOaRig } from '../../../support/zalo-oa-rig.ts';

const CHAT = '4611686018427387999';

channelContract('zalo-oa', async () => {
  const broken = breakableCall();
  const rig = await startZaloOaRig({ parts: { call: broken.call } });
  await rig.begun();
  await rig.zalo.says(CHAT, 'Xin chào');
  const fail = (code: number) => (): void => rig.zalo.fail('message/cs', { kind: 'error', code });
  return {
    channel: rig.channel,
    address: { channel: 'zalo-oa', chatId: CHAT, threadId: null, isGroup: false },
    shownText: ({ payload }) => (typeof payload['text'] === 'string' ? payload['text'] : ''),
    textUnits: 2_000,
    refusedCount: () => rig.zalo.refused.length,
    sentCount: () => rig.zalo.sent.length,
    // A refused token is renewed here; what happens when it cannot be stands in sending.test.ts.
    failures: {
      refusedConnection: broken.breakOnce,
      noAnswer: () => rig.zalo.fail('message/cs', { kind: 'hang', serve: true }),
      limited: fail(-32),
      serverError: () => rig.zalo.fail('message/cs', { kind: 'http', status: 502 }),
      blocked: fail(-213),
    },
    close: () => rig.close(),
  };
});
