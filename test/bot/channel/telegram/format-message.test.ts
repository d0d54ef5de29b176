import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../bot/channel/telegram/format-message.ts';
import { htmlToPlain } from '../../../../bot/channel/telegram/html-text.ts';
import { parseTelegramHtml } from '../../../support/fake-telegram-html.ts';
import { generatedAnswers } from '../../../support/generated-answers.ts';

describe('a message for Telegram', () => {
  it('reads the same with looks and without, within the limits of text and looks (M2)', () => {
    fc.assert(
      fc.property(generatedAnswers, (message) => {
        for (const { payload } of formatMessage(message)) {
          const parsed = parseTelegramHtml(String(payload['text']));
          if (typeof parsed === 'string') throw new Error(parsed);
          expect(parsed.text).toBe(htmlToPlain(String(payload['text'])));
          expect(parsed.text.length).toBeLessThanOrEqual(4_096);
          expect(parsed.entities).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('with two hundred looks is parted, so that none is dropped', () => {
    const spans = Array.from({ length: 200 }, (_, index) => ({ text: `từ${index} `, look: 'bold' as const }));
    const parts = formatMessage({ blocks: [{ spans }] });

    expect(parts.length).toBe(3);
    expect(parts.map(({ payload }) => String(payload['text']).split('<b>').length - 1)).toEqual([90, 90, 20]);
  });

  it('carries its buttons on the last text, the reply on the first, and drops what Telegram would refuse (M9)', () => {
    const parts = formatMessage({
      blocks: [{ spans: [{ text: 'một câu. '.repeat(600) }] }],
      replyTo: '9',
      buttons: [
        { label: 'Được', action: { kind: 'tap', id: 'x'.repeat(64) } },
        { label: 'Quá dài', action: { kind: 'tap', id: 'ă'.repeat(33) } },
        { label: ' ', action: { kind: 'tap', id: 'a' } },
        { label: 'Lạ', action: { kind: 'open', url: 'javascript:alert(1)' } },
      ],
    });

    expect(
      parts.map(({ payload }) => [
        payload['reply_parameters'] !== undefined,
        payload['reply_markup'] ?? null,
      ]),
    ).toEqual([
      [true, null],
      [false, { inline_keyboard: [[{ text: 'Được', callback_data: 'x'.repeat(64) }]] }],
    ]);
  });
});
