import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBotConfig, parseBotConfig } from '../../bot/config.ts';
import { BotError } from '../../bot/errors.ts';
import { SETTING_NAMES } from '../../bot/setting-names.ts';

function refusal(environment: Record<string, string>): BotError {
  try {
    parseBotConfig(environment);
  } catch (error) {
    if (error instanceof BotError) return error;
  }
  throw new Error('was accepted');
}

describe('the settings', () => {
  test('without any, the bot answers on this machine only, from its documents', () => {
    expect(parseBotConfig({ PATH: '/bin', HTTP_PROXY: 'http://proxy' })).toEqual({
      dataDir: './data',
      http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000' },
      logLevel: 'info',
      embeddings: {
        mode: 'auto',
        model: null,
        modelDir: null,
        hub: 'https://huggingface.co',
        openaiModel: null,
      },
      answers: { mode: 'extractive', model: null, maySendInternal: false },
      openai: { apiKey: null, baseUrl: null },
      chat: { telegram: null, zaloOa: null, zaloBot: null, access: 'open', admins: [], groups: null },
      failpoint: null,
      adminPassword: null,
      warnings: [],
    });
  });

  test.each([
    ['HTTP_PORT', 'canary'],
    ['HTTP_PORT', '70000'],
    ['HTTP_PORT', '-1'],
    ['HTTP_PORT', '3000.5'],
    ['HTTP_HOST', 'http://canary'],
    ['PUBLIC_URL', 'canary'],
    ['PUBLIC_URL', 'ftp://canary'],
    ['PUBLIC_URL', 'https://canary/path'],
    ['PUBLIC_URL', 'https://canary:canary@a'],
    ['LOG_LEVEL', 'canary'],
    ['EMBEDDINGS', 'canary'],
    ['EMBEDDING_HUB', 'canary'],
    ['ANSWER_MODE', 'canary'],
    ['ANSWER_SEND_INTERNAL', 'canary'],
    ['OPENAI_BASE_URL', 'canary'],
    ['OPENAI_API_KEY', '<canary>'],
    ['OPENAI_API_KEY', 'your-canary-key'],
    ['TELEGRAM_BOT_TOKN', 'canary'],
    ['ZALO_OA_APPID', 'canary'],
    ['EMBEDDING_MODELS', 'canary'],
  ])('a wrong %s stops the start with its name and never its value (%s)', (name, value) => {
    const error = refusal({ [name]: value });

    expect(error.code).toBe('config-invalid');
    for (const text of [error.message, error.forPeople]) {
      expect(text).toContain(name);
      expect(text).not.toContain(value);
      expect(text.trim().split('\n')).toHaveLength(1);
    }
  });

  test('a misspelt name says which one was probably meant', () => {
    expect(refusal({ TELEGRAM_BOT_TOKN: 'x' }).message).toContain('did you mean TELEGRAM_BOT_TOKEN?');
  });

  test.each([
    [{ ANSWER_MODE: 'llm' }, 'OPENAI_MODEL'],
    [{ ANSWER_MODE: 'llm', OPENAI_MODEL: 'm' }, 'OPENAI_API_KEY'],
    [{ OPENAI_MODEL: 'm' }, 'OPENAI_API_KEY'],
    [{ EMBEDDINGS: 'openai', OPENAI_API_KEY: 'k1' }, 'OPENAI_EMBEDDING_MODEL'],
    [{ EMBEDDINGS: 'openai', OPENAI_EMBEDDING_MODEL: 'm' }, 'OPENAI_API_KEY'],
  ])('half a configuration %j asks for %s', (environment, name) => {
    expect(refusal(environment).message).toContain(`Setting ${name} `);
  });

  test.each([
    [{ OPENAI_API_KEY: 'k1' }, 'extractive'],
    [{ OPENAI_API_KEY: 'k1', OPENAI_MODEL: 'm' }, 'llm'],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:8080/v1/', OPENAI_MODEL: 'm' }, 'llm'],
    [{ OPENAI_API_KEY: 'k1', OPENAI_MODEL: 'm', ANSWER_MODE: 'extractive' }, 'extractive'],
  ])('%j answers in mode %s', (environment, mode) => {
    expect(parseBotConfig(environment).answers.mode).toBe(mode);
  });

  test.each([
    ['127.0.0.1', 0],
    ['127.9.9.9', 0],
    ['localhost', 0],
    ['::1', 0],
    ['0.0.0.0', 1],
    ['::', 1],
    ['192.168.1.9', 1],
  ])('listening on %s gives %i warnings', (host, count) => {
    expect(parseBotConfig({ HTTP_HOST: host }).warnings).toHaveLength(count);
  });

  test('empty values count as not set', () => {
    const empty = Object.fromEntries([...SETTING_NAMES].map((name) => [name, ' ']));

    expect(parseBotConfig(empty)).toEqual(parseBotConfig({}));
  });

  const TOKEN = '123456789:canary-canary-canary';
  const OA = {
    ZALO_OA_APP_ID: '4567',
    ZALO_OA_APP_SECRET: 'canary-secret',
    ZALO_OA_SECRET_KEY: 'canary-key',
  };
  const HTTPS = { PUBLIC_URL: 'https://troly.example.vn' };
  const SECRET = 'canary_canary_canary';

  test.each([
    [{ TELEGRAM_BOT_TOKEN: TOKEN }, ['telegram']],
    [{ ZALO_BOT_TOKEN: TOKEN }, ['zaloBot']],
    [OA, ['zaloOa']],
    [{ ...OA, TELEGRAM_BOT_TOKEN: TOKEN, ZALO_BOT_TOKEN: TOKEN }, ['telegram', 'zaloOa', 'zaloBot']],
    [
      { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: SECRET, ...HTTPS },
      ['telegram'],
    ],
    [
      {
        ...{ ZALO_BOT_TOKEN: TOKEN, ZALO_BOT_MODE: 'webhook', ZALO_BOT_WEBHOOK_SECRET: SECRET },
        PUBLIC_URL: 'http://127.0.0.1:3000',
      },
      ['zaloBot'],
    ],
  ])('a channel is on when its token is set (%#)', (environment, on) => {
    const { telegram, zaloOa, zaloBot } = parseBotConfig(environment).chat;
    const channels = Object.entries({ telegram, zaloOa, zaloBot });
    expect(channels.filter(([, settings]) => settings !== null).map(([name]) => name)).toEqual(on);
  });

  test.each<[Record<string, string>, string]>([
    [{ TELEGRAM_BOT_TOKEN: 'canary' }, 'TELEGRAM_BOT_TOKEN'],
    [{ TELEGRAM_BOT_TOKEN: '123456789:AA…' }, 'TELEGRAM_BOT_TOKEN'],
    [{ TELEGRAM_WEBHOOK_SECRET: SECRET }, 'TELEGRAM_BOT_TOKEN'],
    [{ TELEGRAM_PROXY: 'http://canary:1' }, 'TELEGRAM_BOT_TOKEN'],
    [{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_PROXY: 'canary' }, 'TELEGRAM_PROXY'],
    [{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'canary' }, 'TELEGRAM_MODE'],
    [{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', ...HTTPS }, 'TELEGRAM_WEBHOOK_SECRET'],
    [
      {
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_MODE: 'webhook',
        TELEGRAM_WEBHOOK_SECRET: 'canary canary',
        ...HTTPS,
      },
      'TELEGRAM_WEBHOOK_SECRET',
    ],
    [
      {
        ...{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: SECRET },
        PUBLIC_URL: 'http://canary.example',
      },
      'PUBLIC_URL',
    ],
    [{ ZALO_BOT_TOKEN: TOKEN, ZALO_BOT_MODE: 'webhook', ...HTTPS }, 'ZALO_BOT_WEBHOOK_SECRET'],
    [{ ZALO_BOT_MODE: 'webhook', ...HTTPS }, 'ZALO_BOT_TOKEN'],
    [{ ZALO_OA_APP_ID: '4567' }, 'ZALO_OA_APP_SECRET'],
    [{ ZALO_OA_APP_SECRET: 'canary' }, 'ZALO_OA_APP_ID'],
    [{ ...OA, ZALO_OA_ACCESS_TOKEN: 'canary' }, 'ZALO_OA_REFRESH_TOKEN'],
    [{ ...OA, ZALO_OA_SECRET_KEY: '<canary>' }, 'ZALO_OA_SECRET_KEY'],
    [{ ACCESS: 'canary' }, 'ACCESS'],
    [{ GROUPS: 'telegram:@canary' }, 'GROUPS'],
    [{ GROUPS: 'telegram:5' }, 'GROUPS'],
    [{ GROUPS: 'none,telegram:-5' }, 'GROUPS'],
    [{ ADMINS: '@canary' }, 'ADMINS'],
    [{ ADMINS: 'telegram:@canary' }, 'ADMINS'],
    [{ ADMINS: 'telegram:canary' }, 'ADMINS'],
    [{ ADMINS: 'zalo-oa:1,canary:2' }, 'ADMINS'],
    [{ TEST_FAILPOINT: 'outbox.after-send:1' }, 'TEST_FAILPOINT'],
    [{ TEST_FAILPOINT: 'outbox.after-send:1', NODE_ENV: 'production' }, 'TEST_FAILPOINT'],
    [{ TEST_FAILPOINT: 'canary:1', NODE_ENV: 'test' }, 'TEST_FAILPOINT'],
  ])('half or unsafe %j stops the start with %s and never a value (W7, O1, M13)', (environment, name) => {
    const error = refusal(environment);
    expect(error.message).toContain(`Setting ${name} `);
    expect(error.forPeople).toContain(name);
    expect(`${error.message} ${error.forPeople}`).not.toMatch(/canary|4567|troly/);
  });

  test('a webhook that the platforms cannot reach, or with a short secret, is pointed out', () => {
    const { warnings } = parseBotConfig({
      ...{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'short' },
      ADMINS: 'telegram:1',
    });
    expect(warnings).toEqual([
      expect.stringContaining('PUBLIC_URL'),
      expect.stringContaining('TELEGRAM_WEBHOOK_SECRET'),
    ]);
  });

  test('administrators are ids of platforms (M13)', () => {
    expect(parseBotConfig({ ADMINS: ' telegram:123, zalo-oa:456 ,zalo-bot:6ede9a' }).chat.admins).toEqual([
      { channel: 'telegram', id: '123' },
      { channel: 'zalo-oa', id: '456' },
      { channel: 'zalo-bot', id: '6ede9a' },
    ]);
  });

  test('groups are ids of Telegram, none of them, or any (M8)', () => {
    expect(parseBotConfig({}).chat.groups).toBeNull();
    expect(parseBotConfig({ GROUPS: 'none' }).chat.groups).toEqual(new Set());
    expect(parseBotConfig({ GROUPS: 'telegram:-5, telegram:-1001' }).chat.groups).toEqual(
      new Set(['-5', '-1001']),
    );
  });

  test('the example file explains every setting once and changes none', () => {
    const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n');
    const names = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split('=')[0]!);

    expect([...names].sort()).toEqual([...SETTING_NAMES].sort());
    for (const [i, line] of lines.entries())
      if (/^\w+=/.test(line))
        expect([lines[i - 1]?.startsWith('# '), line.endsWith('=')]).toEqual([true, true]);
  });

  test('the .env file is read, the environment wins, and strange names in it are pointed out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tro-ly-config-'));
    writeFileSync(join(folder, '.env'), 'HTTP_PORT=4001\nLOG_LEVEL=debug # note\nHTPT_PORT=1\n');
    process.env['LOG_LEVEL'] = 'warn';
    try {
      const config = loadBotConfig(folder);

      expect([config.http.port, config.logLevel]).toEqual([4001, 'warn']);
      expect(config.warnings).toEqual([
        'HTPT_PORT in .env is not a setting of this program (did you mean HTTP_PORT?).',
      ]);
    } finally {
      delete process.env['LOG_LEVEL'];
    }
  });
});
