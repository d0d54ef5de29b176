import { ADMIN_TEXTS } from './admin-messages.vi.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import { plainMessage } from './text-blocks.ts';
import { privateChatOf, type Reply, type Turn } from './turn.ts';

type Parts = Pick<DialogueParts, 'groups' | 'admins' | 'log'>;

/** Whether this is a group in which the bot may not be. */
export function isUnlistedGroup({ address, isPrivate }: Turn, { groups }: Parts): boolean {
  return !isPrivate && groups !== null && !groups.has(address.chatId);
}

/** Says so in the group and leaves it; administrators learn its id, to list it if they wish. */
export function leaveGroup({ address }: Turn, { admins, log }: Parts): readonly Reply[] {
  log.log('info', 'group.left', { channel: address.channel });
  const id = `${address.channel}:${address.chatId}`;
  return [
    { address, person: null, message: { ...plainMessage(SAY.groupNotAllowed), leavesGroup: true } },
    ...tell(admins, ADMIN_TEXTS.groupLeft(id)),
  ];
}

/** A listed group has another id: administrators are told, for the list is theirs. */
export function tellOfMove(
  { channel, chatId }: Turn['address'],
  newChatId: string,
  { groups, admins }: Parts,
): readonly Reply[] {
  if (groups?.has(chatId) !== true) return [];
  return tell(admins, ADMIN_TEXTS.groupMoved(`${channel}:${chatId}`, `${channel}:${newChatId}`));
}

function tell(admins: Parts['admins'], words: string): readonly Reply[] {
  return admins.map((person) => ({
    address: privateChatOf(person),
    person: null,
    message: plainMessage(words),
  }));
}
