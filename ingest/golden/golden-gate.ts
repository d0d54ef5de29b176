import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REVIEW } from '../review/review-messages.vi.ts';
import { askVersion } from './ask-version.ts';
import { compareAnswers, type GoldenResult } from './compare-answers.ts';
import { parseGoldenFile, type GoldenQuestion } from './golden-question.ts';

/** What the switch is to be decided on. */
export interface GateRequest {
  /** The version that answers now. */
  readonly before: string;
  /** The version that is built and whole, but not used yet. */
  readonly after: string;
  /** Documents this run was told to remove. */
  readonly isGone: (documentId: string) => boolean;
}

/** Asks the golden questions of both versions; null when there are none. Throws Error when they cannot be asked. */
export type GoldenGate = (request: GateRequest) => Promise<GoldenResult | null>;

const OUR_QUESTIONS = fileURLToPath(new URL('../../knowledge/golden.jsonl', import.meta.url));
/** The administrator's own, in the data folder. */
const OWN_FILE = 'golden.jsonl';

/** `say` tells the administrator of lines that are left out. */
export function createGoldenGate(dataDir: string, say: (line: string) => void): GoldenGate {
  return async ({ before, after, isGone }) => {
    const questions = load([OUR_QUESTIONS, join(dataDir, OWN_FILE)], say);
    if (questions.length === 0) return null;
    const asked = [askVersion(dataDir, before, questions), askVersion(dataDir, after, questions)] as const;
    // When one fails the other is not left behind.
    await Promise.allSettled(asked);
    const [old, now] = await Promise.all(asked);
    return compareAnswers(questions, old, now, isGone);
  };
}

function load(files: readonly string[], say: (line: string) => void): GoldenQuestion[] {
  return files.filter(existsSync).flatMap((file) => {
    const { questions, badLines } = parseGoldenFile(readFileSync(file, 'utf8'));
    for (const line of badLines) say(REVIEW.golden.badLine(file, line));
    return questions;
  });
}
