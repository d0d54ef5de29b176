import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** Openings and pronouns that lean on the turn before. Folded. */
const LEANS_ON_BEFORE =
  /^(con|the con|vay|the thi|the|roi|con ve|tiep theo|sau do|noi ro|noi them|cu the)\b|\b(ho|no|o do|viec do|viec nay|dieu do|don vi do|don vi nay|noi do|nguoi do|ong ay|ba ay|ong do|ba do|van ban do|van ban nay)\b/;

/** Weight of an earlier turn beside the question itself. */
const EARLIER_WEIGHT = 0.45;

/** A question with what it inherits from the conversation. */
export interface ResolvedQuestion {
  /** The question first, then at most one earlier turn with a lower weight. */
  readonly texts: readonly { readonly text: string; readonly weight: number }[];
  readonly isFollowUp: boolean;
}

/** Adds the last turn when the question leans on it: by its opening, a pronoun, or because it is only a few words. */
export function resolveFollowUp(question: string, history: readonly string[]): ResolvedQuestion {
  const own = { text: question, weight: 1 };
  const before = [...history].reverse().find((turn) => turn.trim() !== '');
  if (before === undefined) return { texts: [own], isFollowUp: false };
  const folded = foldDiacritics(question);
  const isShort = folded.split(' ').length <= 4;
  if (!isShort && !LEANS_ON_BEFORE.test(folded)) return { texts: [own], isFollowUp: false };
  return { texts: [own, { text: before, weight: EARLIER_WEIGHT }], isFollowUp: true };
}
