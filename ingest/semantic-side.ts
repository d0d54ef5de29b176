import {
  chooseEmbedder,
  type EmbedderChoice,
  type EmbeddingSettings,
} from '../knowledge/embedding/choose-embedder.ts';
import type { Embedder } from '../knowledge/embedding/embedder.ts';
import { EmbedderFailure } from '../knowledge/embedding/embedder-failure.ts';
import { fetchModel, type ModelFetchProgress } from '../knowledge/embedding/model-hub.ts';
import type { KnowledgeError } from '../knowledge/errors.ts';
import type { Log } from '../knowledge/log.ts';
import { SEMANTIC_MESSAGES } from './messages.vi.ts';

export interface SemanticOptions {
  readonly settings: EmbeddingSettings;
  readonly hubRoot: string;
  readonly log: Log;
  /** One plain Vietnamese line for the administrator. */
  readonly say: (line: string) => void;
  readonly onProgress?: (progress: ModelFetchProgress) => void;
}

/** The embedder that is ready on this machine now; asks no hub. */
export async function readyEmbedder({ settings, log, say }: SemanticOptions): Promise<EmbedderChoice> {
  const choice = await chooseEmbedder(settings);
  if (choice.embedder === null) {
    log.log('info', 'embeddings.off', { code: choice.code, detail: choice.detail });
    if (!choice.mayFetch && choice.code !== 'embeddings-off') say(SEMANTIC_MESSAGES[choice.code]);
  }
  return choice;
}

/**
 * Fetches the model that is missing and opens it. Null when that is not to be had now: then one line has said so, and
 * the next run tries again.
 */
export async function fetchedEmbedder(model: string, options: SemanticOptions): Promise<Embedder | null> {
  const { settings, hubRoot, log, say, onProgress } = options;
  const result = await fetchModel({
    hubRoot,
    model,
    dataDir: settings.dataDir,
    fetch: globalThis.fetch,
    ...(onProgress ? { onProgress } : {}),
  });
  if (result.state !== 'ready') {
    log.log('info', 'embeddings.model-not-fetched', {
      state: result.state,
      reason: 'message' in result ? result.message : null,
    });
    say(SEMANTIC_MESSAGES[result.state === 'refused' ? result.code : result.state]);
    return null;
  }
  const choice = await chooseEmbedder(settings);
  if (choice.embedder === null) say(SEMANTIC_MESSAGES[choice.code]);
  return choice.embedder;
}

/** Says in one line that the embedder stopped giving vectors during a run. */
export function sayEmbeddingFailed(error: KnowledgeError, { log, say }: SemanticOptions): void {
  log.log('info', 'embeddings.failed', { code: error.code, reason: error.message });
  if (!(error instanceof EmbedderFailure)) say(SEMANTIC_MESSAGES['model-failed']);
  else say(SEMANTIC_MESSAGES[error.outcome === 'refused' ? 'openai-refused' : 'openai-unreachable']);
}
