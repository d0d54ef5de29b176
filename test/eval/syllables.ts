import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countSyllables } from '../../ingest/ocr/correct/count-syllables.ts';

const DOCUMENTS = fileURLToPath(new URL('../../knowledge/documents', import.meta.url));
const COUNTS = fileURLToPath(new URL('../../ingest/ocr/correct/syllable-counts.tsv', import.meta.url));

/** Counts the syllables of the starter documents anew for the correction of scans; says what was written. */
export function writeSyllableCounts(): string {
  const counts = starterSyllableCounts();
  writeFileSync(COUNTS, counts);
  return `${counts.split('\n').length - 1} entries in ${COUNTS}`;
}

/** What the file of counts holds when it is up to date with the starter documents. */
export function starterSyllableCounts(): string {
  const names = readdirSync(DOCUMENTS).filter((name) => name.endsWith('.md'));
  return countSyllables(names.sort().map((name) => plainTextOf(readFileSync(join(DOCUMENTS, name), 'utf8'))));
}

/** Without front matter and the signs of Markdown. */
function plainTextOf(markdown: string): string {
  return markdown.replace(/^---\r?\n[^]*?\r?\n---\r?\n/, '').replace(/[*#|>`]/g, ' ');
}
