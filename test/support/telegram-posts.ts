import { TOLD_QUESTIONS } from './told-papers.ts';

/** For TELEGRAM_WEBHOOK_SECRET. */
export const WEBHOOK_SECRET = 'bi-mat-cua-webhook-de-thu';

let lastId = 1_000;

/** An update in which a person of this id asks the first of the told questions. */
export function askedBy(person: number): Readonly<Record<string, unknown>> {
  lastId += 1;
  return {
    update_id: lastId,
    message: {
      message_id: lastId,
      date: Math.floor(Date.now() / 1_000),
      chat: { id: person, type: 'private', first_name: 'Lan' },
      from: { id: person, is_bot: false, first_name: 'Lan' },
      text: TOLD_QUESTIONS[0],
    },
  };
}

/** Posts an update as Telegram does. The status is null when the line is cut; `ms` is how long it took. */
export async function postUpdate(
  { address }: { readonly address: string },
  update: object,
  secret: string | null = WEBHOOK_SECRET,
): Promise<{ readonly status: number | null; readonly ms: number }> {
  const began = performance.now();
  const headers = secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret };
  const status = await fetch(`${address}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(update),
  }).then(
    ({ status: code }) => code,
    () => null,
  );
  return { status, ms: performance.now() - began };
}
