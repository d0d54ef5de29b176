import { join } from 'node:path';
import { answerEachQuestion } from '../../bot/answer/answer-each-question.ts';
import type { Answerer } from '../../bot/answer/answer.ts';
import { createExtractiveAnswerer } from '../../bot/answer/extractive-answerer.ts';
import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import { openKnowledge, type OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import { currentVersionName } from '../../knowledge/store/publish.ts';
import { openMixedVersion } from './mixed-version.ts';

/** Which knowledge is asked. */
export interface AskedKnowledge {
  /** Data folder whose current version is asked. Default `DATA_DIR`, else `./data`. */
  readonly data?: string;
  /** Folders whose documents make a version for this one run; none means the current version of `data`. */
  readonly with: readonly string[];
}

/** Asks the product's own answerer, without a language model, and closes the knowledge afterwards. */
export async function withAnswerer<T>(
  { data, with: folders }: AskedKnowledge,
  use: (answerer: Answerer) => Promise<T>,
): Promise<T> {
  if (folders.length > 0) {
    const version = await openMixedVersion(folders);
    try {
      return await use(answererOn(version.knowledge));
    } finally {
      version.remove();
    }
  }
  const knowledgeDir = join(data ?? process.env['DATA_DIR'] ?? './data', 'knowledge');
  const name = currentVersionName(knowledgeDir);
  if (name === null) throw new Error(`there is no knowledge version under ${knowledgeDir}; run ingest first`);
  const knowledge = await openKnowledge(knowledgeDir, name);
  try {
    return await use(answererOn(knowledge));
  } finally {
    knowledge.close();
  }
}

function answererOn(knowledge: OpenKnowledge): Answerer {
  const { threshold, ...models } = loadReaderModels();
  return answerEachQuestion(createExtractiveAnswerer({ knowledge: () => knowledge, models, threshold }));
}
