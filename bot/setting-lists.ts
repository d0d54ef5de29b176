import type { Person } from './dialogue/person.ts';
import type { Refuse } from './channel-settings.ts';

const entriesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** `ADMINS`. A name can be given up and taken by somebody else; an id cannot. Ids of Zalo Bot are no numbers. */
export function adminsOf(text: string | undefined, refuse: Refuse): Person[] {
  return entriesOf(text).map((entry) => {
    const [, channel = '', id = ''] = /^(telegram|zalo-oa|zalo-bot):([\w.-]{1,64})$/.exec(entry) ?? [];
    if (channel === '' || (channel !== 'zalo-bot' && !/^\d+$/.test(id)))
      throw refuse('ADMINS', 'must list ids such as telegram:123,zalo-oa:456 (numbers, never names)');
    return { channel: channel as Person['channel'], id };
  });
}

/** `GROUPS`: the groups of Telegram in which the bot may be, by chat id; null: in any. */
export function groupsOf(text: string | undefined, refuse: Refuse): ReadonlySet<string> | null {
  const entries = entriesOf(text);
  if (entries.length === 0) return null;
  if (entries.join() === 'none') return new Set();
  return new Set(
    entries.map((entry) => {
      const [, id] = /^telegram:(-\d{1,20})$/.exec(entry) ?? [];
      if (id === undefined)
        throw refuse('GROUPS', 'must be none, or list ids of groups such as telegram:-100123');
      return id;
    }),
  );
}
