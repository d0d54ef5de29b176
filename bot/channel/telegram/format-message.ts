import { textOf } from '../block-text.ts';
import { cleanMessage } from '../clean-message.ts';
import type { OutgoingMessage, OutgoingPart, TextBlock } from '../outgoing.ts';
import { splitMessage, type FooterPiece, type MessageSlice } from '../split-message.ts';
import { formatQuiz } from './format-quiz.ts';
import { blockHtml, entitiesOf } from './html-text.ts';
import { inlineKeyboard } from './inline-keyboard.ts';
import { ENTITIES, TEXT_UNITS } from './telegram-limits.ts';
import { FOOTER_CONTINUES } from './telegram-messages.vi.ts';

/** A text of invisible characters only is "empty" to Telegram. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Cn}\u2800\u3164]/u;

/** Parts of a message as calls of the Bot API, but for the chat: `sendMessage`s in HTML, then the file, the QR code, the quiz, the leaving. */
export function formatMessage(given: OutgoingMessage): readonly OutgoingPart[] {
  const message = cleanMessage(given);
  const texts = splitMessage(message, isWithinLimits)
    .map(paragraphsOf)
    .filter((all) => all.some((block) => VISIBLE.test(textOf(block))))
    .map((all) => all.map(blockHtml).join(''));
  const calls: { method: string; payload: Record<string, unknown> }[] = texts.map((text) => ({
    method: 'sendMessage',
    payload: { text, parse_mode: 'HTML', link_preview_options: { is_disabled: true } },
  }));
  const { file = null, quiz = null, qrCode = null, replyTo = null } = message;
  if (file !== null)
    calls.push({
      method: 'sendDocument',
      payload: { sha256: file.sha256, fileName: file.fileName, mediaType: file.mediaType },
    });
  if (qrCode !== null)
    calls.push({ method: 'sendPhoto', payload: { qrUrl: qrCode.url, caption: qrCode.caption } });
  if (quiz !== null) calls.push(...formatQuiz(quiz));

  const keyboard = inlineKeyboard(message.buttons ?? []);
  const carrier = calls.findLast(({ method }) => method === 'sendMessage') ?? calls.at(-1);
  if (keyboard !== null && carrier !== undefined) carrier.payload['reply_markup'] = keyboard;
  const [first] = calls;
  if (first !== undefined && replyTo !== null && /^\d{1,15}$/.test(replyTo))
    first.payload['reply_parameters'] = {
      message_id: Number(replyTo),
      allow_sending_without_reply: true,
    };
  if (message.leavesGroup === true) calls.push({ method: 'leaveChat', payload: {} });
  return calls;
}

/** All that stands in a part, with what parts it: the line breaks belong to the text and count. */
function paragraphsOf({ head, blocks, foot }: MessageSlice): readonly TextBlock[] {
  const groups = [head.flatMap(footerBlocks), blocks, foot.flatMap(footerBlocks)].filter(
    (group) => group.length > 0,
  );
  return groups.flatMap((group, index) => {
    const isBody = group === blocks;
    const joined = group.flatMap((block, at) => (at === 0 ? [block] : [gap(isBody ? 2 : 1), block]));
    return index === 0 ? joined : [gap(2), ...joined];
  });
}

function footerBlocks({ marker, blocks, continues }: FooterPiece): readonly TextBlock[] {
  return continues ? [{ spans: [{ text: FOOTER_CONTINUES(marker) }] }, ...blocks] : blocks;
}

const gap = (lines: number): TextBlock => ({ spans: [{ text: '\n'.repeat(lines) }] });

function isWithinLimits(slice: MessageSlice): boolean {
  const all = paragraphsOf(slice);
  return (
    all.reduce((sum, block) => sum + textOf(block).length, 0) <= TEXT_UNITS &&
    all.reduce((sum, block) => sum + entitiesOf(block), 0) <= ENTITIES
  );
}
