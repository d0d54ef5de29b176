import { dayInVietnam, formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { OWN_DATA_TEXTS as SAY } from './own-data-messages.vi.ts';
import { sayTo, type Reply, type Turn } from './turn.ts';

const SIGNS = { like: '👍', dislike: '👎' } as const;

/** `/dulieu`: everything that is kept of the sender, to the sender, in their private chat. */
export async function showOwnData(
  turn: Turn,
  { stores }: Pick<DialogueParts, 'stores'>,
): Promise<readonly Reply[]> {
  const kept = await stores.personRecords.of(turn.person);
  const list = (head: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [head, ...lines];
  const said = (words: readonly (string | null)[]): string[] => words.flatMap((one) => one ?? []);
  return sayTo(
    turn,
    SAY.head,
    SAY.account(`${turn.person.channel}:${turn.person.id}`),
    ...(kept.firstSeenAtMs === null
      ? []
      : [SAY.since(formatDate(dayInVietnam(new Date(kept.firstSeenAtMs))))]),
    ...(kept.isInvited ? [SAY.invited] : []),
    ...(kept.place === null ? [] : [SAY.place(kept.place)]),
    ...(kept.term === null ? [] : [SAY.term(kept.term)]),
    ...list(SAY.remembered, kept.remembered.map(bullet)),
    ...list(SAY.unanswered, kept.unanswered.map(bullet)),
    ...list(
      SAY.opinions,
      kept.opinions.map(({ day, verdict, question, comment }) =>
        SAY.opinion(formatDate(day as CalendarDate), SIGNS[verdict], said([question, comment])),
      ),
    ),
    ...list(
      SAY.handOffs,
      kept.handOffs.map(({ question, reply }) => SAY.handOff(question, reply)),
    ),
    ...(kept.classTitle === null ? [] : [SAY.classTitle(kept.classTitle)]),
    ...list(SAY.classQuestions, kept.classQuestions.map(bullet)),
    ...(kept.quizAnswers === 0 ? [] : [SAY.quizAnswers(kept.quizAnswers)]),
    ...(kept.offers === 0 ? [] : [SAY.offers(kept.offers)]),
    ...(kept.modelQuestions === 0 ? [] : [SAY.modelQuestions(kept.modelQuestions)]),
    SAY.end,
  );
}

const bullet = (words: string): string => `• ${words}`;
