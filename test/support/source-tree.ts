import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ImportLine {
  /** As written. */
  readonly target: string;
  /** Path from the root of the repository, or null for a package. */
  readonly file: string | null;
  /** Vanishes when compiled, so it ties nothing together at run time. */
  readonly isTypeOnly: boolean;
}

export interface SourceText {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportLine[];
}

const FOLDERS = ['bot', 'ingest', 'knowledge', 'prompts', 'test'];
const TEXTS = /\.(ts|js|mjs|css|svg|md|yaml|json|txt|html|sh)$/;

/** Names that begin with a dot belong to tools. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Every text file of the product and its tests, and those at the root. */
export function textFiles(): SourceText[] {
  const present = readdirSync(ROOT, { withFileTypes: true });
  const folders = present.filter((entry) => entry.isDirectory() && FOLDERS.includes(entry.name));
  const top = present.filter((entry) => entry.isFile() && entry.name !== 'package-lock.json');
  return [...folders.flatMap(({ name }) => filesBelow(name)), ...top.map(({ name }) => name)]
    .filter((path) => TEXTS.test(path) || /^\.(env\.example|npmrc|gitignore|prettierignore)$/.test(path))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: /\.(ts|mjs)$/.test(path) ? importsOf(path, text) : [] };
    });
}

/** Fixed, late and resolved imports; the names they bring may stand on several lines. */
const IMPORT =
  /^[ \t]*(?:import|export)\s(type\s)?(?:[^'"`;]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'|\bimport\.meta\.resolve\('([^']+)'\)/gm;

function importsOf(path: string, text: string): ImportLine[] {
  return [...text.matchAll(IMPORT)].map(([, type, fixed, late, resolved]) => {
    const target = fixed ?? late ?? resolved ?? '';
    const file = target.startsWith('.') ? posix.join(posix.dirname(path), target) : null;
    return { target, file, isTypeOnly: type !== undefined };
  });
}

/** `@scope/name/part` is of the package `@scope/name`. */
export function packageOf({ target, file }: ImportLine): string | null {
  if (file !== null || target.startsWith('node:')) return null;
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}
