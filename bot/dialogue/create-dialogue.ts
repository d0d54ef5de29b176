import type { IncomingEvent } from '../channel/incoming.ts';
import type { Button, OutgoingMessage } from '../channel/outgoing.ts';
import { takePollAnswer } from '../class/quiz/take-answer.ts';
import { answerText, redeem } from './answer-text.ts';
import { carryOut, welcome } from './carry-out-command.ts';
import { withinButtons } from './choice.ts';
import { slashCommand } from './command-names.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import type { Delivery, Dialogue } from './dialogue.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import { readInvitationCode } from './invitation-code.ts';
import { PEOPLE_TEXTS } from './people-messages.vi.ts';
import { performTap } from './perform-offer.ts';
import { takeFile, type FileParts } from './take-file.ts';
import { plainMessage } from './text-blocks.ts';
import { isUnlistedGroup, leaveGroup, tellOfMove } from './unlisted-group.ts';
import { openTurn, replyTo, sayTo, type Reply, type Turn } from './turn.ts';

type AllParts = DialogueParts & FileParts;

/** What the bot says on the chat channels: from an event to the messages that answer it. */
export function createDialogue(given: DialogueParts): Dialogue {
  const parts: AllParts = {
    ...given,
    sendLater: async (turn, replies) =>
      given.send(`${turn.key}:later`, await deliver(turn, replies, given, 'later')),
  };
  return {
    async respond(event, signal) {
      if (event.content.kind === 'moved') {
        const { newChatId } = event.content;
        await parts.stores.offers.move(event.address, newChatId);
        return tellOfMove(event.address, newChatId, parts).map(({ address, message }) => ({
          ...{ address, message, personId: null },
        }));
      }
      const turn = await openTurn(event, signal, parts);
      return turn === null ? [] : deliver(turn, await answerTurn(turn, parts), parts);
    },
    apologise(event) {
      const { address, senderId, content, messageId } = event;
      if (!isSaid(content)) return [];
      const message = plainMessage(SAY.failed);
      return [
        {
          address,
          personId: senderId,
          message: address.isGroup ? { ...message, replyTo: messageId } : message,
        },
      ];
    },
  };
}

/** Whether a person waits for an answer to it. */
function isSaid({ kind }: IncomingEvent['content']): boolean {
  return kind === 'text' || kind === 'command' || kind === 'tap' || kind === 'file';
}

async function answerTurn(turn: Turn, parts: AllParts): Promise<readonly Reply[]> {
  const { content } = turn.event;
  if (content.kind === 'poll-answer') return takePollAnswer(turn, content, parts);
  if (content.kind === 'membership' && content.change === 'left') return [];
  if (isUnlistedGroup(turn, parts)) return leaveGroup(turn, parts);
  if (!turn.isAdmin) {
    const verdict = parts.limits.take(`${turn.person.channel}:${turn.person.id}`);
    if (verdict === 'silence') return [];
    if (verdict === 'notice') return sayTo(turn, SAY.wait);
  }
  const isLetIn = parts.access === 'open' || turn.isInvited;
  if (!isLetIn) return atTheDoor(turn, parts);
  if (!turn.isPrivate) return answerContent(turn, parts);
  const isFirst = await parts.stores.people.takeNotice(turn.person, turn.key);
  if (!isFirst) return answerContent(turn, parts);
  return [notice(turn, parts), ...(await answerContent({ ...turn, isFirst }, parts))];
}

/** Somebody who is not invited: only a code is looked at, and nothing else of what was written is kept. */
async function atTheDoor(turn: Turn, parts: DialogueParts): Promise<readonly Reply[]> {
  const { content } = turn.event;
  if (!turn.isPrivate) return [];
  const typed = content.kind === 'text' ? content.text : content.kind === 'command' ? content.argument : '';
  const code = readInvitationCode(typed);
  if (code === null) {
    const hasArgument = content.kind === 'command' && slashCommand(content.name, typed)?.name === 'start';
    return sayTo(turn, hasArgument && typed !== '' ? PEOPLE_TEXTS.codeWrong : PEOPLE_TEXTS.inviteOnly);
  }
  const replies = await redeem(turn, code, parts);
  if (!(await parts.stores.people.isInvited(turn.person))) return replies;
  await parts.stores.people.takeNotice(turn.person, turn.key);
  return [...replies, notice(turn, parts), welcome(turn, parts)];
}

function notice(turn: Turn, { model }: DialogueParts): Reply {
  return replyTo(turn, plainMessage(...PEOPLE_TEXTS.notice(model?.service ?? null)));
}

async function answerContent(turn: Turn, parts: AllParts): Promise<readonly Reply[]> {
  const { content } = turn.event;
  switch (content.kind) {
    case 'text':
      return answerText(turn, content.text, parts);
    case 'command': {
      const command = slashCommand(content.name, content.argument);
      return command === null ? sayTo(turn, SAY.unknownCommand) : carryOut(turn, command, parts);
    }
    case 'tap':
      return performTap(turn, content.action, parts);
    case 'file':
      return takeFile(turn, content, parts);
    case 'unreadable':
      return turn.isPrivate ? sayTo(turn, SAY.unreadable[content.what]) : [];
    case 'membership':
      return turn.isPrivate ? [welcome(turn, parts)] : sayTo(turn, SAY.groupHint);
    default:
      return [];
  }
}

/** Gives the choices of each reply their ids, as many as the channel shows. */
async function deliver(
  turn: Turn,
  replies: readonly Reply[],
  { stores, limitsOf }: DialogueParts,
  when = '',
): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const [i, reply] of replies.entries()) {
    const { address, person, message, choices = [], holdsWordsOf = person } = reply;
    const limits = limitsOf(address.channel);
    if (limits === null) continue;
    const kept = person === null ? [] : withinButtons(choices, limits.maxButtons);
    const taps = kept.flatMap(({ does }) => (does.kind === 'open' ? [] : [does]));
    const ids =
      person === null || taps.length === 0
        ? []
        : await stores.offers.put(`${turn.key}#${when}${i}`, address, person, taps);
    let next = 0;
    const buttons = kept.flatMap(({ label, does, isInText }): Button[] => {
      if (does.kind === 'open') return [{ label, action: { kind: 'open', url: does.url } }];
      const id = ids[next++] ?? '';
      return isInText === true ? [] : [{ label, action: { kind: 'tap', id } }];
    });
    const sent: OutgoingMessage = buttons.length === 0 ? message : { ...message, buttons };
    // The outbox erases by channel and person: words of somebody of another channel are nobody's there.
    const personId = holdsWordsOf?.channel === address.channel ? holdsWordsOf.id : null;
    deliveries.push({ address, personId, message: sent });
  }
  return deliveries;
}
