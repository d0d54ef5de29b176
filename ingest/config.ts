import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { EmbeddingSettings } from '../knowledge/embedding/choose-embedder.ts';
import { PUBLIC_HUB } from '../knowledge/embedding/model-hub.ts';
import type { LogLevel } from '../knowledge/log.ts';

/** Everything the ingest program is told from outside, checked. */
export interface IngestConfig {
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly hubRoot: string;
  /** What the processes that open files of others are given of the environment: nothing that opens a door. */
  readonly readerEnvironment: Readonly<Record<string, string>>;
  /** Which engine recognises pictures of pages: `packaged` leaves that of the machine alone. */
  readonly ocrEngine: 'auto' | 'packaged';
  /** Without the data folder, which the command line may override. */
  readonly embedding: Omit<EmbeddingSettings, 'dataDir'>;
}

/** Where programs, languages and temporary folders are found on this machine. */
const FOR_READERS = ['PATH', 'LANG', 'LC_ALL', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'TESSDATA_PREFIX'];

/** A wrong setting: names the variable, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly setting: string;
  constructor(setting: string, message: string) {
    super(message);
    this.setting = setting;
  }
}

const schema = z.object({
  DATA_DIR: z.string().default('./data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('warn'),
  OCR_ENGINE: z.enum(['auto', 'packaged']).default('auto'),
  EMBEDDINGS: z.enum(['auto', 'transformers', 'openai', 'none']).default('auto'),
  EMBEDDING_MODEL: z.string().optional(),
  EMBEDDING_MODEL_DIR: z.string().optional(),
  EMBEDDING_HUB: z.url().default(PUBLIC_HUB),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
});

/** Settings of the `.env` file in `folder` under those of the process environment. Throws ConfigError. */
export function loadIngestConfig(folder: string = process.cwd()): IngestConfig {
  const file = join(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return parseIngestConfig({ ...fromFile, ...process.env });
}

/** Checks settings given as names and values; empty values count as not set. Throws ConfigError. */
export function parseIngestConfig(environment: Readonly<Record<string, string | undefined>>): IngestConfig {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const setting = String(parsed.error.issues[0]?.path[0]);
    throw new ConfigError(setting, `${setting} has a value that is not allowed; see .env.example`);
  }
  const { data } = parsed;
  return {
    dataDir: data.DATA_DIR,
    logLevel: data.LOG_LEVEL,
    hubRoot: data.EMBEDDING_HUB,
    ocrEngine: data.OCR_ENGINE,
    readerEnvironment: {
      // Several readers run side by side: each engine keeps to one core.
      OMP_THREAD_LIMIT: '1',
      ...Object.fromEntries(
        FOR_READERS.flatMap((name) => {
          const value = environment[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    },
    embedding: {
      mode: data.EMBEDDINGS,
      model: data.EMBEDDING_MODEL ?? null,
      modelDir: data.EMBEDDING_MODEL_DIR ?? null,
      openai: {
        baseUrl: data.OPENAI_BASE_URL ?? null,
        apiKey: data.OPENAI_API_KEY ?? null,
        model: data.OPENAI_EMBEDDING_MODEL ?? null,
      },
    },
  };
}
