import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { TokensUnreadable } from './token-store.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface PairSeal {
  /** `context` must be the same when it is opened: a sealed pair cannot be moved to another row. */
  seal(tokens: readonly [access: string, refresh: string], context: string): Buffer;
  /** Throws `TokensUnreadable`. */
  open(sealed: Uint8Array, context: string): readonly [access: string, refresh: string];
}

/** AES-256-GCM under a key made of the App Secret: without that, the database gives nobody access to the OA. */
export function createPairSeal(appId: string, appSecret: string): PairSeal {
  const key = Buffer.from(hkdfSync('sha256', appSecret, `zalo-oa:${appId}`, 'tokens at rest', 32));
  return {
    seal(tokens, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
      const words = Buffer.concat([cipher.update(JSON.stringify(tokens), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), words]);
    },
    open(sealed, context) {
      try {
        const bytes = Buffer.from(sealed);
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(context))
          .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const words = Buffer.concat([
          decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
          decipher.final(),
        ]).toString('utf8');
        const [access, refresh] = JSON.parse(words) as [string, string];
        return [access, refresh];
      } catch (cause) {
        throw new TokensUnreadable('the stored tokens cannot be opened with this App Secret', { cause });
      }
    },
  };
}

/** Recognises a refresh token without holding it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 32);
}
