/**
 * Constants of the ranking, chosen on two unlike public sets (law articles, encyclopaedia passages), each as whole
 * texts and split into passages, with one value for all four. Neighbouring values
 * differ by a few thousandths of nDCG@10 at most; the figures on these sets are therefore development figures.
 */

/** How fast repeating a term stops paying. */
export const K1 = 1.1;
/** How much a long unit is held against it. */
export const B = 0.6;
/** Weight of one occurrence by field; the text counts 1. */
export const TITLE_WEIGHT = 1.5;
export const HEADING_WEIGHT = 1.5;
export const LEAD_WEIGHT = 0.7;
/** A pair of neighbouring syllables against a single one. Vietnamese words have several syllables. */
export const BIGRAM_WEIGHT = 0.8;
/** Of the weight of a syllable typed with marks: the part that only the same marks earn, and the part any marks earn. */
export const ACCENTED_SHARE = 0.8;
export const FOLDED_SHARE = 1 - ACCENTED_SHARE;
/** Above 1: rare words weigh more than in plain BM25. */
export const IDF_POWER = 1.3;
/** What the whole document's score adds to each of its passages, so that splitting does not lose context. */
export const DOCUMENT_WEIGHT = 1;
/** One step of a stored impact. */
export const IMPACT_STEPS = 255;

/** BM25's idf; finite and above 0 for every frequency from 0 to `units`. */
export function inverseFrequency(units: number, frequency: number): number {
  return Math.log(1 + (units - frequency + 0.5) / (frequency + 0.5));
}

/** The part of BM25 that does not depend on the query, as 1..IMPACT_STEPS of its limit. */
export function impactOf(occurrences: number, length: number, averageLength: number): number {
  const saturation = K1 * (1 - B + (B * length) / averageLength);
  return Math.max(1, Math.round((IMPACT_STEPS * occurrences) / (occurrences + saturation)));
}

/** What one impact step of a term is worth in a score. */
export function stepValue(weight: number, units: number, frequency: number): number {
  return (weight * inverseFrequency(units, frequency) ** IDF_POWER * (K1 + 1)) / IMPACT_STEPS;
}

/** Terms in more than a fifth of the units are stored as one byte a unit: smaller than a list, and read by row. */
export function isDense(frequency: number, units: number): boolean {
  return frequency * 5 > units;
}
