import { join } from 'node:path';
import type { Log } from '../knowledge/log.ts';
import type { BotConfig } from './config.ts';
import { createKnowledgeSource } from './knowledge-source.ts';

/** Where the versions are, and what opens them as the settings say. */
export function openKnowledgeSource(dataDir: string, { embeddings, openai }: BotConfig, log: Log) {
  const knowledgeDir = join(dataDir, 'knowledge');
  const { mode, model, modelDir, openaiModel } = embeddings;
  const source = createKnowledgeSource(
    knowledgeDir,
    { mode, model, modelDir, dataDir, openai: { ...openai, model: openaiModel } },
    log,
  );
  return { knowledgeDir, source };
}
