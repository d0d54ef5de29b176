import type { Answerer } from './answer.ts';

/**
 * Asks questions before people do, so that nobody waits for what is done once for a process and once for a version.
 * `answerer` should be one without a language model.
 */
export async function warmUp(answerer: Answerer, questions: readonly string[]): Promise<void> {
  for (const text of questions) await answerer.answer({ text });
}
