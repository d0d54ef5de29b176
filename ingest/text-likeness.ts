import type { DocumentContent } from '../knowledge/store/store.ts';
import { foldedSyllables } from '../knowledge/text/syllables.ts';

/** Runs of this many syllables are compared: short enough to survive a recognition error every few words. */
const RUN = 3;
const MAX_SYLLABLES = 60_000;

/** The runs of syllables of a text, as a set; for comparing bodies whatever their marks, case and punctuation. */
export function runsOf({ passages }: DocumentContent): ReadonlySet<string> {
  const syllables: string[] = [];
  for (const { text, role } of passages) {
    if (role === 'title' || syllables.length >= MAX_SYLLABLES) continue;
    syllables.push(...foldedSyllables(text));
  }
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= syllables.length; i++) runs.add(syllables.slice(i, i + RUN).join(' '));
  return runs;
}

/** Share 0..1 of the runs of the shorter text that stand in the longer one; 1 when the shorter has none. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  if (short.size === 0) return 1;
  let shared = 0;
  for (const run of short) if (long.has(run)) shared++;
  return shared / short.size;
}

/** Share 0..1 of the syllables of both titles that are common to them. */
export function titleLikeness(a: string, b: string): number {
  const [left, right] = [new Set(foldedSyllables(a)), new Set(foldedSyllables(b))];
  const union = new Set([...left, ...right]).size;
  return union === 0 ? 0 : [...left].filter((syllable) => right.has(syllable)).length / union;
}
