import { numberKey } from '../../knowledge/model/document-number.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';

/** One register of several: later entries take the place of earlier ones for the same number and date. Ordered by number and date. */
export function mergeRegister(...registers: readonly (readonly RegisterEntry[])[]): RegisterEntry[] {
  const entries = new Map<string, RegisterEntry>();
  for (const entry of registers.flat())
    entries.set(`${numberKey(entry.number)} ${entry.issuedOn ?? ''}`, entry);
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
