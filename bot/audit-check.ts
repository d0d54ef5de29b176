import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AUDIT_CHECK } from './admin/audit-check-messages.vi.ts';
import { checkAuditTrail } from './admin/audit-trail.ts';
import { loadBotConfig } from './config.ts';

/** `npm run -s audit-check`: whether every line of the administrators' trail follows from the ones before it. */
function main(words: readonly string[]): number {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  let data: string | undefined;
  try {
    ({ data } = parseArgs({ args: [...words], options: { data: { type: 'string' } } }).values);
  } catch {
    say(AUDIT_CHECK.usage);
    return 2;
  }
  const file = join(data ?? loadBotConfig().dataDir, 'admin', 'audit.jsonl');
  if (!existsSync(file)) {
    say(AUDIT_CHECK.none(file));
    return 1;
  }
  const text = readFileSync(file, 'utf8');
  const broken = checkAuditTrail(text);
  if (broken !== null) {
    say(AUDIT_CHECK.broken(broken));
    return 1;
  }
  process.stdout.write(`${AUDIT_CHECK.whole(text.split('\n').filter((line) => line !== '').length)}\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
