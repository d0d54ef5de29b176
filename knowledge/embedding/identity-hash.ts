import { createHash } from 'node:crypto';
import type { EmbedderIdentity } from '../store/manifest.ts';

/** SHA-256 (32 bytes) of how vectors are made: equal for equal identities, whatever the order of the fields. */
export function identityHash(identity: EmbedderIdentity): Buffer {
  const { adapter, model, dtype, dimensions, pooling, queryPrefix, passagePrefix } = identity;
  const canonical = JSON.stringify([adapter, model, dtype, dimensions, pooling, queryPrefix, passagePrefix]);
  return createHash('sha256').update(canonical).digest();
}
