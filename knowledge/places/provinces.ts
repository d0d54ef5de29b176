import { readFileSync } from 'node:fs';
import type { CalendarDate } from '../model/calendar-date.ts';
import { foldDiacritics } from '../text/fold.ts';
import { remembering } from '../text/remembering.ts';

/** A unit of the province level. */
export interface Province {
  readonly unit: 'tỉnh' | 'thành phố';
  readonly name: string;
}

/** First day of the 34 provinces and of local government without the district level. */
export const REFORM_DAY = '2025-07-01' as CalendarDate;

const NAMES_HELD = 4_000;

/** The key under which two written names of places are the same: folded, hyphens and spaces alike. */
export const placeKey: (name: string) => string = remembering(NAMES_HELD, (name: string) =>
  foldDiacritics(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

const { names, nowByOld } = load(new URL('./provinces-2025.tsv', import.meta.url));

/** The names of all provinces before and after the reform, as written. */
export const PROVINCE_NAMES: readonly string[] = names;

/** The province that the one of this name is, or is part of, since the reform; null when no province has the name. */
export function provinceNow(name: string): Province | null {
  return nowByOld.get(placeKey(name)) ?? null;
}

/** Whether a province had this name before the reform and none has it since. */
export function isFormerProvince(name: string): boolean {
  const now = provinceNow(name);
  return now !== null && placeKey(now.name) !== placeKey(name);
}

function load(file: URL): { names: readonly string[]; nowByOld: ReadonlyMap<string, Province> } {
  const found = new Set<string>();
  const now = new Map<string, Province>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [unit = '', name = '', before = ''] = line.split('\t');
    const province: Province = { unit: unit === 'tỉnh' ? 'tỉnh' : 'thành phố', name };
    for (const old of [name, ...before.split(';').map((part) => part.trim())]) {
      found.add(old);
      now.set(placeKey(old), province);
    }
  }
  return { names: [...found], nowByOld: now };
}
