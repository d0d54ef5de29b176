import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from '../errors.ts';
import { DATABASE_FILE, MANIFEST_FILE } from './build-version.ts';
import { fileSha256 } from './checksum.ts';
import { contentHashOf } from './content-hash.ts';
import { FORMAT_VERSION, manifestSchema, type Manifest } from './manifest.ts';
import { currentVersionName, knowledgePaths } from './publish.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { KnowledgeReader } from './store.ts';

/** The manifest of a version. Throws KnowledgeError `version-missing`, `version-damaged` or `version-too-new`. */
export function readManifest(knowledgeDir: string, name: string): Manifest {
  const path = join(knowledgePaths(knowledgeDir).version(name), MANIFEST_FILE);
  if (!existsSync(path)) throw new KnowledgeError('version-missing', `there is no version ${name}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new KnowledgeError('version-damaged', `${path} is not JSON`, { cause });
  }
  const format = (parsed as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > FORMAT_VERSION) {
    throw new KnowledgeError(
      'version-too-new',
      `version ${name} has format ${format}, this program reads ${FORMAT_VERSION}`,
    );
  }
  const manifest = manifestSchema.safeParse(parsed);
  if (!manifest.success)
    throw new KnowledgeError('version-damaged', `${path} is not a manifest: ${manifest.error.message}`);
  return manifest.data;
}

/**
 * Opens a version after checking its database and keyword index against their checksums. Throws KnowledgeError when one
 * is missing or altered. Vectors are checked by whoever opens them. Close it when done.
 */
export function openVersion(knowledgeDir: string, name: string): KnowledgeReader {
  const manifest = readManifest(knowledgeDir, name);
  const folder = knowledgePaths(knowledgeDir).version(name);
  const [problem] = checksumProblems(folder, manifest, isEssential);
  if (problem !== undefined) throw new KnowledgeError('version-damaged', problem);
  return openSqliteStore(join(folder, DATABASE_FILE), folder, manifest);
}

/** Opens the current version, or throws KnowledgeError `no-version` before the first publication. */
export function openCurrentVersion(knowledgeDir: string): KnowledgeReader {
  const name = currentVersionName(knowledgeDir);
  if (name === null) throw new KnowledgeError('no-version', `nothing is published under ${knowledgeDir}`);
  return openVersion(knowledgeDir, name);
}

/** Files of a version that are missing or altered, as exact English sentences; looks into none of them. */
export function alteredFiles({ folder, manifest }: Pick<KnowledgeReader, 'folder' | 'manifest'>): string[] {
  return checksumProblems(folder, manifest);
}

/**
 * Everything that is wrong with a version, as exact English sentences; empty when it is whole. Checks each checksum,
 * the database, the counts and the logical content hash. `checkIndexes` looks into the other files.
 */
export function verifyVersion(
  knowledgeDir: string,
  name: string,
  checkIndexes: (folder: string, reader: KnowledgeReader) => string[],
): string[] {
  let manifest: Manifest;
  try {
    manifest = readManifest(knowledgeDir, name);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const folder = knowledgePaths(knowledgeDir).version(name);
  const problems = checksumProblems(folder, manifest);
  if (problems.length > 0) return problems;
  try {
    const reader = openSqliteStore(join(folder, DATABASE_FILE), folder, manifest);
    try {
      const check = reader.quickCheck();
      if (check !== 'ok') problems.push(`${DATABASE_FILE}: ${check}`);
      const documents = reader.documents();
      if (documents.length !== manifest.counts.documents)
        problems.push('the number of documents differs from the manifest');
      if (reader.passageCount !== manifest.counts.passages)
        problems.push('the number of passages differs from the manifest');
      const content = documents.map((document) => ({ document, passages: reader.passagesOf(document.id) }));
      if (contentHashOf(content, reader.register(), reader.relations()) !== manifest.contentHash)
        problems.push('the content hash differs from the manifest');
      problems.push(...checkIndexes(folder, reader));
    } finally {
      reader.close();
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  return problems;
}

/** Damaged vectors turn semantic search off; they do not take the version away. */
function isEssential(file: string): boolean {
  return !file.startsWith('vectors.');
}

function checksumProblems(
  folder: string,
  manifest: Manifest,
  include = (_file: string): boolean => true,
): string[] {
  const problems: string[] = [];
  for (const [file, expected] of Object.entries(manifest.checksums)) {
    if (!include(file)) continue;
    const path = join(folder, file);
    if (!existsSync(path)) problems.push(`${path} is missing`);
    else if (fileSha256(path) !== expected)
      problems.push(`${path} does not have the checksum of the manifest`);
  }
  if (!(DATABASE_FILE in manifest.checksums)) problems.push(`${folder} has no ${DATABASE_FILE}`);
  return problems;
}
