import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** One recorded action. Holds ids and names of documents and the reasons administrators give, never words of people who ask, passwords or tokens. */
export interface AuditEntry {
  /** Moment (ISO, UTC). */
  readonly at: string;
  /** Who: label of a session or of a person. */
  readonly actor: string;
  /** What, e.g. `login`, `publish`, `rollback`. */
  readonly action: string;
  readonly details: Readonly<Record<string, string | number | null>>;
}

interface ChainedEntry extends AuditEntry {
  readonly number: number;
  /** SHA-256 of the entry before and of this one. */
  readonly chain: string;
}

/** What administrators did, append only; each line holds the hash of all before it, so that a changed line shows. */
export interface AuditTrail {
  /** On disk when it returns. */
  record(entry: AuditEntry): void;
  /** Newest first, at most 500. */
  latest(count: number): readonly AuditEntry[];
  /** All with this id under `document` in their details, oldest first. */
  about(documentId: string): readonly AuditEntry[];
}

/** Entries shown without reading the file again. */
const KEPT_AT_HAND = 500;

/** The trail in a file of its own, one JSON object a line. */
export function openAuditTrail(file: string): AuditTrail {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // After a power failure in the middle of a line the next one must not be lost with it.
  let opening = kept === '' || kept.endsWith('\n') ? '' : '\n';
  const before = entriesOf(kept);
  const tail = before.slice(-KEPT_AT_HAND);
  const byDocument = new Map<string, AuditEntry[]>();
  const remember = (entry: AuditEntry): void => {
    const { document } = entry.details;
    if (typeof document !== 'string') return;
    const known = byDocument.get(document);
    if (known === undefined) byDocument.set(document, [entry]);
    else known.push(entry);
  };
  before.forEach(remember);
  return {
    record(entry) {
      const last = tail.at(-1);
      const number = (last?.number ?? 0) + 1;
      const chained: ChainedEntry = { number, ...entry, chain: chainOf(last?.chain ?? '', number, entry) };
      const descriptor = openSync(file, 'a', 0o600);
      try {
        writeSync(descriptor, `${opening}${JSON.stringify(chained)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      opening = '';
      tail.push(chained);
      if (tail.length > KEPT_AT_HAND) tail.shift();
      remember(chained);
    },
    about: (documentId) => byDocument.get(documentId) ?? [],
    latest: (count) => tail.slice(-count).reverse(),
  };
}

/** Number of the first line that does not follow from the ones before it, or null when the whole trail holds. A line cut off by a power failure counts. */
export function checkAuditTrail(text: string): number | null {
  let before = '';
  for (const [i, line] of text
    .split('\n')
    .filter((part) => part !== '')
    .entries()) {
    const entry = parseLine(line);
    if (entry === null || entry.number !== i + 1) return i + 1;
    const { number, chain, ...rest } = entry;
    if (chain !== chainOf(before, number, rest)) return i + 1;
    before = chain;
  }
  return null;
}

function chainOf(before: string, number: number, { at, actor, action, details }: AuditEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([before, number, at, actor, action, details]))
    .digest('hex');
}

function entriesOf(text: string): ChainedEntry[] {
  return text
    .split('\n')
    .map(parseLine)
    .filter((entry) => entry !== null);
}

function parseLine(line: string): ChainedEntry | null {
  try {
    const value = JSON.parse(line) as Partial<ChainedEntry> | null;
    return typeof value?.number === 'number' && typeof value.chain === 'string'
      ? (value as ChainedEntry)
      : null;
  } catch {
    return null;
  }
}
