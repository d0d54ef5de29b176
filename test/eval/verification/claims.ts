import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One sentence to be verified, with what the verification should say of it. */
export interface Claim {
  /** Which set it stems from: a file of `written/`, or the generator. */
  readonly origin: string;
  readonly faithful: boolean;
  /** Kind of corruption, or of paraphrase. */
  readonly kind: string;
  readonly sentence: string;
  readonly passages: readonly string[];
}

/**
 * The tuned part is looked at while the verification is being improved. Each of the others was judged once before its
 * failures were looked at, the last one last.
 */
export const PARTS = {
  tuned: ['rules', 'local', 'drafts'],
  'held-out': ['heldout'],
  blind: ['blind'],
  unseen: ['unseen'],
} as const;

export type Part = keyof typeof PARTS;

const byKind = z.record(z.string(), z.array(z.string()));

const groupSchema = z
  .object({
    passage: z.string().optional(),
    passages: z.array(z.string()).optional(),
    faithful: byKind,
    corrupted: byKind,
  })
  .strict();

/** Passages with the sentences written by hand for them. */
export interface WrittenGroup {
  readonly origin: string;
  readonly passages: readonly string[];
  readonly claims: readonly Claim[];
}

/** Reads the hand-written sets of a part. Throws with file and line when a line does not fit. */
export function readWrittenGroups(part: Part): WrittenGroup[] {
  return PARTS[part].flatMap((origin) => {
    const lines = readFileSync(new URL(`./written/${origin}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n');
    return lines.map((line, i) => groupOf(origin, line, i + 1));
  });
}

function groupOf(origin: string, line: string, at: number): WrittenGroup {
  const parsed = groupSchema.safeParse(JSON.parse(line));
  if (!parsed.success) throw new Error(`written/${origin}.jsonl line ${at}: ${parsed.error.message}`);
  const { passage, faithful, corrupted } = parsed.data;
  const passages = parsed.data.passages ?? (passage === undefined ? [] : [passage]);
  if (passages.length === 0) throw new Error(`written/${origin}.jsonl line ${at}: no passage`);
  const claimsOf = (kinds: Record<string, string[]>, isFaithful: boolean): Claim[] =>
    Object.entries(kinds).flatMap(([kind, sentences]) =>
      sentences.map((sentence) => ({ origin, faithful: isFaithful, kind, sentence, passages })),
    );
  return { origin, passages, claims: [...claimsOf(faithful, true), ...claimsOf(corrupted, false)] };
}
