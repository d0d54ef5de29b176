import { placeKey, provinceNow } from '../../../knowledge/places/provinces.ts';
import type { Home, KnownPlaces } from './read-places.ts';
import type { AskedPlace } from './situation.ts';

/** The units of the name that a place asked about may be, by its unit word and the larger units it is put in. */
export function homesOf({ name, unit, within }: AskedPlace, homes: KnownPlaces['homes']): readonly Home[] {
  const ofUnit = (homes.get(placeKey(name)) ?? []).filter(
    (home) => unit === null || home.unit === null || home.unit === unit,
  );
  // A province and the town of the same name are told apart by their unit; without one, the whole is meant.
  const provinces = new Set(ofUnit.map((home) => placeKey(home.province ?? home.name)));
  if (unit === null && provinces.size <= 1) return ofUnit.slice(0, 1);
  if (within.length === 0) return ofUnit;
  return ofUnit.filter(
    ({ province }) => province !== null && within.some((one) => isSameProvince(one, province)),
  );
}

/** Whether two names are of one province, before or since the reform. */
export function isSameProvince(a: string, b: string): boolean {
  if (placeKey(a) === placeKey(b)) return true;
  const [first, second] = [provinceNow(a), provinceNow(b)];
  return first !== null && second !== null && placeKey(first.name) === placeKey(second.name);
}
