import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadRegister } from '../../ingest/register/load-register.ts';
import { registerDocument } from '../../ingest/register/register-document.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { isDigestOf } from '../../bot/answer/sentence/reading-scope.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import { loadCorpusEntries } from './retrieval-set.ts';
import { openScratchVersion, readEntries, type ScratchVersion } from './scratch-version.ts';

const REGISTER = 'register.yaml';

/**
 * Documents of several folders in one version of its own. A folder with a `corpus.jsonl` is a retrieval set, each text a
 * document; any other is read as ingest reads it, with its register. `withoutDigests` leaves out digests of papers that
 * are held in full. Throws when a file cannot be read.
 */
export async function openMixedVersion(
  folders: readonly string[],
  options: { readonly withoutDigests?: boolean } = {},
): Promise<ScratchVersion> {
  const documents: DocumentContent[] = [];
  const register: RegisterEntry[] = [];
  for (const folder of folders) {
    const content = await readMixedFolder(folder);
    documents.push(...content.documents);
    register.push(...content.register);
  }
  const papers = documents.filter(({ document }) => document.form === 'original');
  const others = documents.filter(({ document }) => document.form !== 'original');
  return openScratchVersion(options.withoutDigests ? withoutDigestsOf(papers, others) : documents, register);
}

/** The documents of one folder, the register's own among them. */
export async function readMixedFolder(
  folder: string,
): Promise<{ documents: DocumentContent[]; register: readonly RegisterEntry[] }> {
  const corpus = join(folder, 'corpus.jsonl');
  if (existsSync(corpus)) return { documents: await readEntries(loadCorpusEntries(corpus)), register: [] };
  const register = existsSync(join(folder, REGISTER)) ? loadRegister(join(folder, REGISTER)) : [];
  const documents: DocumentContent[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (file.startsWith('.') || file === REGISTER) continue;
    const outcome = await readDocument(readFileSync(join(folder, file)), { file: basename(file), register });
    if (outcome.outcome !== 'ok') throw new Error(`${file}: ${outcome.outcome} (${outcome.detail})`);
    documents.push(outcome.content);
  }
  // A digest is not the paper itself, so the register counts none of them as held.
  const entries = registerDocument(register, new Set());
  return { documents: entries ? [...documents, entries] : documents, register };
}

/** The papers with all others but the digests of these papers. */
export function withoutDigestsOf(
  papers: readonly DocumentContent[],
  others: readonly DocumentContent[],
): DocumentContent[] {
  const isDigest = ({ document }: DocumentContent): boolean =>
    document.form === 'digest' && papers.some((paper) => isDigestOf(document, paper.document));
  return [...papers, ...others.filter((other) => !isDigest(other))];
}
