/** What stands in the text in place of private words. */
export const MASK = '[đã che]';

/** Kinds of private data that are masked wherever they stand, and those masked in lists of persons. */
export const PRIVATE_KINDS = {
  'citizen-number': 'số giấy tờ tùy thân',
  phone: 'số điện thoại',
  email: 'địa chỉ thư điện tử',
  'bank-account': 'số tài khoản',
  'birth-date': 'ngày sinh',
  address: 'địa chỉ nơi ở',
} as const;
export type PrivateKind = keyof typeof PRIVATE_KINDS;

export type PrivateCounts = Partial<Record<PrivateKind, number>>;

/** `2 số điện thoại, 1 địa chỉ nơi ở`: how many of each kind, never which. */
export function countsInWords(counts: PrivateCounts): string {
  return (Object.keys(PRIVATE_KINDS) as PrivateKind[])
    .filter((kind) => (counts[kind] ?? 0) > 0)
    .map((kind) => `${counts[kind]} ${PRIVATE_KINDS[kind]}`)
    .join(', ');
}
