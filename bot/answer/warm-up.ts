import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { Answerer } from './answer.ts';

/** Headings asked of the version, spread over all of it: so many until the machine code is made and not much later. */
const HEADINGS = 60;
/** Longest warming, in milliseconds: nobody waits longer for a start or for a new version. */
const LONGEST_MS = 2_500;
/** Longest words asked where a passage has no heading, in characters. */
const LONGEST_WORDS = 80;

/**
 * Asks questions before people do, so that nobody waits for what is done once for a process and once for a version: the
 * examples, then headings of the version, which are what answers suggest. `answerer` should be one without a language
 * model. Other work goes on between two questions.
 */
export async function warmUp(
  answerer: Answerer,
  examples: readonly string[],
  version: Pick<KnowledgeReader, 'passageCount' | 'passageAt'>,
): Promise<void> {
  for (const text of examples) await answerer.answer({ text });
  const end = performance.now() + LONGEST_MS;
  for (const text of headingsOf(version)) {
    if (performance.now() > end) break;
    await new Promise((resolve) => setImmediate(resolve));
    await answerer.answer({ text });
  }
}

function headingsOf(version: Pick<KnowledgeReader, 'passageCount' | 'passageAt'>): Set<string> {
  const headings = new Set<string>();
  for (let i = 0; i < HEADINGS && version.passageCount > 0; i++) {
    const { headings: own, text } = version.passageAt(Math.floor((i * version.passageCount) / HEADINGS));
    headings.add(own.at(-1) ?? text.slice(0, LONGEST_WORDS));
  }
  return headings;
}
