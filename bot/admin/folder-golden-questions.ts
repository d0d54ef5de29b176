import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../../knowledge/store/durable-file.ts';
import { foldedSyllables } from '../../knowledge/text/syllables.ts';
import type { GoldenQuestions } from './golden-questions.ts';

/** Golden questions in `data/golden.jsonl`, one a line; lines that people wrote stay as they are. */
export function createFolderGoldenQuestions(dataDir: string): GoldenQuestions {
  const path = join(dataDir, 'golden.jsonl');
  return {
    async add({ question, facts }) {
      const held = existsSync(path) ? readFileSync(path, 'utf8').replace(/\n*$/, '') : '';
      const key = keyOf(question);
      if (held.split('\n').some((line) => keyOf(questionIn(line)) === key)) return false;
      const id = `quan-tri-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
      const line = JSON.stringify({ id, question, facts });
      writeFileDurably(path, `${held === '' ? '' : `${held}\n`}${line}\n`);
      return true;
    },
  };
}

const keyOf = (question: string): string => foldedSyllables(question).join(' ');

/** Empty for a line that is no question. */
function questionIn(line: string): string {
  try {
    const value: unknown = JSON.parse(line);
    const question =
      typeof value === 'object' && value !== null && 'question' in value ? value.question : null;
    return typeof question === 'string' ? question : '';
  } catch {
    return '';
  }
}
