import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { numberKey } from '../../knowledge/model/document-number.ts';
import type { DocumentKey } from '../../knowledge/model/register.ts';
import { writeFileDurably } from '../../knowledge/store/durable-file.ts';
import { parseKey } from '../identify/declared-metadata.ts';
import { readYaml } from '../parse/read-yaml.ts';
import { parseRegister, parseRegisterEntry } from './load-register.ts';

/** Where the administrator's own register lies: it counts in every run and goes before those of folders. */
export const ownRegisterPath = (dataDir: string): string => join(dataDir, 'register.yaml');

const HEAD =
  '# Sổ đăng ký văn bản của đơn vị. Trang quản trị ghi tệp này; sửa bằng tay cũng được.\n# The register of this installation: entries here go before those of register.yaml beside documents.\n';

/**
 * Writes one entry, as it would stand in `register.yaml`, in the place of the one with the same number and date.
 * Returns what stood there, or null. Throws IngestError `register-broken` for a wrong entry or a broken file, and then
 * nothing is written.
 */
export function declareEntry(dataDir: string, value: unknown): unknown {
  const key = parseRegisterEntry(value);
  const held = rawEntries(dataDir);
  const before = held.filter((entry) => isSame(parseRegisterEntry(entry), key));
  write(dataDir, [...held.filter((entry) => !before.includes(entry)), value]);
  return before[0] ?? null;
}

/** Takes the entry of `45-CT/TW (2025-04-14)` or of a bare number out; false when there is none. */
export function undeclareEntry(dataDir: string, name: string): boolean {
  const key = parseKey(name);
  const held = rawEntries(dataDir);
  const kept = held.filter((entry) => !isSame(parseRegisterEntry(entry), key));
  if (kept.length === held.length) return false;
  write(dataDir, kept);
  return true;
}

/** The entries as they are written, after proving that all of them are right. */
function rawEntries(dataDir: string): readonly unknown[] {
  const path = ownRegisterPath(dataDir);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  parseRegister(text);
  const value = readYaml(text) as { readonly documents?: readonly unknown[] } | null;
  return value?.documents ?? [];
}

function write(dataDir: string, documents: readonly unknown[]): void {
  const text = `${HEAD}${stringify({ documents })}`;
  parseRegister(text);
  writeFileDurably(ownRegisterPath(dataDir), text);
}

function isSame(one: DocumentKey, other: DocumentKey): boolean {
  return numberKey(one.number) === numberKey(other.number) && one.issuedOn === other.issuedOn;
}
