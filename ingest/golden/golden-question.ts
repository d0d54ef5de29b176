import { z } from 'zod';

const question = z.strictObject({
  id: z.string().min(1),
  question: z.string().min(1).max(1000),
  /** Facts that must stand in the answer, each with its equal forms; empty: the documents must be said not to hold it. */
  facts: z.array(z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])),
  history: z.array(z.string()).optional(),
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  place: z.string().optional(),
});

/** A question whose right answer is known, asked before a new version is used. */
export type GoldenQuestion = z.infer<typeof question>;

export interface GoldenFile {
  readonly questions: readonly GoldenQuestion[];
  /** 1-based numbers of lines that are no golden question. */
  readonly badLines: readonly number[];
}

/** Reads a file of golden questions, one JSON object a line; empty lines and lines beginning with # are skipped. */
export function parseGoldenFile(text: string): GoldenFile {
  const questions: GoldenQuestion[] = [];
  const badLines: number[] = [];
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const parsed = question.safeParse(jsonOf(line));
    if (parsed.success) questions.push(parsed.data);
    else badLines.push(i + 1);
  }
  return { questions, badLines };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
