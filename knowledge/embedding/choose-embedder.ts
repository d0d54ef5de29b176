import { basename, dirname, resolve } from 'node:path';
import type { Embedder } from './embedder.ts';
import { checkModelFolder, isModelName, modelFolder } from './model-files.ts';
import { DEFAULT_MODEL } from './model-profile.ts';
import { openOpenAiEmbedder } from './openai-embedder.ts';
import { openTransformersEmbedder } from './transformers-embedder.ts';

/** What the settings say about embeddings. */
export interface EmbeddingSettings {
  readonly mode: 'auto' | 'transformers' | 'openai' | 'none';
  /** `<organisation>/<name>`. Default: the last two names of the path of `modelDir`, else `DEFAULT_MODEL`. */
  readonly model?: string | null;
  /** A folder brought by hand; when it is set, no other folder is looked at and nothing is fetched. */
  readonly modelDir?: string | null;
  readonly dataDir: string;
  /** Default `q8`. */
  readonly dtype?: string;
  readonly openai?: {
    readonly baseUrl: string | null;
    readonly apiKey: string | null;
    readonly model: string | null;
    /** When the current version was made with it: spares asking the service at the start. */
    readonly dimensions?: number;
  };
}

/** Why there is no embedder; each has one plain sentence for people in the messages of the program. */
export type NoEmbedderCode =
  /** The settings say so. */
  | 'embeddings-off'
  /** No model folder on this machine yet. */
  | 'model-absent'
  /** The folder lacks files, or a file has not the size it was fetched with. */
  | 'model-damaged'
  /** The files are there; the library is missing or does not take them. `detail` says which. */
  | 'model-not-loadable'
  /** Mode `openai` without a model name. */
  | 'openai-not-configured'
  | 'openai-refused'
  | 'openai-unreachable';

export type EmbedderChoice =
  | { readonly embedder: Embedder; readonly source: 'folder' | 'service' }
  | {
      readonly embedder: null;
      readonly code: NoEmbedderCode;
      /** English, for the log. */
      readonly detail: string;
      /** Whether fetching `model` from the hub would help and is allowed. */
      readonly mayFetch: boolean;
      readonly model: string;
    };

/**
 * The embedder the settings ask for, opened. `auto` takes a model folder when one is there and never a service: text
 * leaves the machine only when somebody wrote `openai`. Never throws; the caller closes the embedder.
 */
export async function chooseEmbedder(
  settings: EmbeddingSettings,
  open: {
    readonly transformers: typeof openTransformersEmbedder;
    readonly openai: typeof openOpenAiEmbedder;
  } = { transformers: openTransformersEmbedder, openai: openOpenAiEmbedder },
): Promise<EmbedderChoice> {
  const byHand = given(settings.modelDir);
  const model = given(settings.model) ?? (byHand === null ? DEFAULT_MODEL : nameOfFolder(byHand));
  const without = (code: NoEmbedderCode, detail: string, mayFetch = false): EmbedderChoice => ({
    embedder: null,
    code,
    detail,
    mayFetch,
    model,
  });
  if (settings.mode === 'none') return without('embeddings-off', 'Embeddings are switched off.');
  if (settings.mode === 'openai') {
    const { openai } = settings;
    if (openai === undefined || openai.model === null || openai.model === '')
      return without('openai-not-configured', 'No embedding model is named for the service.');
    try {
      const { model: serviceModel, ...rest } = openai;
      return { embedder: await open.openai({ ...rest, model: serviceModel }), source: 'service' };
    } catch (cause) {
      const isUnreachable = cause instanceof Error && 'outcome' in cause && cause.outcome === 'unreachable';
      return without(isUnreachable ? 'openai-unreachable' : 'openai-refused', messageOf(cause));
    }
  }

  const dtype = settings.dtype ?? 'q8';
  if (byHand === null && !isModelName(model))
    return without('model-absent', 'The model name is not <organisation>/<name>.');
  const folder = byHand ?? modelFolder(settings.dataDir, model);
  try {
    const found = await checkModelFolder(folder, dtype);
    if (found.state !== 'complete')
      return without(
        found.state === 'absent' ? 'model-absent' : 'model-damaged',
        `Missing or incomplete: ${found.missing.join(', ')}.`,
        byHand === null,
      );
    return { embedder: await open.transformers({ folder, model, dtype }), source: 'folder' };
  } catch (cause) {
    return without('model-not-loadable', messageOf(cause));
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** `/srv/models/Xenova/bge-m3` is `Xenova/bge-m3`: the name decides pooling and prefixes. */
function nameOfFolder(folder: string): string {
  const path = resolve(folder);
  return `${basename(dirname(path))}/${basename(path)}`;
}

/** An empty setting is one that was not made. */
function given(setting: string | null | undefined): string | null {
  return setting === undefined || setting === '' ? null : setting;
}
