import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import { readCarefully } from './careful-words.ts';
import type { Choice } from './choice.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import type { DislikeReason, Feedback } from './questions-log.ts';
import { plainMessage, shortened } from './text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from './turn.ts';

type Parts = Pick<DialogueParts, 'stores' | 'now'>;
type Judged = { readonly answerKey: string; readonly question: string };

const ASKED_REASONS = ['wrong', 'outdated', 'incomplete', 'unclear'] as const;
const COMMENT_CHARACTERS = 500;

export async function like(turn: Turn, { answerKey }: Judged, parts: Parts): Promise<readonly Reply[]> {
  await judge(turn, parts, { answerKey, verdict: 'like', reason: null, question: null, comment: null });
  return sayTo(turn, SAY.thanksLike);
}

/** Counted at once; the reason may follow by button or in words. */
export async function dislike(turn: Turn, judged: Judged, parts: Parts): Promise<readonly Reply[]> {
  const { answerKey, question } = judged;
  await judge(turn, parts, { answerKey, question, verdict: 'dislike', reason: null, comment: null });
  await parts.stores.conversations.expect(turn.address, turn.person, {
    kind: 'dislike-comment',
    answerKey,
    question,
  });
  const choices = ASKED_REASONS.map((reason): Choice => ({
    label: SAY.dislikeReasons[reason],
    does: { kind: 'dislike-reason', answerKey, question, reason },
  }));
  return [replyTo(turn, plainMessage(SAY.dislikeAsk), choices)];
}

/** A reason by button, or words of their own (then `other`). */
export async function dislikeBecause(
  turn: Turn,
  { answerKey, question }: Judged,
  because: DislikeReason | { readonly comment: string },
  parts: Parts,
): Promise<readonly Reply[]> {
  await parts.stores.conversations.expect(turn.address, turn.person, null);
  const reason = typeof because === 'string' ? because : 'other';
  const comment =
    typeof because === 'string' ? null : shortened(readCarefully(because.comment).text, COMMENT_CHARACTERS);
  await judge(turn, parts, { answerKey, question, verdict: 'dislike', reason, comment });
  if (comment === null) return sayTo(turn, SAY.thanksDislike);
  // Whoever goes on asking instead of explaining loses nothing.
  const asked: Choice = { label: SAY.isQuestion, does: { kind: 'ask', question: comment } };
  return [replyTo(turn, plainMessage(SAY.thanksDislike), [asked])];
}

async function judge(
  { person }: Turn,
  { stores, now }: Parts,
  feedback: Omit<Feedback, 'person' | 'day'>,
): Promise<void> {
  await stores.questionsLog.judge({ ...feedback, person, day: dayInVietnam(now()) });
}
