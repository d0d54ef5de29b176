import { placeKey, PROVINCE_NAMES, provinceNow } from '../../../knowledge/places/provinces.ts';
import { remembering } from '../../../knowledge/text/remembering.ts';
import type { Candidate } from './candidate.ts';

const SENTENCES_HELD = 3_000;
/** "tỉnh Hà Tĩnh", "TP. Huế": a province named as one. */
const NAMED = new RegExp(
  `(?<!\\p{L})(?:tỉnh|thành phố|tp\\.?)\\s(${PROVINCE_NAMES.toSorted((a, b) => b.length - a.length).join('|')})(?!\\p{L})`,
  'giu',
);

/** Keys of the provinces that a sentence names, as they are since the reform. */
const provincesIn = remembering(SENTENCES_HELD, (sentence: string): readonly string[] =>
  [...sentence.matchAll(NAMED)].map(([, name = '']) => keyNow(name)),
);

function keyNow(name: string): string {
  return placeKey(provinceNow(name)?.name ?? name);
}

/**
 * The sentences without those of general papers that tell what one province does ("theo kế hoạch của tỉnh Hà Tĩnh"),
 * when the question is about another place. `placesAsked` are the names of the places asked about and of the larger units
 * that hold them.
 */
export function withoutOtherProvinces(
  placesAsked: readonly string[],
  candidates: readonly Candidate[],
): Candidate[] {
  if (placesAsked.length === 0) return [...candidates];
  const asked = new Set(placesAsked.map(keyNow));
  return candidates.filter(({ sentence, found: { document } }) => {
    if (document.jurisdiction.scope === 'local') return true;
    const named = provincesIn(sentence.text);
    return named.length === 0 || named.some((key) => asked.has(key));
  });
}
