import { z } from 'zod';
import type { TelegramSettings } from './channel/telegram/telegram-settings.ts';
import type { ZaloBotSettings } from './channel/zalo-bot/zalo-bot-settings.ts';
import type { ZaloOaSettings } from './channel/zalo-oa/zalo-oa-settings.ts';
import type { Person } from './dialogue/person.ts';
import { LOOPBACK, oneOf, realValue, webAddress } from './setting-forms.ts';
import { adminsOf, groupsOf } from './setting-lists.ts';

/** What the configuration tells of the chat channels and the people on them, checked. */
export interface ChatSettings {
  /** Null: this channel is off. */
  readonly telegram: TelegramSettings | null;
  readonly zaloOa: ZaloOaSettings | null;
  readonly zaloBot: ZaloBotSettings | null;
  readonly access: 'open' | 'invite';
  readonly admins: readonly Person[];
  /** Chat ids of the groups in which the bot may be; null: in any. */
  readonly groups: ReadonlySet<string> | null;
}

const botToken = (): z.ZodString =>
  realValue().regex(/^[\w-]+:[\w.-]{3,}$/, 'the whole token of the bot: its number, a colon, and a secret');
const mode = () => oneOf(['polling', 'webhook']).default('polling');

/** The environment variables of the channels. */
export const CHAT_SCHEMA = {
  TELEGRAM_BOT_TOKEN: botToken().optional(),
  TELEGRAM_API_ROOT: webAddress('the address of a Telegram API server').default('https://api.telegram.org'),
  TELEGRAM_MODE: mode(),
  TELEGRAM_WEBHOOK_SECRET: realValue()
    .regex(/^[\w-]{1,256}$/, '1 to 256 letters, digits, _ or -')
    .optional(),
  TELEGRAM_PROXY: z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^(https?|socks5h?):$/.test(new URL(text).protocol),
      'an address that begins with http://, https:// or socks5://',
    )
    .optional(),
  ZALO_OA_APP_ID: realValue()
    .regex(/^[\w-]+$/, 'the number of the application')
    .optional(),
  ZALO_OA_APP_SECRET: realValue().optional(),
  ZALO_OA_SECRET_KEY: realValue().optional(),
  ZALO_OA_ACCESS_TOKEN: realValue().optional(),
  ZALO_OA_REFRESH_TOKEN: realValue().optional(),
  ZALO_OA_API_ROOT: webAddress('the address of the API of Zalo').default('https://openapi.zalo.me'),
  ZALO_OA_OAUTH_ROOT: webAddress('the address of the token server of Zalo').default(
    'https://oauth.zaloapp.com',
  ),
  ZALO_BOT_TOKEN: botToken().optional(),
  ZALO_BOT_API_ROOT: webAddress('the address of the API of Zalo Bot').default(
    'https://bot-api.zaloplatforms.com',
  ),
  ZALO_BOT_MODE: mode(),
  ZALO_BOT_WEBHOOK_SECRET: realValue()
    .regex(/^[\w-]{8,256}$/, '8 to 256 letters, digits, _ or -')
    .optional(),
  ACCESS: oneOf(['open', 'invite']).default('open'),
  ADMINS: z.string().optional(),
  GROUPS: z.string().optional(),
};

export type ChatValues = z.infer<z.ZodObject<typeof CHAT_SCHEMA>>;

/** Stops the start: the setting, and what is wrong with it. Never its value. */
export type Refuse = (name: string, problem: string) => Error;

