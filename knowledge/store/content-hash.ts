import { createHash } from 'node:crypto';
import type { RegisterEntry } from '../model/register.ts';
import type { Relation } from '../model/relation.ts';
import type { DocumentContent } from './store.ts';

/** SHA-256 over documents, passages, register and relations in a canonical form: equal for equal content on any machine. */
export function contentHashOf(
  documents: readonly DocumentContent[],
  register: readonly RegisterEntry[],
  relations: readonly Relation[] = [],
): string {
  const hash = createHash('sha256');
  for (const { document, passages } of documents) {
    hash.update(canonicalJson(document));
    for (const passage of passages) hash.update(canonicalJson(passage));
  }
  for (const entry of register) hash.update(canonicalJson(entry));
  for (const relation of relations) hash.update(canonicalJson(relation));
  return hash.digest('hex');
}

function canonicalJson(value: unknown): string {
  return `${JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )}\n`;
}
