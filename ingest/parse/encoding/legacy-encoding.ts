/**
 * Encodings of Vietnamese from before Unicode: TCVN 5712 VN3 of the ABC fonts (`.VnTime`), VNI for Windows
 * (`VNI-Times`), VPS and VISCII (RFC 1456). Programs that know nothing of them show their bytes as Western letters.
 */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'vps' | 'viscii';

export const LEGACY_ENCODINGS: readonly LegacyEncoding[] = ['tcvn3', 'vni', 'vps', 'viscii'];

/** The name people know an encoding by. */
export const LEGACY_ENCODING_NAMES: Readonly<Record<LegacyEncoding, string>> = {
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  vps: 'VPS',
  viscii: 'VISCII',
};
