import { z } from 'zod';
import { parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { Answer, Answerer } from '../answer/answer.ts';
import { parseQuestionText } from '../question-text.ts';
import type { DocumentSource } from './document-source.ts';
import { HttpProblem } from './http-problem.ts';
import type { Metrics } from './metrics.ts';
import type { WebConversations } from './web-conversations.ts';

/** What a responsible person once answered to the same question; never a quotation of a document. */
export interface WebApproved {
  readonly question: string;
  readonly reply: string;
  /** Who answered, in words of an office. */
  readonly role: string;
  /** `YYYY-MM-DD`. */
  readonly approvedOn: string;
}

/** What the web chat receives: the answer and the id under which the next question belongs to this one. */
export type WebAnswer = Answer & { readonly conversationId: string; readonly approved?: WebApproved };

export interface AskRouteParts {
  readonly answerer: Answerer;
  readonly knowledge: DocumentSource;
  readonly conversations: WebConversations;
  readonly metrics: Metrics;
  readonly nowMs: () => number;
  /** Questions worked on at the same time; more are told to come back. */
  readonly maxRunning: number;
  /** Time after which a person is told that the bot is busy. */
  readonly answerTimeoutMs: number;
  /** The approved answer for everybody to this question, or null. Default: there is none. */
  readonly approvedFor?: (question: string) => Promise<WebApproved | null>;
  /** Told of each answer with the question as it was asked. */
  readonly onAnswered?: (question: string, answer: Answer) => void;
}

const bodySchema = z.object({
  question: z.string(),
  conversationId: z.string().max(64).nullish(),
  place: z.string().max(200).nullish(),
  asOf: z.string().max(20).nullish(),
});

/** Answers the body of one `POST /api/ask`. Throws HttpProblem for a body that asks nothing answerable. */
export function createAskRoute(parts: AskRouteParts): (body: unknown) => Promise<WebAnswer> {
  const { answerer, knowledge, conversations, metrics, nowMs } = parts;
  let running = 0;
  return async (body) => {
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) throw new HttpProblem(400, 'request-invalid');
    const words = parseQuestionText(parsed.data.question);
    if (!words.ok) throw new HttpProblem(400, `question-${words.problem}`);
    const asOf = emptyToNull(parsed.data.asOf);
    const day = asOf === null ? null : parseCalendarDate(asOf);
    if (asOf !== null && day === null) throw new HttpProblem(400, 'as-of-invalid');
    const place = emptyToNull(parsed.data.place);
    if (knowledge.currentVersion() === null) throw new HttpProblem(503, 'not-ready', 10);
    if (running >= parts.maxRunning) throw new HttpProblem(503, 'busy', 5);

    const { id, history } = conversations.open(parsed.data.conversationId ?? undefined);
    const startedMs = nowMs();
    metrics.asked('web');
    running += 1;
    try {
      const ask = async (): Promise<Answer> =>
        answerer.answer({
          text: words.text,
          history,
          ...(day === null ? {} : { asOf: day }),
          ...(place === null ? {} : { place }),
        });
      const answering = ask();
      const release = (): void => void (running -= 1);
      // Work that outlives the time limit still occupies the machine, so it is counted until it ends.
      answering.then(release, release);
      const answer = await within(answering, parts.answerTimeoutMs);
      conversations.remember(id, words.text);
      metrics.answered('web', answer, (nowMs() - startedMs) / 1000);
      parts.onAnswered?.(words.text, answer);
      const isAsked = answer.status === 'answered' || answer.status === 'not-found';
      const approved = isAsked ? ((await parts.approvedFor?.(words.text)) ?? null) : null;
      return { ...answer, conversationId: id, ...(approved === null ? {} : { approved }) };
    } catch (error) {
      metrics.failed('web');
      throw error;
    }
  };
}

function emptyToNull(text: string | null | undefined): string | null {
  const folded = foldSpaces((text ?? '').replace(/\p{Surrogate}/gu, '\uFFFD'));
  return folded === '' ? null : folded;
}

async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HttpProblem(503, 'busy', 10)), timeoutMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
