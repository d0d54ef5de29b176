import { createHash } from 'node:crypto';
import { foldSpaces } from '../../knowledge/text/normalize.ts';

/** What the words of a passage are known by; white space does not count. */
export function passageHash(text: string): string {
  return createHash('sha256').update(foldSpaces(text)).digest('hex');
}
