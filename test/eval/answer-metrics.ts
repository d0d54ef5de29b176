import { z } from 'zod';
import type { Answer } from '../../bot/answer/answer.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import { percentile } from './retrieval-metrics.ts';

/** One question of a question set: a JSON object a line, as described in README, "Measuring answers". */
export const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  history: z.array(z.string()).optional(),
  asOf: z.string().optional(),
  place: z.string().optional(),
  type: z.string().optional(),
  expected_facts: z.array(z.string()),
  accept: z.array(z.array(z.string())).optional(),
  source: z.string().optional(),
  evidence: z.string().optional(),
  source2: z.string().optional(),
  evidence2: z.string().optional(),
  tags: z.array(z.string()).optional(),
});
export type EvalQuestion = z.infer<typeof questionSchema>;

/** How one answer did. */
export interface QuestionOutcome {
  readonly id: string;
  readonly answerable: boolean;
  readonly answered: boolean;
  readonly facts: number;
  readonly factsFound: number;
  readonly full: boolean;
  readonly sourceCited: boolean;
  readonly citationsRight: number;
  readonly citations: number;
  readonly evidenceQuoted: boolean;
  readonly characters: number;
  readonly milliseconds: number;
  readonly confidence: number;
}

export function judge(question: EvalQuestion, answer: Answer): QuestionOutcome {
  const sources = given([question.source, question.source2]);
  const answered = answer.status === 'answered';
  const found = question.expected_facts.filter((fact, i) =>
    (question.accept?.[i] ?? [fact]).some((form) => holdsFact(answer.text, form)),
  ).length;
  const right = answer.citations.filter(({ file }) => sources.includes(file)).length;
  const evidence = given([question.evidence, question.evidence2]);
  return {
    id: question.id,
    answerable: question.expected_facts.length > 0,
    answered,
    facts: question.expected_facts.length,
    factsFound: answered ? found : 0,
    full: answered && found === question.expected_facts.length,
    sourceCited: answered && right > 0,
    citationsRight: right,
    citations: answer.citations.length,
    evidenceQuoted:
      answered &&
      evidence.some((words) =>
        answer.citations.some(({ quote }) => foldSpaces(quote).includes(foldSpaces(words))),
      ),
    characters: answer.text.length,
    milliseconds: answer.timingsMs.total,
    confidence: answer.confidence,
  };
}

function given(values: readonly (string | undefined)[]): string[] {
  return values.flatMap((value) => (value ? [value] : []));
}

/** Figures over a whole question set. Shares are 0..1; null when there is nothing to take a share of. */
export interface AnswerMetrics {
  readonly questions: number;
  readonly answerable: number;
  /** Expected facts found, over all answerable questions. */
  readonly factRecall: number | null;
  /** Answerable questions whose answer holds every expected fact. */
  readonly fullAnswerRate: number | null;
  /** Answerable questions with a citation of the right source. */
  readonly sourceRate: number | null;
  /** Citations that point at the right source. */
  readonly citationPrecision: number | null;
  /** Answerable questions in which the evidence itself is quoted. */
  readonly evidenceRate: number | null;
  readonly refusalPrecision: number | null;
  readonly refusalRecall: number | null;
  /** Answerable questions that were refused. */
  readonly wrongRefusals: number | null;
  /** Of the texts answered, in characters. */
  readonly meanCharacters: number | null;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export function answerMetrics(outcomes: readonly QuestionOutcome[]): AnswerMetrics {
  const answerable = outcomes.filter((outcome) => outcome.answerable);
  const unanswerable = outcomes.filter((outcome) => !outcome.answerable);
  const refused = outcomes.filter(({ answered }) => !answered);
  const answered = outcomes.filter((outcome) => outcome.answered);
  const withSource = answered.filter(({ answerable: can }) => can);
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  const sum = (list: readonly QuestionOutcome[], value: (outcome: QuestionOutcome) => number): number =>
    list.reduce((total, outcome) => total + value(outcome), 0);
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  return {
    questions: outcomes.length,
    answerable: answerable.length,
    factRecall: share(
      sum(answerable, ({ factsFound }) => factsFound),
      sum(answerable, ({ facts }) => facts),
    ),
    fullAnswerRate: share(answerable.filter(({ full }) => full).length, answerable.length),
    sourceRate: share(answerable.filter(({ sourceCited }) => sourceCited).length, answerable.length),
    citationPrecision: share(
      sum(withSource, ({ citationsRight }) => citationsRight),
      sum(withSource, ({ citations }) => citations),
    ),
    evidenceRate: share(answerable.filter(({ evidenceQuoted }) => evidenceQuoted).length, answerable.length),
    refusalPrecision: share(refused.filter(({ answerable: can }) => !can).length, refused.length),
    refusalRecall: share(unanswerable.filter((outcome) => !outcome.answered).length, unanswerable.length),
    wrongRefusals: share(answerable.filter((outcome) => !outcome.answered).length, answerable.length),
    meanCharacters: share(
      sum(answered, ({ characters }) => characters),
      answered.length,
    ),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  };
}
