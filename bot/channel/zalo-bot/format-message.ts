import { layOutPlain, withChoices } from '../lay-out-plain.ts';
import type { OutgoingMessage, OutgoingPart } from '../outgoing.ts';

export const TEXT_UNITS = 2_000;

/** Plain texts: markup is not shown the same everywhere on this platform. No buttons, so the choices are numbered; files cannot be sent. */
export function formatMessage(message: OutgoingMessage): readonly OutgoingPart[] {
  const { texts, choices } = layOutPlain(message, TEXT_UNITS);
  const all = texts.length === 0 && choices !== null ? [''] : texts;
  return all.map((text, i) => ({
    method: 'sendMessage',
    payload: { text: i === all.length - 1 ? withChoices(text, choices) : text },
  }));
}
