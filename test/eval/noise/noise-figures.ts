import type { Answerer } from '../../../bot/answer/answer.ts';
import type { EvalQuestion } from '../answer-metrics.ts';
import { evaluateAnswers } from '../evaluate-answers.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { noisy, NOISES, type Noise } from './typing-noise.ts';

/** How answers hold when the questions come with one kind of noise. Shares of the answerable questions, 0..1. */
export interface NoiseFigures {
  readonly fullAnswerRate: number;
  /** Against the questions as written. Negative when more are answered. */
  readonly loss: number;
  /** Questions that the noise changed. */
  readonly changed: number;
}

export interface NoiseComparison {
  readonly questions: number;
  readonly clean: number;
  readonly noises: Readonly<Record<Noise, NoiseFigures>>;
  /** Answered in full as written, not with the noise, as it was asked. */
  readonly lost: readonly { readonly id: string; readonly noise: Noise; readonly question: string }[];
}

/** Asks the answerable questions as they are and once with each noise; the turns before stay as they are. */
export async function compareNoise(
  answerer: Answerer,
  all: readonly EvalQuestion[],
  seed: number,
): Promise<NoiseComparison> {
  const questions = all.filter(({ expected_facts }) => expected_facts.length > 0);
  const clean = await evaluateAnswers(answerer, questions);
  const full = new Set(clean.outcomes.filter((outcome) => outcome.full).map(({ id }) => id));
  const rate = clean.metrics.fullAnswerRate ?? 0;
  const lost: NoiseComparison['lost'][number][] = [];
  const figures: Partial<Record<Noise, NoiseFigures>> = {};
  for (const noise of NOISES) {
    const random = seededRandom(seed);
    const asked = questions.map((one) => ({ ...one, question: noisy(one.question, noise, random) }));
    const { metrics, outcomes } = await evaluateAnswers(answerer, asked);
    const own = metrics.fullAnswerRate ?? 0;
    figures[noise] = {
      fullAnswerRate: own,
      loss: rate - own,
      changed: asked.filter(({ question }, i) => question !== questions[i]?.question).length,
    };
    outcomes.forEach((outcome, i) => {
      if (full.has(outcome.id) && !outcome.full)
        lost.push({ id: outcome.id, noise, question: asked[i]?.question ?? '' });
    });
  }
  return { questions: questions.length, clean: rate, noises: figures as Record<Noise, NoiseFigures>, lost };
}
