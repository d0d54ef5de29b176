/** Words for units of territory, folded, with the written unit and the rank of its level (higher: larger). */
export const PLACE_UNITS: readonly {
  readonly words: string;
  readonly unit: string;
  readonly rank: number;
}[] = [
  { words: 'thanh pho', unit: 'thành phố', rank: 3 },
  { words: 'tp', unit: 'thành phố', rank: 3 },
  { words: 'thi tran', unit: 'thị trấn', rank: 1 },
  { words: 'thi xa', unit: 'thị xã', rank: 2 },
  { words: 'tx', unit: 'thị xã', rank: 2 },
  { words: 'dac khu', unit: 'đặc khu', rank: 1 },
  { words: 'tinh uy', unit: 'tỉnh', rank: 3 },
  { words: 'huyen uy', unit: 'huyện', rank: 2 },
  { words: 'thi uy', unit: 'thị xã', rank: 2 },
  { words: 'thanh uy', unit: 'thành phố', rank: 3 },
  { words: 'quan uy', unit: 'quận', rank: 2 },
  { words: 'tinh', unit: 'tỉnh', rank: 3 },
  { words: 'huyen', unit: 'huyện', rank: 2 },
  { words: 'quan', unit: 'quận', rank: 2 },
  { words: 'phuong', unit: 'phường', rank: 1 },
  { words: 'xa', unit: 'xã', rank: 1 },
];

/** Rank of a written unit: 3 province, 2 district, 1 commune; null when unknown. A thành phố may be of two ranks. */
export function rankOf(unit: string | null): number | null {
  return PLACE_UNITS.find((one) => one.unit === unit)?.rank ?? null;
}

/** Units that ended with the district level; a thành phố only where it belonged to a province. */
export function isDistrictUnit(unit: string | null, province: string | null = null): boolean {
  return rankOf(unit) === 2 || (unit === 'thành phố' && province !== null);
}
