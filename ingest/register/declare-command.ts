import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockKnowledge } from '../../knowledge/store/version-lock.ts';
import { failed, ok, type CommandResult } from '../command-result.ts';
import { IngestError } from '../ingest-error.ts';
import { COMMAND_MESSAGES, messageLine } from '../messages.vi.ts';
import { declareEntry, undeclareEntry } from './own-register.ts';

/**
 * `knowledge declare` writes the register entry that comes as JSON on standard input into the administrator's register;
 * `knowledge undeclare <number (date)>` takes one out. Null for wrong use. Documents follow with the next run.
 */
export function runDeclareCommand(
  action: 'declare' | 'undeclare',
  name: string | undefined,
  dataDir: string,
  json: boolean,
): CommandResult | null {
  if ((action === 'declare') !== (name === undefined)) return null;
  const unlock = lockKnowledge(join(dataDir, 'knowledge'));
  try {
    if (name !== undefined) {
      const isDone = undeclareEntry(dataDir, name);
      if (!isDone) return failed(COMMAND_MESSAGES.notDeclared(name));
      return ok(json ? JSON.stringify({ undeclared: name }) : COMMAND_MESSAGES.undeclared(name));
    }
    const value = readStandardInput();
    if (value === undefined) return failed(COMMAND_MESSAGES.entryNotJson);
    const previous = declareEntry(dataDir, value);
    return ok(json ? JSON.stringify({ declared: value, previous }) : COMMAND_MESSAGES.declared);
  } catch (error) {
    if (error instanceof IngestError) return failed(messageLine(error.notice));
    throw error;
  } finally {
    unlock();
  }
}

function readStandardInput(): unknown {
  try {
    return JSON.parse(readFileSync(0, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
