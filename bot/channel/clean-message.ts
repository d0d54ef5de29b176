import type { OutgoingMessage, TextBlock } from './outgoing.ts';

/** Control characters that platforms refuse or drop; line feed and tab stay. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What a platform takes as text: composed letters, no halves of surrogate pairs, no control characters. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

/** The message with all its words cleaned, and without blocks that hold nothing to be seen. */
export function cleanMessage(message: OutgoingMessage): OutgoingMessage {
  return {
    ...message,
    blocks: cleanBlocks(message.blocks),
    footers: (message.footers ?? []).map(({ marker, blocks }) => ({ marker, blocks: cleanBlocks(blocks) })),
  };
}

function cleanBlocks(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks
    .map((block) => ({
      ...block,
      spans: block.spans
        .map((span) => ({ ...span, text: cleanText(span.text) }))
        .filter(({ text }) => text !== ''),
    }))
    .filter(({ spans }) => spans.some(({ text }) => text.trim() !== ''));
}
