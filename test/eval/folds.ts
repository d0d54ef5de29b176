/** Parts that a set is cut into for cross-validation. */
export const FOLDS = 5;

/** The part that a source belongs to; the same in every run. */
export function foldOf(source: string): number {
  let hash = 0;
  for (const letter of source) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % FOLDS;
}
