import {
  calendarDate,
  dayInVietnam,
  formatDate,
  parseCalendarDate,
} from '../../knowledge/model/calendar-date.ts';
import type { Answer } from '../answer/answer.ts';
import { resolveFollowUp } from '../answer/question/resolve-follow-up.ts';
import { smallTalk } from '../answer/question/small-talk.ts';
import { asksForMore } from '../answer/show-more.ts';
import { CLASS_TEXTS } from '../class/class-messages.vi.ts';
import type { TextBlock } from '../channel/outgoing.ts';
import { answerMessage } from './answer-message.ts';
import { withoutMaskedClauses } from './careful-words.ts';
import type { ApprovedAnswer } from './approved-answers.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import { findApproved } from './find-approved.ts';
import { HAND_OFF_TEXTS } from './hand-off-messages.vi.ts';
import { reachable } from './hand-off-flow.ts';
import { subjectOf } from './subject-of.ts';
import { paragraph, plainMessage } from './text-blocks.ts';
import { privateChatOf, replyTo, type Reply, type Turn } from './turn.ts';

const CONTEXT_TURNS = 2;

export interface AskOptions {
  /** Said first: what was done with the words. */
  readonly before?: readonly string[];
}

/** Answers a question of this turn, with the memory and settings of this person in private chats only. */
export async function askQuestion(
  turn: Turn,
  text: string,
  parts: DialogueParts,
  { before = [] }: AskOptions = {},
): Promise<readonly Reply[]> {
  const { stores, knowledge, now } = parts;
  const { person, address, isPrivate } = turn;
  const inClass = isPrivate ? await stores.classes.sessions.ofMember(person) : null;
  // What is asked in a class may be shown on its wall.
  const audience = inClass === null ? turn.audience : 'public';
  const startedMs = now().getTime();
  const settings = isPrivate ? await stores.conversations.settings(person) : { place: null, term: null };
  const history = isPrivate ? await stores.conversations.recent(address, person, turn.messageKey) : [];
  const asOf = settings.term === null ? null : dayOfTerm(settings.term);
  const { answerer, isSpent } = await answererFor(turn, parts);
  const answer = await answerer.answer({
    ...{ text: withoutMaskedClauses(text), history, audience },
    ...(settings.place === null ? {} : { place: settings.place }),
    ...(asOf === null ? {} : { asOf }),
  });
  // A greeting or a word of thanks is neither counted nor remembered: the next question leans on the last one.
  const isQuestion = smallTalk(text) === null;
  const mayKeep = isPrivate && !turn.isFirst && isQuestion;
  const isForClass = inClass !== null && (answer.status === 'answered' || answer.status === 'not-found');
  // Asked for together, they are flushed to disk together.
  await Promise.all([
    mayKeep && answer.status !== 'refused'
      ? stores.conversations.remember(turn.messageKey, address, person, text)
      : null,
    isQuestion
      ? stores.questionsLog.record(turn.key, {
          day: dayInVietnam(now()),
          channel: address.channel,
          status: answer.status,
          subject: subjectOf(answer),
          words: mayKeep && answer.status === 'not-found' ? { person, question: text } : null,
        })
      : null,
    isForClass && isQuestion
      ? stores.classes.questions.record(turn.key, inClass.id, person, text, answer)
      : null,
  ]);
  const seconds = (now().getTime() - startedMs) / 1000;
  parts.onAnswered?.(address.channel, answer, seconds);
  parts.log.log('info', 'question.answered', {
    channel: address.channel,
    status: answer.status,
    mode: answer.mode,
    version: knowledge.version(),
    seconds,
  });
  const isAnswered = answer.status === 'answered' || answer.status === 'not-found';
  const found = isAnswered
    ? await findApproved(text, audience, { approved: stores.approvedAnswers, knowledge, now })
    : { answer: null, gone: [] };
  const said = answerMessage(answer, {
    limits: turn.limits,
    question: withContext(text, history, parts),
    answerKey: turn.key,
    before: [...before, ...(isSpent ? [SAY.budgetSpent] : [])],
    shapedBy: [
      ...(answer.status === 'answered' ? shapedBy(settings, asOf) : []),
      ...(isForClass ? [CLASS_TEXTS.recorded(inClass.title)] : []),
    ],
    hasResponsible: reachable(parts).length > 0,
    asksOpinion: isPrivate,
  });
  const message = found.answer === null ? said.message : withApproved(found.answer, answer, said.message);
  return [
    replyTo(turn, message, said.choices),
    ...found.gone.flatMap((gone) => reachable(parts).map((admin) => staleNotice(gone, admin))),
  ];
}

/** The question for other eyes: earlier turns go along only where it cannot be understood without them. */
function withContext(text: string, history: readonly string[], { knowledge }: DialogueParts): string {
  const earlier = history.filter((turn) => !asksForMore(turn));
  const { isFollowUp } = resolveFollowUp(text, earlier, (words) => knowledge.placesIn(words));
  return [...(isFollowUp ? earlier.slice(-CONTEXT_TURNS) : []), text].join('\n');
}

async function answererFor({ person }: Turn, { answerer, model, stores, now }: DialogueParts) {
  if (model === null) return { answerer, isSpent: false };
  const most = model.questionsPerPersonAndDay;
  const mayUse = await stores.modelBudget.take(person, dayInVietnam(now()), most);
  return mayUse ? { answerer, isSpent: false } : { answerer: model.without, isSpent: true };
}

/** Rules of a term are asked for as they were when its congresses had been held: the last day of its first year. */
export function dayOfTerm(term: string): string | null {
  const year = /^(\d{4})-\d{4}$/.exec(term)?.[1];
  return year === undefined ? null : calendarDate(Number(year), 12, 31);
}

function shapedBy(
  { place, term }: { readonly place: string | null; readonly term: string | null },
  asOf: string | null,
): string[] {
  const day = parseCalendarDate(asOf ?? '');
  return [
    ...(place === null ? [] : [SAY.usedPlace(place)]),
    ...(term === null || day === null ? [] : [SAY.usedTerm(term, formatDate(day))]),
  ];
}

/** A person's answer stands first and is told apart; what the documents say follows, when they say anything. */
function withApproved(
  { role, approvedOn, reply, question }: ApprovedAnswer,
  answer: Answer,
  message: ReturnType<typeof answerMessage>['message'],
) {
  const day = parseCalendarDate(approvedOn);
  const approved: TextBlock[] = [
    paragraph(HAND_OFF_TEXTS.approved(role, day === null ? approvedOn : formatDate(day)), 'bold'),
    ...reply.split('\n').map((line) => paragraph(line)),
    paragraph(HAND_OFF_TEXTS.approvedFor(question), 'italic'),
  ];
  if (answer.status !== 'answered') return { ...message, blocks: approved };
  return {
    ...message,
    blocks: [...approved, paragraph(HAND_OFF_TEXTS.fromDocuments, 'bold'), ...message.blocks],
  };
}

function staleNotice(answer: ApprovedAnswer, admin: Reply['person'] & object): Reply {
  return { address: privateChatOf(admin), person: admin, message: plainMessage(staleText(answer)) };
}

/** What administrators are told of an approved answer that is used no more. */
export function staleText({ question, approvedOn }: ApprovedAnswer): string {
  const day = parseCalendarDate(approvedOn);
  return HAND_OFF_TEXTS.stale(question, day === null ? approvedOn : formatDate(day));
}
