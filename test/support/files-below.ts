import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Content of every file below the folder, in base64, by its path from there. */
export function contentsBelow(place: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(place, path), readFileSync(path, 'base64')]),
  );
}

/** Paths of the files that hold the words. */
export function filesWith(place: string, words: string): string[] {
  return Object.entries(contentsBelow(place)).flatMap(([path, content]) =>
    Buffer.from(content, 'base64').includes(words) ? [path] : [],
  );
}
