import { COMMAND_MESSAGES } from './messages.vi.ts';

/** What a command printed and how it ended. */
export interface CommandResult {
  readonly exitCode: 0 | 1 | 2;
  /** For standard output. */
  readonly output: string;
  /** Vietnamese line for standard error, or null. */
  readonly problem: string | null;
}

export const ok = (output: string): CommandResult => ({ exitCode: 0, output, problem: null });
export const failed = (problem: string, output = ''): CommandResult => ({ exitCode: 1, output, problem });
export const wrongUse = (): CommandResult => ({
  exitCode: 2,
  output: '',
  problem: COMMAND_MESSAGES.badKnowledgeUse,
});
