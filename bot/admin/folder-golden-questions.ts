import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from '../../knowledge/store/durable-file.ts';
import { foldedSyllables } from '../../knowledge/text/syllables.ts';
import type { GoldenQuestions, HeldGoldenQuestion } from './golden-questions.ts';

/** What is shown of a line; a fact may have several equal forms. */
const lineSchema = z.object({
  question: z.string(),
  facts: z.array(z.union([z.string(), z.array(z.string()).transform((forms) => forms.join(' / '))])),
});

/** Golden questions in `data/golden.jsonl`, one a line; lines that people wrote stay as they are. */
export function createFolderGoldenQuestions(dataDir: string): GoldenQuestions {
  const path = join(dataDir, 'golden.jsonl');
  const lines = (): string[] => {
    const text = existsSync(path) ? readFileSync(path, 'utf8').replace(/\n*$/, '') : '';
    return text === '' ? [] : text.split('\n');
  };
  const write = (all: readonly string[]): void => writeFileDurably(path, `${all.join('\n')}\n`);
  return {
    async add({ question, facts }) {
      const held = lines();
      const key = keyOf(question);
      if (held.some((line) => keyOf(questionIn(line)?.question ?? '') === key)) return false;
      write([...held, JSON.stringify({ id: `quan-tri-${shortHash(key)}`, question, facts })]);
      return true;
    },
    async list() {
      return lines().flatMap((line) => questionIn(line) ?? []);
    },
    async remove(id) {
      const held = lines();
      const kept = held.filter((line) => questionIn(line)?.id !== id);
      if (kept.length === held.length) return false;
      write(kept);
      return true;
    },
  };
}

const keyOf = (question: string): string => foldedSyllables(question).join(' ');
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Null for a line that is no question. */
function questionIn(line: string): HeldGoldenQuestion | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = lineSchema.safeParse(value);
  return parsed.success ? { id: shortHash(line), ...parsed.data } : null;
}
