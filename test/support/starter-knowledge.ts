import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerEachQuestion } from '../../bot/answer/answer-each-question.ts';
import { createExtractiveAnswerer } from '../../bot/answer/extractive-answerer.ts';
import type { Answerer } from '../../bot/answer/answer.ts';
import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import { loadRegister } from '../../ingest/register/load-register.ts';
import { registerDocument } from '../../ingest/register/register-document.ts';
import type { OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import { openScratchVersion, type ScratchVersion } from '../eval/scratch-version.ts';
import { readFolder } from './read-folder.ts';

const FOLDER = fileURLToPath(new URL('../../knowledge/documents', import.meta.url));

/** The day on which every test asks, so that what is in force does not change under the tests. */
export const ASKED_ON = '2026-11-22';

export interface StarterKnowledge extends ScratchVersion {
  /** The digests, without the register. */
  readonly digests: readonly DocumentContent[];
}

/** The documents the product comes with, with their register, in a version of its own as ingest makes it. */
export async function openStarterKnowledge(): Promise<StarterKnowledge> {
  const register = loadRegister(join(FOLDER, 'register.yaml'));
  const digests = await readFolder(FOLDER, '.md', register);
  // A digest is not the paper itself, so the register counts none of them as held.
  const entries = registerDocument(register, new Set());
  return {
    digests,
    ...(await openScratchVersion(entries ? [...digests, entries] : digests, register)),
  };
}

/** The answerer as the bot wires it. */
export function productAnswerer(knowledge: OpenKnowledge): Answerer {
  const { threshold, ...models } = loadReaderModels();
  return answerEachQuestion(createExtractiveAnswerer({ knowledge: () => knowledge, models, threshold }));
}
