import type { DialogueParts } from '../dialogue/dialogue-parts.ts';
import { plainMessage } from '../dialogue/text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from '../dialogue/turn.ts';
import { CLASS_TEXTS as SAY } from './class-messages.vi.ts';
import { CLASS_DAYS } from './class-session.ts';
import { quizDelivery } from './quiz/quiz-message.ts';

type Parts = Pick<DialogueParts, 'stores'>;

/** Puts the sender into the open class of this code; null when there is none. A running quiz item comes along. */
export async function joinClass(
  turn: Turn,
  code: string,
  { stores }: Parts,
): Promise<readonly Reply[] | null> {
  const { sessions, quiz } = stores.classes;
  const session = await sessions.byCode(code);
  if (session === null) return null;
  await sessions.join(session.id, turn.person);
  const joined = replyTo(
    turn,
    plainMessage(SAY.joined(session.title), SAY.joinedHow, SAY.joinedLeave(CLASS_DAYS)),
  );
  const run = await quiz.openRunOf(session.id);
  if (run === null || (await quiz.choiceOf(run.id, turn.person)) !== null) return [joined];
  return [joined, replyTo(turn, ...quizDelivery(run, turn.limits))];
}

export async function leaveClass(turn: Turn, { stores }: Parts): Promise<readonly Reply[]> {
  const left = await stores.classes.sessions.leave(turn.person);
  return sayTo(turn, left === null ? SAY.notInClass : SAY.left(left.title));
}
