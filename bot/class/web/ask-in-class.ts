import { randomUUID } from 'node:crypto';
import type { Answer, Answerer } from '../../answer/answer.ts';
import { readCarefully } from '../../dialogue/careful-words.ts';
import type { Metrics } from '../../http/metrics.ts';
import { parseQuestionText } from '../../question-text.ts';
import type { ClassMember, ClassSession } from '../class-session.ts';
import type { ClassQuestions } from '../store/class-questions.ts';

export interface AskInClassParts {
  readonly answerer: Answerer;
  readonly questions: ClassQuestions;
  readonly metrics: Pick<Metrics, 'asked' | 'answered' | 'failed'>;
  /** Whether there is knowledge to answer from. */
  readonly isReady: () => boolean;
  readonly nowMs: () => number;
  /** Questions worked on at the same time; more are told to come back. */
  readonly maxRunning: number;
  readonly answerTimeoutMs: number;
}

export type AskedInClass =
  /** Kept for the class. `isMasked`: private numbers were hidden before anything was kept. */
  | { readonly state: 'kept'; readonly isMasked: boolean }
  /** Not kept: small talk, outside the field, or asked back. */
  | { readonly state: 'told'; readonly answer: Answer }
  | { readonly state: 'secret' | 'empty' | 'too-long' | 'busy' | 'not-ready' };

const CONTEXT = 2;

export type AskInClass = (session: ClassSession, member: ClassMember, raw: string) => Promise<AskedInClass>;

/** Answers a question from the class page as the chat does: screened first, from public papers only. */
export function createAskInClass(parts: AskInClassParts): AskInClass {
  const { answerer, questions, metrics, nowMs } = parts;
  let running = 0;
  return async (session, member, raw) => {
    const careful = readCarefully(raw);
    if (careful.isSecret) return { state: 'secret' };
    const words = parseQuestionText(careful.text);
    if (!words.ok) return { state: words.problem };
    if (!parts.isReady()) return { state: 'not-ready' };
    if (running >= parts.maxRunning) return { state: 'busy' };
    const { text } = words;
    const earlier = await questions.ofMember(session.id, member);
    const history = earlier.slice(-CONTEXT).map(({ question }) => question);
    const startedMs = nowMs();
    metrics.asked('web');
    running += 1;
    const answering = (async () => answerer.answer({ text, history, audience: 'public' }))();
    // Work that outlives the time limit still occupies the machine, so it is counted until it ends.
    const release = (): void => void (running -= 1);
    answering.then(release, release);
    const answer = await within(answering, parts.answerTimeoutMs).catch((error: unknown) => {
      metrics.failed('web');
      throw error;
    });
    if (answer === null) {
      metrics.failed('web');
      return { state: 'busy' };
    }
    metrics.answered('web', answer, (nowMs() - startedMs) / 1000);
    if (answer.status !== 'answered' && answer.status !== 'not-found') return { state: 'told', answer };
    await questions.record(`web:${randomUUID()}`, session.id, member, text, answer);
    return { state: 'kept', isMasked: careful.hasPrivate };
  };
}

async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeoutMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
