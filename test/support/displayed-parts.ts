import { formatMessage as telegram } from '../../bot/channel/telegram/format-message.ts';
import { formatMessage as zaloBot } from '../../bot/channel/zalo-bot/format-message.ts';
import { formatMessage as zaloOa } from '../../bot/channel/zalo-oa/format-message.ts';
import type { ChannelName } from '../../bot/channel/address.ts';
import type { OutgoingMessage, OutgoingPart } from '../../bot/channel/outgoing.ts';

const FORMATS: Readonly<Record<ChannelName, (message: OutgoingMessage) => readonly OutgoingPart[]>> = {
  telegram,
  'zalo-oa': zaloOa,
  'zalo-bot': zaloBot,
};

/** What stands on the screen for each part that the channel sends: the text, then the buttons in brackets. */
export function displayedParts(channel: ChannelName, message: OutgoingMessage): string[] {
  return FORMATS[channel](message).map(({ payload }) => {
    const text =
      typeof payload['text'] === 'string' ? payload['text'] : `(tệp: ${String(payload['fileName'])})`;
    const rows = channel === 'telegram' ? keyboardOf(payload) : titlesOf(payload);
    return [channel === 'telegram' ? withoutTags(text) : text, ...rows.map((label) => `[ ${label} ]`)].join(
      '\n',
    );
  });
}

function keyboardOf({ reply_markup: markup }: OutgoingPart['payload']): string[] {
  const rows = (markup as { inline_keyboard?: { text: string }[][] } | undefined)?.inline_keyboard ?? [];
  return rows.flat().map(({ text }) => text);
}

function titlesOf({ buttons }: OutgoingPart['payload']): string[] {
  return Array.isArray(buttons) ? buttons.map((button) => (button as { title: string }).title) : [];
}

function withoutTags(html: string): string {
  return html
    .replace(/<blockquote[^>]*>/g, '> ')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
