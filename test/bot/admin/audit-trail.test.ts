import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAuditTrail, openAuditTrail, type AuditEntry } from '../../../bot/admin/audit-trail.ts';

const entry = (action: string): AuditEntry => ({
  at: '2026-01-02T03:04:05.000Z',
  actor: 'abcd1234',
  action,
  details: { version: '000001-aaaaaaaa' },
});

function threeEntries(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'audit-')), 'admin', 'audit.jsonl');
  const trail = openAuditTrail(file);
  for (const action of ['login', 'publish', 'rollback']) trail.record(entry(action));
  return file;
}

describe('the audit trail', () => {
  it('holds, and goes on over a restart', () => {
    const file = threeEntries();
    openAuditTrail(file).record(entry('logout'));
    expect(checkAuditTrail(readFileSync(file, 'utf8'))).toBeNull();
    expect(openAuditTrail(file).latest(2)).toMatchObject([{ action: 'logout' }, { action: 'rollback' }]);
  });

  it.each([
    ['a changed word', (text: string) => text.replace('publish', 'nothing'), 2],
    ['a line taken out', (text: string) => text.split('\n').toSpliced(1, 1).join('\n'), 2],
    ['a first line taken out', (text: string) => text.split('\n').slice(1).join('\n'), 1],
    [
      'two lines changed about',
      (text: string) =>
        text
          .split('\n')
          .toSpliced(0, 2, ...text.split('\n').slice(0, 2).reverse())
          .join('\n'),
      1,
    ],
    [
      'a made-up line',
      (text: string) => `${text}{"number":4,"at":"","actor":"","action":"","details":{},"chain":"00"}\n`,
      4,
    ],
  ])('shows %s', (_name, change, line) => {
    const file = threeEntries();
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(checkAuditTrail(readFileSync(file, 'utf8'))).toBe(line);
  });

  it('loses no later entry to a line cut off by a power failure', () => {
    const file = threeEntries();
    appendFileSync(file, '{"number":4,"at":"2026');
    openAuditTrail(file).record(entry('logout'));
    expect(readFileSync(file, 'utf8')).toMatch(/\{"number":4,"at":"2026\n\{"number":4,.*"logout".*\}\n$/);
  });
});
