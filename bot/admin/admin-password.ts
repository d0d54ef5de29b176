import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** About 60 ms and 32 MB for one try: dear for guessing, cheap for one person (OWASP: N = 2^15, r = 8, p = 3). */
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 3, maxmem: 96 * 1024 * 1024 };
const HASH_BYTES = 32;
const MAX_CHARACTERS = 256;

/** Compares passwords with the one from the settings, which is kept only as a slow hash. */
export interface AdminPassword {
  /** Takes the same time for any text. */
  matches(password: string): Promise<boolean>;
}

export async function createAdminPassword(password: string): Promise<AdminPassword> {
  const salt = randomBytes(16);
  const expected = await slowHash(password, salt);
  // Tries are hashed one after the other: a flood of them must not take all memory and all cores.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    matches(tried) {
      const result = turn.then(async () => {
        const isTooLong = tried.length > MAX_CHARACTERS;
        const hash = await slowHash(isTooLong ? '' : tried, salt);
        return timingSafeEqual(hash, expected) && !isTooLong;
      });
      turn = result.catch(() => undefined);
      return result;
    },
  };
}

function slowHash(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

const GUESSED_FIRST =
  /password|passw0rd|mật[- ]?khẩu|mat[- ]?khau|qwerty|admin|quản[- ]?trị|quan[- ]?tri|change[- ]?me|example|test|secret/giu;

/** Why a password from the settings is refused; null when it will do. English, for the log; never holds the password. */
export function weaknessOf(password: string): string | null {
  if ([...password].length < 10) return 'is shorter than 10 characters';
  if (password.length > MAX_CHARACTERS) return `is longer than ${MAX_CHARACTERS} characters`;
  if (new Set(password.toLowerCase()).size < 6) return 'repeats the same few characters';
  if (/^(.{1,4})\1+$/su.test(password)) return 'repeats itself';
  const rest = password.replace(GUESSED_FIRST, '').replace(/[^\p{L}]/gu, '');
  if (rest.length < 6) return 'is made of words that everybody tries first';
  return null;
}
