/** Level of the body that issued a paper, highest first. The district level ended on 1/7/2025 and stays as history. */
export const AUTHORITY_LEVELS = ['central', 'province', 'district', 'commune', 'cell'] as const;
export type AuthorityLevel = (typeof AUTHORITY_LEVELS)[number];
