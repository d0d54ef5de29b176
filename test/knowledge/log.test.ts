import { describe, expect, it } from 'vitest';
import { createJsonLog, redact } from '../../knowledge/log.ts';

const TELEGRAM = '123456789:AAHk3v9_canary-canary-canary12345';
const ZALO = '4321098765:secret-canary-of-the-bot-abcdef';
const KEY = 'sk-proj-canary0123456789';

/** Everything that was written for one line with these fields. */
function written(fields: Readonly<Record<string, string>>): string {
  let lines = '';
  createJsonLog('debug', (line) => (lines += line)).log('error', 'call.failed', fields);
  return lines;
}

describe('the log (P2)', () => {
  it.each([
    ['the address of a call', `request to https://api.telegram.org/bot${TELEGRAM}/sendMessage failed`],
    ['the address of a file', `https://api.telegram.org/file/bot${TELEGRAM}/documents/a.pdf`],
    ['a Zalo address', `POST https://bot-api.zaloplatforms.com/bot${ZALO}/sendMessage 503`],
    ['a token by itself', `token ${TELEGRAM} was refused`],
    ['a key', `401 bad key ${KEY}`],
    ['a header', `Authorization: Bearer canary.canary/canary+canary==`],
    ['a proxy with its password', 'connect socks5://user:canary@10.0.0.1:1080'],
    [
      'an error with its causes as text',
      String(new Error(`outer bot${TELEGRAM}`, { cause: new Error(`inner https://x/bot${ZALO}/y`) }).stack),
    ],
  ])('holds no credential of %s, whatever the call site', (_, words) => {
    expect(written({ reason: words })).not.toContain('canary');
    expect(written({ reason: words })).toContain('redacted');
    expect(redact(redact(words))).toBe(redact(words));
  });

  it('keeps what is none', () => {
    const words = 'version 000012-74e862df: 35-CT/TW, 12:30:45, https://troly.example.vn/documents/a';
    expect(written({ reason: words })).toContain(words);
  });
});
