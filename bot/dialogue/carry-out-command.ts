import { readClassCode } from '../class/class-code.ts';
import { CLASS_TEXTS } from '../class/class-messages.vi.ts';
import { carryOutClass } from '../class/open-class.ts';
import { joinClass, leaveClass } from '../class/take-part.ts';
import { askToRollBack, makeInvitation, revokeInvitation, showStatistics } from './admin-commands.ts';
import { ADMIN_TEXTS } from './admin-messages.vi.ts';
import type { Choice } from './choice.ts';
import { choosePlace, chooseTerm } from './choose-place-and-term.ts';
import { ADMIN_COMMANDS, type Command } from './command-names.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import { askToErase } from './erase-person.ts';
import { replyByCommand } from './hand-off-flow.ts';
import { listDocuments } from './list-documents.ts';
import { PEOPLE_TEXTS } from './people-messages.vi.ts';
import { showOwnData } from './show-own-data.ts';
import { readAside, type FileParts } from './take-file.ts';
import { plainMessage, shortened } from './text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from './turn.ts';

/** Carries out a command; those of administrators are unknown to everybody else. */
export async function carryOut(
  turn: Turn,
  { name, argument }: Command,
  parts: DialogueParts & FileParts,
): Promise<readonly Reply[]> {
  if (ADMIN_COMMANDS.has(name) && !turn.isAdmin) return sayTo(turn, SAY.unknownCommand);
  if (name === 'documents') return listDocuments(turn, 1, argument, parts);
  if (name === 'help') return help(turn, parts);
  if (!turn.isPrivate) return sayTo(turn, SAY.privateOnly);
  switch (name) {
    case 'start':
      return greet(turn, argument, parts);
    case 'place':
      return choosePlace(turn, argument, parts);
    case 'term':
      return chooseTerm(turn, argument, parts);
    case 'erase':
      return askToErase(turn, parts);
    case 'own-data':
      return showOwnData(turn, parts);
    case 'status':
      return showStatus(turn, parts);
    case 'update':
      return readAside(turn, null, parts);
    case 'roll-back':
      return askToRollBack(turn, parts);
    case 'statistics':
      return showStatistics(turn, parts);
    case 'invite':
      return makeInvitation(turn, parts);
    case 'revoke':
      return revokeInvitation(turn, argument, parts);
    case 'reply':
      return replyByCommand(turn, argument, parts);
    case 'class':
      return carryOutClass(turn, argument, parts);
    case 'leave-class':
      return leaveClass(turn, parts);
  }
}

/** `/start`, with or without the code of an invitation or of a class. */
async function greet(turn: Turn, code: string, parts: DialogueParts): Promise<readonly Reply[]> {
  if (code === '') return [welcome(turn, parts)];
  const ofClass = readClassCode(code);
  if (ofClass !== null)
    return (await joinClass(turn, ofClass.code, parts)) ?? sayTo(turn, CLASS_TEXTS.noSuchClass);
  const redeemed = await parts.stores.people.redeem(code, turn.person, turn.key);
  if (redeemed === 'too-many') return sayTo(turn, PEOPLE_TEXTS.codeTooMany);
  if (redeemed === 'wrong') return [...sayTo(turn, PEOPLE_TEXTS.codeWrong), welcome(turn, parts)];
  return [...sayTo(turn, PEOPLE_TEXTS.paired), welcome(turn, parts)];
}

/** What a newcomer may do first. */
export function welcome(turn: Turn, { examples }: Pick<DialogueParts, 'examples'>): Reply {
  return replyTo(turn, plainMessage(PEOPLE_TEXTS.greeting), exampleChoices(examples));
}

function help(turn: Turn, { examples }: DialogueParts): readonly Reply[] {
  const lines = turn.isAdmin && turn.isPrivate ? [...SAY.help, ...ADMIN_TEXTS.help] : SAY.help;
  return [replyTo(turn, plainMessage(...lines), exampleChoices(examples))];
}

function exampleChoices(examples: readonly string[]): readonly Choice[] {
  return examples.slice(0, 4).map((question): Choice => ({
    label: shortened(question, 60),
    does: { kind: 'ask', question },
  }));
}

async function showStatus(turn: Turn, { knowledge, stores }: DialogueParts): Promise<readonly Reply[]> {
  const version = knowledge.version();
  const { place, term } = await stores.conversations.settings(turn.person);
  const remembered = await stores.conversations.recent(turn.address, turn.person, turn.messageKey);
  return sayTo(
    turn,
    version === null ? SAY.statusNoKnowledge : SAY.status(version, knowledge.documents(turn.audience).length),
    SAY.statusMemory(remembered.length),
    ...(place === null ? [] : [SAY.statusPlace(place)]),
    ...(term === null ? [] : [SAY.statusTerm(term)]),
    SAY.statusId(`${turn.person.channel}:${turn.person.id}`),
    ...(turn.isAdmin ? [SAY.statusAdmin] : turn.isInvited ? [SAY.statusInvited] : []),
  );
}
