import type { AuthorityLevel } from '../../knowledge/model/authority.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';

/** Level by the body code of the number: the surest sign, because thành ủy and đảng ủy exist on several levels. */
const LEVEL_BY_CODE: readonly (readonly [RegExp, AuthorityLevel])[] = [
  [/^(?:TW|.+TW|CP|TTG|QH\d*|UBTVQH\d*|QUTW)$/, 'central'],
  [/^(?:TU|.+TU)$/, 'province'],
  [/^(?:HU|TXU|THU|QU|.+HU)$/, 'district'],
  [/^(?:ĐU|ĐUX|ĐUP)$/, 'commune'],
  [/^CB$/, 'cell'],
];

/** Level by the words of the issuer; near miss: `thanh uy` alone says nothing. */
const LEVEL_BY_WORDS: readonly (readonly [RegExp, AuthorityLevel])[] = [
  [/trung uong|bo chinh tri|ban bi thu|quoc hoi|chinh phu|thu tuong/, 'central'],
  [/chi bo|chi uy/, 'cell'],
  [
    /(?:dang uy|dang bo|uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd) (?:xa|phuong|thi tran|dac khu)/,
    'commune',
  ],
  [
    /huyen uy|thi uy|quan uy|(?:dang bo|uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd) (?:huyen|thi xa|quan)/,
    'district',
  ],
  [/tinh uy|(?:dang bo|uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd) tinh/, 'province'],
];

/** Level of the issuing body by the number, else by its name; null when neither says. */
export function levelOf(number: string | null, issuer: string | null): AuthorityLevel | null {
  const code = (number ?? '').split('/').at(-1)?.split('-').at(-1)?.toUpperCase() ?? '';
  const byCode = code === '' ? undefined : LEVEL_BY_CODE.find(([pattern]) => pattern.test(code));
  if (byCode) return byCode[1];
  const words = foldDiacritics(issuer ?? '');
  return LEVEL_BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const DECLARED: Readonly<Record<string, AuthorityLevel>> = {
  'trung-uong': 'central',
  tinh: 'province',
  huyen: 'district',
  xa: 'commune',
  'chi-bo': 'cell',
};

/** The level as people declare it in metadata. */
export const DECLARED_LEVELS = Object.keys(DECLARED);

export function parseLevel(declared: string): AuthorityLevel | null {
  return DECLARED[declared] ?? null;
}
