import type { Delivery, Dialogue } from '../../bot/dialogue/dialogue.ts';
import type { IncomingEvent } from '../../bot/channel/incoming.ts';

export const textOf = ({ content }: IncomingEvent): string => (content.kind === 'text' ? content.text : '');

export function say(event: IncomingEvent, ...texts: string[]): readonly Delivery[] {
  const blocks = texts.map((text) => ({ spans: [{ text }] }));
  return [{ address: event.address, personId: event.senderId, message: { blocks } }];
}

/** A dialogue that answers as the script says; by default `đáp: ` and the question. */
export function createScriptedDialogue(
  answer: (event: IncomingEvent, signal: AbortSignal) => readonly string[] | Promise<readonly string[]> = (
    event,
  ) => [`đáp: ${textOf(event)}`],
): Dialogue & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async respond(event, signal) {
      asked.push(textOf(event));
      return say(event, ...(await answer(event, signal)));
    },
    apologise: (event) => say(event, `xin lỗi: ${textOf(event)}`),
  };
}
