/** Letters of the tag block, bidi overrides and isolates: nothing that a Vietnamese paper needs. */
const CONTROLS = /[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;
/** Variation selectors that follow no sign which they could vary. */
const SELECTORS = /(?<=[\p{L}\p{N}\s\p{P}])[\uFE00-\uFE0E\u{E0100}-\u{E01EF}]+/gu;
/** Signs without width between two letters: `bỏ\u200Bqua`. Soft hyphens are how web pages and Word break words. */
const INSIDE_WORDS =
  // eslint-disable-next-line no-misleading-character-class
  /(?<=[\p{L}\p{M}])[\u200B-\u200F\u2060-\u2064\uFEFF\u180E\u034F\u115F\u1160]+(?=\p{L})/gu;
/** So many soft hyphens in one word break nothing: they hide it. */
const SOFT_HYPHENS = /(?:\p{L}\u00AD){3,}/gu;

/** How many stretches of the decoded, not yet normalised text a reader cannot see. 0 for an honest text. */
export function countHidden(text: string): number {
  return [CONTROLS, SELECTORS, INSIDE_WORDS, SOFT_HYPHENS].reduce(
    (sum, pattern) => sum + (text.match(pattern)?.length ?? 0),
    0,
  );
}
