import { IngestError } from '../ingest-error.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { readWordText } from './doc/read-word-text.ts';
import { openWordFile } from './doc/word-file.ts';
import { parseFlow } from './flow/parse-flow.ts';
import type { Parser } from './parser.ts';

/**
 * Word 97–2003 files (doc) with automatic numbers, tables, notes, text boxes and the fonts of every run. Throws
 * IngestError `locked` for a password, `old-word` for Word 6 and 95, `file-damaged` for what cannot be read.
 */
export const docParser: Parser = {
  format: 'doc',
  async parse(bytes) {
    try {
      const { text, findings } = readWordText(openWordFile(bytes));
      const warnings: Notice[] = [];
      if (findings.trackedChanges > 0)
        warnings.push(notice('tracked-changes', `${findings.trackedChanges} runs of tracked changes`));
      if (findings.unreadableNumbers > 0)
        warnings.push(
          notice('list-numbers-missing', `${findings.unreadableNumbers} numbers of Word 6 lists`),
        );
      return parseFlow(text, warnings);
    } catch (cause) {
      if (cause instanceof IngestError) throw cause;
      // Reads beyond the end of a part: the file was cut or altered.
      throw new IngestError('file-damaged', `Word document: ${String(cause)}`, '', { cause });
    }
  },
};
