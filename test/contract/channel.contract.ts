import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatAddress } from '../../bot/channel/address.ts';
import { textOf } from '../../bot/channel/block-text.ts';
import type { Channel } from '../../bot/channel/channel.ts';
import { cleanMessage } from '../../bot/channel/clean-message.ts';
import type { OutgoingPart } from '../../bot/channel/outgoing.ts';
import { generatedAnswers } from '../support/generated-answers.ts';

/** A channel with a strict fake of its platform behind it. */
export interface ChannelUnderTest {
  readonly channel: Channel;
  readonly address: ChatAddress;
  /** The words that a person sees in a part, without looks. */
  readonly shownText: (part: OutgoingPart) => string;
  /** Longest text of a part, in UTF-16 units as shown. */
  readonly textUnits: number;
  /** How many parts the platform's strict checks have refused. */
  readonly refusedCount: () => number;
  readonly sentCount: () => number;
  /** Makes the next calls fail in these ways; those a platform does not know are left out. */
  readonly failures: Readonly<
    Partial<
      Record<
        'refusedConnection' | 'noAnswer' | 'limited' | 'serverError' | 'blocked' | 'tokenRejected',
        () => Promise<void> | void
      >
    >
  >;
  readonly close: () => Promise<void>;
}

const bare = (text: string): string => text.replace(/[\s\p{Cf}\p{Cn}]+/gu, '');
const never = new AbortController().signal;

/** What every channel promises, whatever the platform. `answers`: how many generated ones are sent. */
export function channelContract(name: string, open: () => Promise<ChannelUnderTest>, answers = 500): void {
  describe(`channel: ${name}`, () => {
    let under: ChannelUnderTest;
    beforeAll(async () => void (under = await open()));
    afterAll(() => under.close());
    const aText = (): OutgoingPart => {
      const [part] = under.channel.format({ blocks: [{ spans: [{ text: 'Kính chào đồng chí.' }] }] });
      if (part === undefined) throw new Error('no part');
      return part;
    };

    it(`${answers} hard answers: none refused, none cut, every marker with its footer in the same or the next part`, async () => {
      const { channel, address, shownText } = under;
      await fc.assert(
        fc.asyncProperty(generatedAnswers, async (message) => {
          const parts = channel.format(message);
          const shown = parts.map(shownText);
          for (const text of shown) expect(text.length).toBeLessThanOrEqual(under.textUnits);

          const clean = cleanMessage(message);
          const all = bare(shown.join(''));
          for (const block of clean.blocks)
            for (const word of wordsOf(textOf(block))) expect(all).toContain(word);
          for (const { marker, blocks } of clean.footers ?? []) {
            const [line] = blocks;
            if (line === undefined || bare(textOf(line)).length < 20) continue;
            const start = bare(textOf(line)).slice(0, 20);
            const used = shown.findIndex((text) => text.includes(`[${marker}]`));
            const near = bare(shown.slice(Math.max(0, used), used + 2).join(''));
            if (used >= 0) expect(near).toContain(start);
          }

          for (const part of parts) expect((await channel.send(address, part, never)).state).toBe('sent');
        }),
        // Making a failing answer smaller would send thousands more; the seed brings it back.
        { numRuns: answers, endOnFailure: true },
      );
      expect(under.refusedCount()).toBe(0);
      expect(under.sentCount()).toBeGreaterThanOrEqual(answers);
    }, 600_000);

    it('makes parts that are plain JSON and that never name the chat', () => {
      const part = aText();

      expect(JSON.parse(JSON.stringify(part))).toEqual(part);
      expect(JSON.stringify(part)).not.toContain(under.address.chatId);
    });

    it('an empty message has no parts', () => {
      expect(under.channel.format({ blocks: [] })).toEqual([]);
      expect(under.channel.format({ blocks: [{ spans: [{ text: ' \n ' }] }] })).toEqual([]);
    });

    const outcomes = [
      ['a connection that was never made is tried again', 'refusedConnection', { state: 'retry' }],
      ['no answer after the bytes left is unknown and never tried again', 'noAnswer', { state: 'unknown' }],
      ['too many messages are tried again later', 'limited', { state: 'retry' }],
      ['an error of the server is tried again', 'serverError', { state: 'retry' }],
      ['a person who blocked the bot is given up', 'blocked', { state: 'refused', scope: 'chat' }],
      ['a refused token needs an administrator', 'tokenRejected', { state: 'refused', scope: 'channel' }],
    ] as const;
    it.each(outcomes)('%s', async (_promise, kind, outcome) => {
      const fail = under.failures[kind];
      if (fail === undefined) return;
      await fail();

      expect(await under.channel.send(under.address, aText(), never)).toMatchObject(outcome);
    });

    it('never throws, whatever it is told to send or show', async () => {
      const { channel, address } = under;
      const strange = { ...address, chatId: 'không có', threadId: 'x' };

      await expect(channel.showTyping(strange)).resolves.toBeUndefined();
      await expect(channel.send(strange, { method: 'nothing', payload: {} }, never)).resolves.toBeDefined();
      await expect(channel.send(address, aText(), AbortSignal.abort())).resolves.toMatchObject({
        state: 'retry',
      });
      await expect(channel.stop()).resolves.toBeUndefined();
      await expect(channel.stop()).resolves.toBeUndefined();
    });
  });
}

/** Runs of letters and digits that no splitting parts: a sentence may end after any other sign (`a?b`). */
const wordsOf = (text: string): string[] =>
  [...new Set(text.match(/[\p{Script=Latin}\p{M}\p{Nd}]+/gu))].filter((word) => word.length <= 20);
