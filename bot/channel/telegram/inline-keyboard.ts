import { cleanText } from '../clean-message.ts';
import type { Button } from '../outgoing.ts';
import { CALLBACK_BYTES, MAX_BUTTONS } from './telegram-limits.ts';

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly Readonly<Record<string, string>>[])[];
}

/** One row for each button that Telegram would take; null when there is none. It refuses the whole message for one bad button. */
export function inlineKeyboard(buttons: readonly Button[]): InlineKeyboard | null {
  const rows = buttons.flatMap(({ label, action }): Readonly<Record<string, string>>[][] => {
    const text = cleanText(label).replace(/\s+/g, ' ').trim();
    if (text === '') return [];
    if (action.kind === 'open') return isPublicAddress(action.url) ? [[{ text, url: action.url }]] : [];
    const bytes = Buffer.byteLength(action.id);
    return bytes > 0 && bytes <= CALLBACK_BYTES ? [[{ text, callback_data: action.id }]] : [];
  });
  return rows.length === 0 ? null : { inline_keyboard: rows.slice(0, MAX_BUTTONS) };
}

/** Telegram refuses buttons to names without a dot, such as `localhost`. */
function isPublicAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname.includes('.') && url.length <= 2_000;
}
