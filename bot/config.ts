import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { weaknessOf } from './admin/admin-password.ts';
import { BotError } from './errors.ts';
import { CHAT_SCHEMA, chatWarnings, readChatSettings, type ChatSettings } from './channel-settings.ts';
import { FAILPOINTS, type FailpointName } from './failpoint.ts';
import { LOOPBACK, oneOf, realValue, webAddress } from './setting-forms.ts';
import { SETTING_NAMES, nearestSetting } from './setting-names.ts';

/** Everything the bot is told from outside, checked. */
export interface BotConfig {
  /** Folder of all run-time files. */
  readonly dataDir: string;
  readonly http: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Where people reach the bot, without a trailing slash. Never taken from a request. */
    readonly publicUrl: string;
  };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly embeddings: {
    readonly mode: 'auto' | 'transformers' | 'openai' | 'none';
    /** Null: the product's own default model. */
    readonly model: string | null;
    /** Null: `models` in the data folder. */
    readonly modelDir: string | null;
    readonly hub: string;
    /** Model asked for when `mode` is `openai`. */
    readonly openaiModel: string | null;
  };
  readonly answers: {
    /** `auto` already decided: `llm` only when a model is named and can be reached. */
    readonly mode: 'extractive' | 'llm';
    readonly model: string | null;
    /** Whether papers for internal use may be sent to that model. */
    readonly maySendInternal: boolean;
  };
  readonly openai: {
    readonly apiKey: string | null;
    /** Null: the service of OpenAI itself. */
    readonly baseUrl: string | null;
  };
  readonly chat: ChatSettings;
  /** Password of the administrators' pages; null: the pages are off. */
  readonly adminPassword: string | null;
  /** Where a test kills the process; null in every real run. */
  readonly failpoint: { readonly place: FailpointName; readonly nth: number } | null;
  /** What the operator should know though it stops nothing; English sentences for the log. */
  readonly warnings: readonly string[];
}

/** Known in tests only: not settings of the product. */
const TEST_NAMES: ReadonlySet<string> = new Set(['NODE_ENV', 'TEST_FAILPOINT']);
const settingsSchema = z.object({
  DATA_DIR: z.string().default('./data'),
  HTTP_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'a host name or address, for example 127.0.0.1')
    .default('127.0.0.1'),
  HTTP_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a port number from 0 to 65535')
    .default(3000),
  PUBLIC_URL: webAddress('an address such as https://troly.example.vn, without a path', true).optional(),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error']).default('info'),
  EMBEDDINGS: oneOf(['auto', 'transformers', 'openai', 'none']).default('auto'),
  EMBEDDING_MODEL: z.string().optional(),
  EMBEDDING_MODEL_DIR: z.string().optional(),
  EMBEDDING_HUB: webAddress('the address of a model hub').default('https://huggingface.co'),
  ANSWER_MODE: oneOf(['auto', 'extractive', 'llm']).default('auto'),
  ANSWER_SEND_INTERNAL: oneOf(['no', 'yes']).default('no'),
  OPENAI_API_KEY: realValue().optional(),
  OPENAI_BASE_URL: webAddress('the address of an OpenAI-compatible server').optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  ...CHAT_SCHEMA,
  ADMIN_PASSWORD: realValue().optional(),
  NODE_ENV: z.string().optional(),
  TEST_FAILPOINT: z.string().optional(),
});

/**
 * Settings from the `.env` file in `folder` (default: the working folder) under those of the process environment.
 * Throws BotError `config-invalid` with one sentence that names the variable and never its value.
 */
