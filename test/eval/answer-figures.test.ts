import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { readFolder } from '../support/read-folder.ts';
import { openStarterKnowledge, productAnswerer } from '../support/starter-knowledge.ts';
import { evaluateAnswers, parseQuestions } from './evaluate-answers.ts';
import { openScratchVersion } from './scratch-version.ts';

const STARTER = new URL('questions.starter.jsonl', import.meta.url);
const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const QUESTIONS = fileURLToPath(new URL('../../../shared/eval/questions.dev.jsonl', import.meta.url));

const isShared = existsSync(CORPUS) && existsSync(QUESTIONS);
const condition = isShared ? '' : ' (skipped: needs ../shared/corpus and ../shared/eval beside the project)';

test('questions on the starter documents are answered in full in at least 85 of 100 cases', async () => {
  const starter = await openStarterKnowledge();
  try {
    const questions = parseQuestions(readFileSync(STARTER, 'utf8'));
    const { metrics } = await evaluateAnswers(productAnswerer(starter.knowledge), questions);

    expect(metrics.questions).toBe(210);
    expect(metrics.fullAnswerRate).toBeGreaterThanOrEqual(0.85);
    expect(metrics.meanCharacters).toBeLessThanOrEqual(600);
  } finally {
    starter.remove();
  }
}, 90_000);

describe.skipIf(!isShared)(`questions on local reports${condition}`, () => {
  it('are answered in full, short and from the right source; what the reports do not hold is not answered', async () => {
    const version = await openScratchVersion(await readFolder(CORPUS, '.txt'));
    try {
      const { metrics } = await evaluateAnswers(
        productAnswerer(version.knowledge),
        parseQuestions(readFileSync(QUESTIONS, 'utf8')),
      );

      expect(metrics.fullAnswerRate).toBeGreaterThanOrEqual(0.88);
      expect(metrics.sourceRate).toBeGreaterThanOrEqual(0.97);
      expect(metrics.meanCharacters).toBeLessThanOrEqual(600);
      expect(metrics.refusalRecall).toBe(1);
    } finally {
      version.remove();
    }
  }, 60_000);
});
