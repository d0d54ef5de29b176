import { join } from 'node:path';
import { answerEachQuestion } from '../../bot/answer/answer-each-question.ts';
import type { Answerer } from '../../bot/answer/answer.ts';
import { createExtractiveAnswerer } from '../../bot/answer/extractive-answerer.ts';
import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import { warmUp } from '../../bot/answer/warm-up.ts';
import { EXAMPLE_QUESTIONS } from '../../bot/messages.vi.ts';
import { openKnowledge, type OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import { currentVersionName } from '../../knowledge/store/publish.ts';
import { openMixedVersion } from './mixed-version.ts';

/** Which knowledge is asked. */
export interface AskedKnowledge {
  /** Data folder whose current version is asked. Default `DATA_DIR`, else `./data`. */
  readonly data?: string;
  /** Folders whose documents make a version for this one run; none means the current version of `data`. */
  readonly with: readonly string[];
  /** Leaves digests out of papers that one of these folders holds in full. */
  readonly 'without-digests'?: boolean;
}

/** Asks the product's own answerer, warmed up as the bot's is, without a language model; closes the knowledge afterwards. */
export async function withAnswerer<T>(
  asked: AskedKnowledge,
  use: (answerer: Answerer) => Promise<T>,
): Promise<T> {
  return withOpenKnowledge(asked, async (knowledge) => {
    const answerer = answererOn(knowledge, loadReaderModels().threshold);
    await warmUp(answerer, EXAMPLE_QUESTIONS, knowledge.reader);
    return use(answerer);
  });
}

/** The same at any threshold of refusal. */
export async function withAnswererAt<T>(
  asked: AskedKnowledge,
  use: (answererAt: (threshold: number) => Answerer) => Promise<T>,
): Promise<T> {
  return withOpenKnowledge(asked, (knowledge) => use((threshold) => answererOn(knowledge, threshold)));
}

async function withOpenKnowledge<T>(
  { data, with: folders, 'without-digests': withoutDigests = false }: AskedKnowledge,
  use: (knowledge: OpenKnowledge) => Promise<T>,
): Promise<T> {
  if (folders.length > 0) {
    const version = await openMixedVersion(folders, { withoutDigests });
    try {
      return await use(version.knowledge);
    } finally {
      version.remove();
    }
  }
  const knowledgeDir = join(data ?? process.env['DATA_DIR'] ?? './data', 'knowledge');
  const name = currentVersionName(knowledgeDir);
  if (name === null) throw new Error(`there is no knowledge version under ${knowledgeDir}; run ingest first`);
  const knowledge = await openKnowledge(knowledgeDir, name);
  try {
    return await use(knowledge);
  } finally {
    knowledge.close();
  }
}

function answererOn(knowledge: OpenKnowledge, threshold: number): Answerer {
  const models = loadReaderModels();
  return answerEachQuestion(createExtractiveAnswerer({ knowledge: () => knowledge, models, threshold }));
}
