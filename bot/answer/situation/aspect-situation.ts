import { isFormerProvince, placeKey, provinceNow } from '../../../knowledge/places/provinces.ts';
import type { Situation } from './situation.ts';

/** The situation of one of several things a question asks about; `places` are those it names there. */
export function situationOfAspect(
  situation: Situation,
  places: readonly string[],
  aspects: number,
): Situation {
  if (aspects === 1 || places.length === 0) return situation;
  const keys = places.map(placeKey);
  const own = situation.places.filter(({ name }) => keys.includes(placeKey(name)));
  return own.length === 0 ? situation : { ...situation, places: own };
}

/** Names under which sources of the places asked about are known: their own, of what holds them, and of today. */
export function placesToSearch(situation: Situation, places: readonly string[]): string[] {
  const asked = situation.places.flatMap(({ name, within }) => [name, ...within]);
  const today = asked.flatMap((name) => (isFormerProvince(name) ? [provinceNow(name)?.name ?? name] : []));
  return [...new Set([...places, ...asked, ...today])];
}
