import { notice, type Notice } from '../messages.vi.ts';
import { parseFlow } from './flow/parse-flow.ts';
import type { Parser } from './parser.ts';
import { readRtf } from './rtf/read-rtf.ts';

/**
 * RTF files with the automatic numbers that Word writes into them, tables, notes, text boxes and the fonts of every
 * run. Throws IngestError `file-damaged` for a file that is cut.
 */
export const rtfParser: Parser = {
  format: 'rtf',
  async parse(bytes) {
    const { text, findings } = readRtf(bytes);
    const warnings: Notice[] = [];
    if (findings.trackedChanges > 0)
      warnings.push(notice('tracked-changes', `${findings.trackedChanges} runs of tracked changes`));
    if (findings.missingNumbers > 0)
      warnings.push(
        notice('list-numbers-missing', `${findings.missingNumbers} list paragraphs without their number`),
      );
    return parseFlow(text, warnings);
  },
};
