import { REVIEW } from '../review/review-messages.vi.ts';
import type { GoldenResult } from './compare-answers.ts';

/** How many were answered rightly, and each question that no longer is as it was, for a person. */
export function goldenLines({ asked, passed, worse, uncovered }: GoldenResult): string[] {
  return [
    REVIEW.golden.passed(passed, asked),
    ...worse.flatMap(({ question, facts, got }) => [
      REVIEW.golden.worse(question),
      facts.length === 0 ? REVIEW.golden.expectedNone : REVIEW.golden.expected(facts.join('; ')),
      REVIEW.golden.got(got.replace(/\s+/g, ' ')),
    ]),
    ...uncovered.map((question) => REVIEW.golden.uncovered(question)),
  ];
}

/** Why the new version is not used, and what to do when it shall be. */
export function heldBackLine(version: string, golden: GoldenResult | undefined): string {
  return golden === undefined ? REVIEW.golden.notAsked(version) : REVIEW.golden.refusal(version);
}
