import { MAX_QUESTION_CHARACTERS, parseQuestionText } from '../question-text.ts';
import { readClassCode } from '../class/class-code.ts';
import { CLASS_TEXTS } from '../class/class-messages.vi.ts';
import { takeTypedAnswer } from '../class/quiz/take-answer.ts';
import { joinClass } from '../class/take-part.ts';
import { askQuestion } from './ask-question.ts';
import { carryOut } from './carry-out-command.ts';
import { readCarefully } from './careful-words.ts';
import { setPlace } from './choose-place-and-term.ts';
import { typedCommand } from './command-names.ts';
import type { Expectation } from './conversations.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import { deliverReply } from './hand-off-flow.ts';
import { readInvitationCode } from './invitation-code.ts';
import { PEOPLE_TEXTS } from './people-messages.vi.ts';
import { performNumber } from './perform-offer.ts';
import type { FileParts } from './take-file.ts';
import { dislikeBecause } from './take-feedback.ts';
import { sayTo, type Reply, type Turn } from './turn.ts';

/** `1`, `1.`, `số 1`, `gửi 1`, `nguồn 1`; near misses: `35`, when nothing was offered under it, and `1 người`. */
const NUMBER = /^(?:(?:gửi|gui|số|so|chọn|chon|nguồn|nguon)\s+)?(\d{1,2})[.)]?$/iu;

/** Typed words: a command, the number of an offer, what the bot has asked for, or a question. */
export async function answerText(
  turn: Turn,
  raw: string,
  parts: DialogueParts & FileParts,
): Promise<readonly Reply[]> {
  const careful = readCarefully(raw);
  if (careful.isSecret) return sayTo(turn, SAY.secretPasted);
  const words = parseQuestionText(careful.text);
  if (!words.ok)
    return sayTo(
      turn,
      words.problem === 'empty' ? SAY.empty : SAY.tooLong(shownNumber(MAX_QUESTION_CHARACTERS)),
    );
  const { text } = words;
  const expected = turn.isPrivate
    ? await parts.stores.conversations.expected(turn.address, turn.person)
    : null;
  const command = typedCommand(text);
  if (command === 'unknown') return sayTo(turn, SAY.unknownCommand);
  if (command !== null) return carryOut(turn, command, parts);
  const inClass = expected?.kind === 'hand-off-reply' ? null : await answerInClass(turn, text, parts);
  if (inClass !== null) return inClass;
  // A reply that is to be passed on word for word may well be a number.
  const number = expected?.kind === 'hand-off-reply' ? undefined : NUMBER.exec(text)?.[1];
  const performed = number === undefined ? null : await performNumber(turn, Number(number), parts);
  if (performed !== null) return performed;
  if (expected !== null) {
    const done = await fulfil(turn, expected, text, parts);
    if (done !== null) return done;
  }
  const code = turn.isPrivate && !turn.isAdmin ? readInvitationCode(text) : null;
  if (code !== null && /\d/.test(code)) return redeem(turn, code, parts);
  return askQuestion(turn, text, parts, { before: careful.hasPrivate ? [SAY.privatePasted] : [] });
}

/** The code of a class, or an answer to its quiz; null for anything else. A bare code that no class has may be a question. */
async function answerInClass(
  turn: Turn,
  text: string,
  parts: DialogueParts,
): Promise<readonly Reply[] | null> {
  const ofClass = turn.isPrivate ? readClassCode(text) : null;
  if (ofClass === null) return takeTypedAnswer(turn, text, parts);
  const joined = await joinClass(turn, ofClass.code, parts);
  return joined ?? (ofClass.isNamed ? sayTo(turn, CLASS_TEXTS.noSuchClass) : null);
}

/** What the bot had asked for; null when the words are plainly a question instead. */
async function fulfil(
  turn: Turn,
  expected: Expectation,
  text: string,
  parts: DialogueParts,
): Promise<readonly Reply[] | null> {
  if (expected.kind === 'hand-off-reply')
    return turn.isAdmin || isResponsible(turn, parts) ? deliverReply(turn, expected.code, text, parts) : null;
  if (looksLikeQuestion(text)) {
    await parts.stores.conversations.expect(turn.address, turn.person, null);
    return null;
  }
  return expected.kind === 'place'
    ? setPlace(turn, text, parts)
    : dislikeBecause(turn, expected, { comment: text }, parts);
}

function isResponsible({ person }: Turn, { responsible = [] }: DialogueParts): boolean {
  return responsible.some(({ channel, id }) => channel === person.channel && id === person.id);
}

function looksLikeQuestion(text: string): boolean {
  return (
    /\?\s*$/.test(text) ||
    /(?:^|\s)(?:thế nào|bao nhiêu|là gì|khi nào|những ai|ai là|quy định|the nao|bao nhieu)(?=\s|$)/iu.test(
      text,
    )
  );
}

/** A code that comes as a message, where there is no link to open. */
export async function redeem(turn: Turn, code: string, parts: DialogueParts): Promise<readonly Reply[]> {
  const redeemed = await parts.stores.people.redeem(code, turn.person, turn.key);
  if (redeemed === 'too-many') return sayTo(turn, PEOPLE_TEXTS.codeTooMany);
  return sayTo(turn, redeemed === 'paired' ? PEOPLE_TEXTS.paired : PEOPLE_TEXTS.codeWrong);
}

/** 2000 as it is written here: `2.000`. */
function shownNumber(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '.');
}
