import type { IncomingContent } from '../../channel/incoming.ts';
import type { DialogueParts } from '../../dialogue/dialogue-parts.ts';
import { sayTo, type Reply, type Turn } from '../../dialogue/turn.ts';
import { CLASS_QUIZ_TEXTS as SAY } from '../class-messages.vi.ts';

type Parts = Pick<DialogueParts, 'stores'>;

/** `đáp án 2`, `dap an: 2`; near misses: `đáp án là gì`, `2`. */
const ANSWER = /^(?:đáp án|dap an)\s*:?\s*(\d{1,2})\s*[.]?$/iu;

/** A numbered reply to a quiz item, also when other messages came between; null when the text is none, or no class is on. */
export async function takeTypedAnswer(
  turn: Turn,
  text: string,
  parts: Parts,
): Promise<readonly Reply[] | null> {
  const number = ANSWER.exec(text)?.[1];
  if (number === undefined || !turn.isPrivate) return null;
  const { sessions, quiz } = parts.stores.classes;
  const session = await sessions.ofMember(turn.person);
  if (session === null) return null;
  const run = await quiz.openRunOf(session.id);
  return run === null ? sayTo(turn, SAY.none) : answerQuiz(turn, run.id, Number(number) - 1, parts);
}

/** Takes the answer of the sender to a run and says whether it is right, with the source. */
export async function answerQuiz(
  turn: Turn,
  runId: string,
  choice: number,
  { stores }: Parts,
): Promise<readonly Reply[]> {
  const { quiz } = stores.classes;
  const run = await quiz.find(runId);
  if (run === null || !(await isInClass(turn, run.sessionId, { stores }))) return sayTo(turn, SAY.closed);
  const { item } = run;
  switch (await quiz.answer(runId, turn.person, choice)) {
    case 'closed':
      return sayTo(turn, SAY.closed);
    case 'wrong-option':
      return sayTo(turn, SAY.noSuchOption(item.options.length));
    case 'already':
      // Handled a second time after a crash it is the same answer, and the person has not seen the first reply.
      if ((await quiz.choiceOf(runId, turn.person)) !== choice) return sayTo(turn, SAY.already);
      break;
    case 'taken':
      break;
  }
  return sayTo(turn, choice === item.correct ? SAY.right : SAY.wrong, item.explanation);
}

/** A vote in a poll of ours. Votes of people who are not in the class (a poll can be passed on) are not counted. */
export async function takePollAnswer(
  turn: Turn,
  { pollId, options }: Extract<IncomingContent, { kind: 'poll-answer' }>,
  { stores }: Parts,
): Promise<readonly Reply[]> {
  const { quiz } = stores.classes;
  const [choice] = options;
  const run = choice === undefined ? null : await quiz.runOfPoll(pollId);
  if (choice === undefined || run === null || !(await isInClass(turn, run.sessionId, { stores }))) return [];
  await quiz.answer(run.id, turn.person, choice);
  return [];
}

async function isInClass(turn: Turn, sessionId: string, { stores }: Parts): Promise<boolean> {
  return (await stores.classes.sessions.ofMember(turn.person))?.id === sessionId;
}