export function loadBotConfig(folder: string = process.cwd()): BotConfig {
  const file = join(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const config = parseBotConfig({ ...fromFile, ...process.env });
  const unknown = Object.keys(fromFile).filter((name) => !SETTING_NAMES.has(name));
  return { ...config, warnings: [...config.warnings, ...unknown.map(describeUnknown)] };
}

/** Checks settings given as names and values; empty values count as not set. Throws like `loadBotConfig`. */
export function parseBotConfig(environment: Readonly<Record<string, string | undefined>>): BotConfig {
  refuseUnknownNames(environment);
  const given = Object.fromEntries(
    Object.entries(environment)
      .filter(
        ([name, value]) =>
          (SETTING_NAMES.has(name) || TEST_NAMES.has(name)) && value !== undefined && value.trim() !== '',
      )
      .map(([name, value]) => [name, value?.trim()]),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(String(issue?.path[0]), `must be ${issue?.message ?? 'valid'}`);
  }
  const settings = parsed.data;
  const reachable = settings.OPENAI_API_KEY !== undefined || settings.OPENAI_BASE_URL !== undefined;
  const wantsModel =
    settings.ANSWER_MODE === 'llm' ||
    (settings.ANSWER_MODE === 'auto' && settings.OPENAI_MODEL !== undefined);
  if (wantsModel && settings.OPENAI_MODEL === undefined)
    throw wrong('OPENAI_MODEL', 'must be the name of a model when ANSWER_MODE is llm');
  if (wantsModel && !reachable)
    throw wrong(
      'OPENAI_API_KEY',
      'must be set (or OPENAI_BASE_URL for a server of your own) to use OPENAI_MODEL',
    );
  if (settings.EMBEDDINGS === 'openai' && settings.OPENAI_EMBEDDING_MODEL === undefined)
    throw wrong('OPENAI_EMBEDDING_MODEL', 'must be the name of a model when EMBEDDINGS is openai');
  if (settings.EMBEDDINGS === 'openai' && !reachable)
    throw wrong('OPENAI_API_KEY', 'must be set (or OPENAI_BASE_URL) when EMBEDDINGS is openai');
  return {
    dataDir: settings.DATA_DIR,
    http: {
      host: settings.HTTP_HOST,
      port: settings.HTTP_PORT,
      publicUrl: settings.PUBLIC_URL ?? `http://${hostInUrl(settings.HTTP_HOST)}:${settings.HTTP_PORT}`,
    },
    logLevel: settings.LOG_LEVEL,
    embeddings: {
      mode: settings.EMBEDDINGS,
      model: settings.EMBEDDING_MODEL ?? null,
      modelDir: settings.EMBEDDING_MODEL_DIR ?? null,
      hub: settings.EMBEDDING_HUB,
      openaiModel: settings.OPENAI_EMBEDDING_MODEL ?? null,
    },
    answers: {
      mode: wantsModel ? 'llm' : 'extractive',
      model: settings.OPENAI_MODEL ?? null,
      maySendInternal: settings.ANSWER_SEND_INTERNAL === 'yes',
    },
    openai: { apiKey: settings.OPENAI_API_KEY ?? null, baseUrl: settings.OPENAI_BASE_URL ?? null },
    chat: readChatSettings(settings, settings.PUBLIC_URL, wrong),
    adminPassword: readAdminPassword(settings.ADMIN_PASSWORD),
    failpoint: readFailpoint(settings.TEST_FAILPOINT, settings.NODE_ENV),
    warnings: [
      ...(LOOPBACK.test(settings.HTTP_HOST)
        ? []
        : [
            'HTTP_HOST is not a loopback address: anyone who reaches this machine can ask; put a TLS proxy in front.',
          ]),
      ...chatWarnings(settings, settings.PUBLIC_URL),
    ],
  };
}

function readAdminPassword(password: string | undefined): string | null {
  const weakness = password === undefined ? null : weaknessOf(password);
  if (weakness !== null) throw wrong('ADMIN_PASSWORD', `${weakness}; take a sentence that only you know`);
  return password ?? null;
}

/** A switch that kills the program has no place in production. */
function readFailpoint(text: string | undefined, nodeEnv: string | undefined): BotConfig['failpoint'] {
  if (text === undefined) return null;
  if (nodeEnv !== 'test') throw wrong('TEST_FAILPOINT', 'is for tests only; remove it');
  const [, name = '', nth = ''] = /^([a-z.-]+):(\d{1,6})$/.exec(text) ?? [];
  const place = FAILPOINTS.find((known) => known === name);
  if (place === undefined) throw wrong('TEST_FAILPOINT', 'must name a failpoint and a count');
  return { place, nth: Number(nth) };
}

/** A name that begins like ours but is not ours is a typing mistake that would leave a check switched off. */
function refuseUnknownNames(environment: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(environment))
    if (!SETTING_NAMES.has(name) && /^(TELEGRAM|ZALO|EMBEDDINGS?|ANSWER)_/.test(name))
      throw wrong(name, `is not a setting of this program${suggestion(name)}; correct or remove it`);
}

function describeUnknown(name: string): string {
  return `${name} in .env is not a setting of this program${suggestion(name)}.`;
}

function suggestion(name: string): string {
  const nearest = nearestSetting(name);
  return nearest === null ? '' : ` (did you mean ${nearest}?)`;
}

function wrong(name: string, problem: string): BotError {
  return new BotError(
    'config-invalid',
    `Setting ${name} ${problem}.`,
    `Cấu hình chưa đúng: xin kiểm tra biến ${name} (xem giải thích trong tệp .env.example).`,
  );
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
