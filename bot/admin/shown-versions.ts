import { KnowledgeError } from '../../knowledge/errors.ts';
import { readManifest } from '../../knowledge/store/open-version.ts';
import { currentVersionName, versionNames } from '../../knowledge/store/publish.ts';
import type { ShownVersion } from './views/versions-page.ts';

/**
 * The versions that are held, newest first. Manifests name every file and are large, and never change: what is shown of
 * one is remembered.
 */
export function createShownVersions(knowledgeDir: string): () => readonly ShownVersion[] {
  const known = new Map<string, NonNullable<ShownVersion['manifest']>>();
  return () => {
    const current = currentVersionName(knowledgeDir);
    const names = versionNames(knowledgeDir).reverse();
    for (const name of [...known.keys()]) if (!names.includes(name)) known.delete(name);
    return names.map((name) => {
      const manifest = known.get(name) ?? manifestOf(knowledgeDir, name);
      if (manifest !== null) known.set(name, manifest);
      return { name, manifest, isCurrent: name === current };
    });
  };
}

function manifestOf(knowledgeDir: string, name: string): ShownVersion['manifest'] {
  try {
    const { created, counts } = readManifest(knowledgeDir, name);
    return { created, documents: counts.documents };
  } catch (error) {
    if (error instanceof KnowledgeError) return null;
    throw error;
  }
}
