import { dayInVietnam, formatDate } from '../../knowledge/model/calendar-date.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { Audience } from '../answer/audience.ts';
import { readCarefully } from './careful-words.ts';
import type { Choice } from './choice.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS } from './dialogue-messages.vi.ts';
import { basisOf } from './find-approved.ts';
import { HAND_OFF_TEXTS as SAY } from './hand-off-messages.vi.ts';
import type { Person } from './person.ts';
import { paragraph, plainMessage, quoteBlock, shortened } from './text-blocks.ts';
import { privateChatOf, replyTo, sayTo, type Reply, type Turn } from './turn.ts';

const SHOWN_ANSWER = 600;

type Parts = Pick<
  DialogueParts,
  'stores' | 'access' | 'admins' | 'responsible' | 'limitsOf' | 'knowledge' | 'now' | 'log'
>;

/** Responsible people who can be reached now. */
export function reachable({ responsible, admins, limitsOf }: Parts): readonly Person[] {
  return (responsible ?? admins).filter(({ channel }) => limitsOf(channel) !== null);
}

/** Passes a question on, without the asker's name or id; the reply finds its way back by the code. */
export async function passOn(
  turn: Turn,
  asked: { readonly question: string; readonly answer: string },
  parts: Parts,
): Promise<readonly Reply[]> {
  const people = reachable(parts);
  if (people.length === 0) return sayTo(turn, SAY.none);
  const { person: asker, address } = turn;
  const { code, question, answer } = await parts.stores.handOffs.open(turn.key, { asker, address, ...asked });
  parts.log.log('info', 'hand-off.opened', { channel: address.channel });
  return [
    ...sayTo(turn, SAY.sent(code)),
    ...people.map((person): Reply => ({
      address: privateChatOf(person),
      person,
      holdsWordsOf: asker,
      message: {
        blocks: [
          paragraph(SAY.asked(code), 'bold'),
          quoteBlock(question),
          paragraph(SAY.botSaid),
          quoteBlock(shortened(answer, SHOWN_ANSWER)),
          paragraph(SAY.howTo(code)),
        ],
      },
      choices: [{ label: SAY.answerButton, does: { kind: 'answer-hand-off', code } }],
    })),
  ];
}

/** The next message of this responsible person is the reply. */
export async function beginReply(turn: Turn, code: string, parts: Parts): Promise<readonly Reply[]> {
  const found = await parts.stores.handOffs.find(code);
  if (found === null) return sayTo(turn, SAY.unknown(code));
  if (found.reply !== null) return sayTo(turn, SAY.already(found.code));
  await parts.stores.conversations.expect(turn.address, turn.person, {
    kind: 'hand-off-reply',
    code: found.code,
  });
  return sayTo(turn, SAY.writeNow(found.code));
}

/** `/traloi MÃ nội dung`. */
export async function replyByCommand(turn: Turn, argument: string, parts: Parts): Promise<readonly Reply[]> {
  const [, code, text] = /^(\S+)\s+(\S.*)$/su.exec(argument) ?? [];
  if (code === undefined || text === undefined) return sayTo(turn, SAY.usage);
  return deliverReply(turn, code, text, parts);
}

/** Takes a reply back to the asker, marked as a person's. */
export async function deliverReply(
  turn: Turn,
  typedCode: string,
  text: string,
  parts: Parts,
): Promise<readonly Reply[]> {
  const careful = readCarefully(text);
  if (careful.isSecret) return sayTo(turn, DIALOGUE_TEXTS.secretPasted);
  const found = await parts.stores.handOffs.find(typedCode);
  if (found === null) return sayTo(turn, SAY.unknown(shortened(foldSpaces(typedCode), 12)));
  if (!(await parts.stores.handOffs.reply(found.code, turn.key, text)))
    return sayTo(turn, SAY.already(found.code));
  await parts.stores.conversations.expect(turn.address, turn.person, null);
  const day = formatDate(dayInVietnam(parts.now()));
  parts.log.log('info', 'hand-off.replied', { channel: found.address.channel });
  return [
    {
      address: found.address,
      person: found.asker,
      message: {
        blocks: [
          paragraph(SAY.reply(SAY.role, day), 'bold'),
          ...text.split('\n').map((line) => paragraph(line)),
          paragraph(SAY.replyTo(shortened(foldSpaces(found.question), 300)), 'italic'),
          paragraph(SAY.replyNote, 'italic'),
        ],
      },
    },
    replyTo(turn, plainMessage(SAY.delivered(found.code), SAY.saveHint), [
      ...(parts.access === 'invite' ? [saving(SAY.saveForInvited, found.code, 'invited')] : []),
      saving(SAY.saveButton, found.code, 'public'),
    ]),
  ];
}

function saving(label: string, code: string, audience: Audience): Choice {
  return { label, does: { kind: 'save-approved', code, audience } };
}

/** Keeps a reply for others who ask the same; nothing of the first asker stays with it. */
export async function saveApproved(
  turn: Turn,
  code: string,
  audience: Audience,
  parts: Parts,
): Promise<readonly Reply[]> {
  const found = await parts.stores.handOffs.find(code);
  const day = dayInVietnam(parts.now());
  if (found?.reply == null) return sayTo(turn, SAY.unknown(code));
  // Earlier questions go along as context; the last line is the question itself.
  const question = found.question.split('\n').at(-1) ?? found.question;
  const basis = await basisOf(question, parts.knowledge, day);
  const careful = readCarefully(found.reply);
  await parts.stores.approvedAnswers.save(`approved:${found.code}`, {
    question,
    reply: careful.text,
    ...{ role: SAY.role, audience },
    approvedOn: day,
    basis: basis ?? { version: '', documents: [], newestOn: null },
  });
  return sayTo(turn, SAY.saved, ...(careful.hasPrivate ? [SAY.savedWithoutNumbers] : []));
}