/** Puts the values together. Throws what `refuse` makes for a configuration that is half or unsafe. */
export function readChatSettings(
  values: ChatValues,
  publicUrl: string | undefined,
  refuse: Refuse,
): ChatSettings {
  const needs = (name: keyof ChatValues, because: keyof ChatValues): void => {
    if (values[because] !== undefined && values[name] === undefined)
      throw refuse(name, `must be set because ${because} is`);
  };
  const webhook = (name: 'TELEGRAM' | 'ZALO_BOT', secret: keyof ChatValues): void => {
    if (values[secret] === undefined) throw refuse(secret, `must be set when ${name}_MODE is webhook`);
    if (publicUrl !== undefined && !mayCall(publicUrl))
      throw refuse('PUBLIC_URL', `must be the https address of this bot when ${name}_MODE is webhook`);
  };
  needs('TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET');
  needs('TELEGRAM_BOT_TOKEN', 'TELEGRAM_PROXY');
  needs('ZALO_BOT_TOKEN', 'ZALO_BOT_WEBHOOK_SECRET');
  for (const name of ['APP_SECRET', 'SECRET_KEY', 'ACCESS_TOKEN', 'REFRESH_TOKEN'] as const)
    needs('ZALO_OA_APP_ID', `ZALO_OA_${name}`);
  needs('ZALO_OA_APP_SECRET', 'ZALO_OA_APP_ID');
  needs('ZALO_OA_REFRESH_TOKEN', 'ZALO_OA_ACCESS_TOKEN');
  if (values.TELEGRAM_MODE === 'webhook') {
    if (values.TELEGRAM_BOT_TOKEN === undefined)
      throw refuse('TELEGRAM_BOT_TOKEN', 'must be set because TELEGRAM_MODE is');
    webhook('TELEGRAM', 'TELEGRAM_WEBHOOK_SECRET');
  }
  if (values.ZALO_BOT_MODE === 'webhook') {
    if (values.ZALO_BOT_TOKEN === undefined)
      throw refuse('ZALO_BOT_TOKEN', 'must be set because ZALO_BOT_MODE is');
    webhook('ZALO_BOT', 'ZALO_BOT_WEBHOOK_SECRET');
  }
  return {
    telegram: telegramOf(values),
    zaloOa: zaloOaOf(values),
    zaloBot: zaloBotOf(values),
    access: values.ACCESS,
    admins: adminsOf(values.ADMINS, refuse),
    groups: groupsOf(values.GROUPS, refuse),
  };
}

/** Platforms call https only; an address of this machine itself serves for trying things out. */
function mayCall(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || LOOPBACK.test(hostname.replace(/^\[|\]$/g, ''));
}

function telegramOf(values: ChatValues): TelegramSettings | null {
  if (values.TELEGRAM_BOT_TOKEN === undefined) return null;
  return {
    token: values.TELEGRAM_BOT_TOKEN,
    apiRoot: values.TELEGRAM_API_ROOT,
    mode: values.TELEGRAM_MODE,
    webhookSecret: values.TELEGRAM_WEBHOOK_SECRET ?? null,
    proxy: values.TELEGRAM_PROXY ?? null,
  };
}

function zaloOaOf(values: ChatValues): ZaloOaSettings | null {
  const { ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret } = values;
  if (appId === undefined || appSecret === undefined) return null;
  const refreshToken = values.ZALO_OA_REFRESH_TOKEN;
  return {
    appId,
    appSecret,
    secretKey: values.ZALO_OA_SECRET_KEY ?? appSecret,
    seed:
      refreshToken === undefined ? null : { accessToken: values.ZALO_OA_ACCESS_TOKEN ?? null, refreshToken },
    apiRoot: values.ZALO_OA_API_ROOT,
    oauthRoot: values.ZALO_OA_OAUTH_ROOT,
  };
}

function zaloBotOf(values: ChatValues): ZaloBotSettings | null {
  if (values.ZALO_BOT_TOKEN === undefined) return null;
  return {
    token: values.ZALO_BOT_TOKEN,
    apiRoot: values.ZALO_BOT_API_ROOT,
    mode: values.ZALO_BOT_MODE,
    webhookSecret: values.ZALO_BOT_WEBHOOK_SECRET ?? null,
  };
}

/** What the operator should know though it stops nothing. */
export function chatWarnings(values: ChatValues, publicUrl: string | undefined): string[] {
  const warnings: string[] = [];
  if (
    [values.TELEGRAM_MODE, values.ZALO_BOT_MODE].includes('webhook') &&
    publicUrl?.startsWith('https:') !== true
  )
    warnings.push('PUBLIC_URL is not an https address: the platforms cannot reach the webhook there.');
  for (const name of ['TELEGRAM_WEBHOOK_SECRET', 'ZALO_BOT_WEBHOOK_SECRET'] as const)
    if (values[name] !== undefined && values[name].length < 16)
      warnings.push(`${name} is short: take 16 random characters or more.`);
  if (values.ZALO_OA_APP_ID !== undefined && values.ZALO_OA_SECRET_KEY === undefined)
    warnings.push(
      'ZALO_OA_SECRET_KEY is not set: webhook calls are checked with ZALO_OA_APP_SECRET, which is mostly another key.',
    );
  const isOn = [values.TELEGRAM_BOT_TOKEN, values.ZALO_OA_APP_ID, values.ZALO_BOT_TOKEN].some(Boolean);
  if (isOn && values.ADMINS === undefined)
    warnings.push(
      'ADMINS is not set: nobody is told when a channel is down, and nobody can administer from the chat.',
    );
  return warnings;
}
