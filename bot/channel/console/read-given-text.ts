import { readFileSync } from 'node:fs';
import { BotError } from '../../errors.ts';
import { USAGE, fill } from '../../messages.vi.ts';

/** The text of a file named on the command line; `-` is standard input. Throws BotError `file-unreadable`. */
export function readGivenText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    throw new BotError(
      'file-unreadable',
      'A file named on the command line cannot be read.',
      fill(USAGE.fileUnreadable, { file }),
      {
        cause,
      },
    );
  }
}
