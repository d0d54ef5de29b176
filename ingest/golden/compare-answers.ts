import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import type { GoldenQuestion } from './golden-question.ts';

/** What counts of an answer, as `ask --json` prints it. */
export interface GoldenAnswer {
  readonly status: string;
  readonly text: string;
  readonly citations: readonly { readonly documentId: string }[];
}

/** A question that was answered rightly and no longer is. */
export interface WorseAnswer {
  readonly id: string;
  readonly question: string;
  readonly facts: readonly string[];
  readonly got: string;
}

export interface GoldenResult {
  readonly asked: number;
  /** Rightly answered from the new version. */
  readonly passed: number;
  /** Rightly answered from the version before. */
  readonly passedBefore: number;
  readonly worse: readonly WorseAnswer[];
  /** No longer answered because the administrator took every document cited before away: no reason to refuse. */
  readonly uncovered: readonly string[];
}

/**
 * Sets the answers of two versions side by side, in the order of the questions. A wrong answer that was wrong before is
 * not worse. `isGone` tells documents that this run was told to remove.
 */
export function compareAnswers(
  questions: readonly GoldenQuestion[],
  before: readonly GoldenAnswer[],
  after: readonly GoldenAnswer[],
  isGone: (documentId: string) => boolean,
): GoldenResult {
  const worse: WorseAnswer[] = [];
  const uncovered: string[] = [];
  let passed = 0;
  let passedBefore = 0;
  for (const [i, question] of questions.entries()) {
    const [old, now] = [before[i], after[i]];
    if (!old || !now) throw new RangeError(`no answer to golden question ${question.id}`);
    const wasRight = isRight(question, old);
    const isRightNow = isRight(question, now);
    if (wasRight) passedBefore++;
    if (isRightNow) passed++;
    if (!wasRight || isRightNow) continue;
    if (old.citations.length > 0 && old.citations.every(({ documentId }) => isGone(documentId)))
      uncovered.push(question.question);
    else
      worse.push({
        id: question.id,
        question: question.question,
        facts: question.facts.map((fact) => (typeof fact === 'string' ? fact : (fact[0] ?? ''))),
        got: now.text,
      });
  }
  return { asked: questions.length, passed, passedBefore, worse, uncovered };
}

function isRight({ facts }: GoldenQuestion, answer: GoldenAnswer): boolean {
  if (facts.length === 0) return answer.status !== 'answered';
  return (
    answer.status === 'answered' &&
    facts.every((fact) =>
      (typeof fact === 'string' ? [fact] : fact).some((form) => holdsFact(answer.text, form)),
    )
  );
}
