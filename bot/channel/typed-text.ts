import { normalizeText } from '../../knowledge/text/normalize.ts';
import type { IncomingContent } from './incoming.ts';

const COMMAND = /^\/([a-z][a-z0-9_]{0,31})(?:\s+([\s\S]*))?$/i;
const TAP_ID = /^[A-Za-z0-9_.:-]{1,40}$/;

/** What a person wrote where taps come back as text that begins with `tapPrefix` (null: there are no taps), and commands are only text. */
export function parseTypedText(text: string, tapPrefix: string | null): IncomingContent {
  const clean = normalizeText(text).trim();
  if (tapPrefix !== null && clean.startsWith(tapPrefix)) {
    const action = clean.slice(tapPrefix.length).trim();
    if (TAP_ID.test(action)) return { kind: 'tap', action, tapId: null };
  }
  const command = COMMAND.exec(clean);
  if (command?.[1] !== undefined)
    return { kind: 'command', name: command[1].toLowerCase(), argument: command[2]?.trim() ?? '' };
  return clean === '' ? { kind: 'unreadable', what: 'other' } : { kind: 'text', text: clean, isEdit: false };
}
