import { normalizeText } from '../../../knowledge/text/normalize.ts';
import { layOutPlain, withChoices } from '../lay-out-plain.ts';
import type { Button, OutgoingMessage, OutgoingPart } from '../outgoing.ts';
import type { CsButton } from './cs-button.ts';
import { TAP_PREFIX } from './parse-event.ts';
import type { TextPart } from './send-part.ts';

export const TEXT_UNITS = 2_000;
export const MAX_BUTTONS = 5;
const TITLE_UNITS = 100;

/** The parts of a message: texts, buttons under the last one (numbered lines when there are too many), then the file. */
export function formatMessage(message: OutgoingMessage): readonly OutgoingPart[] {
  const { buttons = [], file = null, replyTo = null } = message;
  const { texts, choices } = layOutPlain(message, TEXT_UNITS);
  const hasRoom = buttons.length <= MAX_BUTTONS;
  const parts = (texts.length === 0 && choices !== null ? [''] : texts).map((text, i, all): OutgoingPart => {
    const isLast = i === all.length - 1;
    const numbered = isLast && choices !== null ? withChoices(text, choices) : null;
    // Buttons cannot stand without a text.
    const isPlain = numbered === null || !hasRoom || text === '';
    const payload: TextPart = {
      text: isPlain ? (numbered ?? text) : text,
      buttons: isPlain ? [] : buttons.flatMap(csButton),
      numberedText: isPlain ? null : numbered,
      quoteMessageId: i === 0 ? replyTo : null,
    };
    return { method: 'text', payload };
  });
  return file === null ? parts : [...parts, { method: 'file', payload: { ...file } }];
}

function csButton({ label, action }: Button): CsButton[] {
  const title = normalizeText(label).trim().slice(0, TITLE_UNITS);
  if (title === '') return [];
  return action.kind === 'open'
    ? [{ title, type: 'oa.open.url', payload: { url: action.url } }]
    : [{ title, type: 'oa.query.hide', payload: `${TAP_PREFIX}${action.id}` }];
}
