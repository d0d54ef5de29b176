import type { Claim } from './claims.ts';

/** Counts of one kind of corruption or paraphrase. */
export interface KindFigures {
  readonly claims: number;
  /** Of corruptions: those found. Of paraphrases: those let through. */
  readonly right: number;
}

export interface VerificationFigures {
  readonly corrupted: number;
  /** Share of the corrupted sentences that are found; 1 when there is none. */
  readonly caught: number;
  readonly faithful: number;
  /** Share of the faithful sentences that are called unsupported; 0 when there is none. */
  readonly falseAlarms: number;
  readonly corruptions: Readonly<Record<string, KindFigures>>;
  readonly paraphrases: Readonly<Record<string, KindFigures>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Sentences judged wrongly. */
  readonly wrong: readonly Claim[];
}

/** Whether the passages support the sentence. */
export type SupportCheck = (sentence: string, passages: readonly string[]) => boolean;

/** Judges every claim and counts by kind. */
export function measureVerification(
  claims: readonly Claim[],
  isSupported: SupportCheck,
): VerificationFigures {
  const times: number[] = [];
  const wrong: Claim[] = [];
  const counts = { corruptions: new Map<string, KindFigures>(), paraphrases: new Map<string, KindFigures>() };
  for (const claim of claims) {
    const started = performance.now();
    const right = isSupported(claim.sentence, claim.passages) === claim.faithful;
    times.push(performance.now() - started);
    if (!right) wrong.push(claim);
    const kinds = claim.faithful ? counts.paraphrases : counts.corruptions;
    const before = kinds.get(claim.kind) ?? { claims: 0, right: 0 };
    kinds.set(claim.kind, { claims: before.claims + 1, right: before.right + (right ? 1 : 0) });
  }
  times.sort((a, b) => a - b);
  const corrupted = claims.filter(({ faithful }) => !faithful).length;
  const faithful = claims.length - corrupted;
  const missed = wrong.filter((claim) => !claim.faithful).length;
  return {
    corrupted,
    caught: corrupted === 0 ? 1 : 1 - missed / corrupted,
    faithful,
    falseAlarms: faithful === 0 ? 0 : (wrong.length - missed) / faithful,
    corruptions: sorted(counts.corruptions),
    paraphrases: sorted(counts.paraphrases),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    wrong,
  };
}

function sorted(kinds: ReadonlyMap<string, KindFigures>): Record<string, KindFigures> {
  return Object.fromEntries([...kinds].sort(([a], [b]) => a.localeCompare(b, 'en')));
}

function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
}
