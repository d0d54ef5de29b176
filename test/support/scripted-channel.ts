import type { ChannelName, ChatAddress } from '../../bot/channel/address.ts';
import type { Channel, ChannelHealth, ChannelLimits, SendOutcome } from '../../bot/channel/channel.ts';
import type { OutgoingPart } from '../../bot/channel/outgoing.ts';

export interface SentPart {
  readonly chatId: string;
  readonly text: string;
  readonly atMs: number;
}

/** A channel without a platform: each block of a message is a part, and what becomes of a part is scripted. */
export interface ScriptedChannel extends Channel {
  /** Every call, in order, whatever became of it. */
  readonly calls: SentPart[];
  /** What was taken, in order. */
  readonly taken: SentPart[];
  readonly typing: ChatAddress[];
  healthNow: ChannelHealth;
}

export interface ChannelScript {
  readonly name?: ChannelName;
  readonly limits?: Partial<ChannelLimits>;
  /** Default: everything is taken. */
  readonly send?: (
    part: { readonly chatId: string; readonly text: string; readonly nth: number },
    signal: AbortSignal,
  ) => SendOutcome | Promise<SendOutcome>;
}

export const SENT: SendOutcome = { state: 'sent', messageId: '1' };

export function createScriptedChannel(script: ChannelScript = {}): ScriptedChannel {
  const calls: SentPart[] = [];
  const taken: SentPart[] = [];
  const typing: ChatAddress[] = [];
  const channel: ScriptedChannel = {
    name: script.name ?? 'telegram',
    limits: {
      textUnits: 4096,
      buttons: 'inline',
      maxButtons: 8,
      fileBytes: 0,
      pacing: { chatGapMs: 0, groupPerMinute: 1_000, perSecond: 1_000 },
      answerWithinMs: null,
      ...script.limits,
    },
    calls,
    taken,
    typing,
    healthNow: { state: 'up', problem: null, lastSeenMs: null },
    format: ({ blocks }) =>
      blocks.map(({ spans }): OutgoingPart => {
        return { method: 'say', payload: { text: spans.map(({ text }) => text).join('') } };
      }),
    async send({ chatId }, { payload }, signal) {
      const text = String(payload.text);
      const call = { chatId, text, atMs: performance.now() };
      calls.push(call);
      const nth = calls.filter((other) => other.text === text).length;
      const outcome = (await script.send?.({ chatId, text, nth }, signal)) ?? SENT;
      if (outcome.state === 'sent') taken.push(call);
      return outcome;
    },
    async showTyping(address) {
      typing.push(address);
    },
    acknowledge: () => Promise.resolve(),
    fetchFile: () => Promise.reject(new Error('no files here')),
    addRoutes: () => undefined,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    health: () => channel.healthNow,
  };
  return channel;
}
