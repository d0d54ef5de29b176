import { readFileSync } from 'node:fs';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** How often syllables, pairs and triples of them stand in papers. Keys are lower case, divided by one space. */
export interface SyllableModel {
  readonly count: (...syllables: readonly string[]) => number;
  /** Known syllables with the same letters and other marks. */
  readonly variants: (syllable: string) => readonly string[];
}

const FILE = new URL('syllable-counts.tsv', import.meta.url);
let loaded: SyllableModel | null = null;

/** The model that came with the product, made by `npm run -s eval -- syllables` from its own documents. */
export function loadSyllableModel(): SyllableModel {
  return (loaded ??= parseSyllableModel(readFileSync(FILE, 'utf8')));
}

/** One line a key: the syllables, a tab, the count. */
export function parseSyllableModel(text: string): SyllableModel {
  const counts = new Map<string, number>();
  const byLetters = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [key = '', count = ''] = line.split('\t');
    if (key === '') continue;
    counts.set(key, Number(count));
    if (key.includes(' ')) continue;
    const letters = foldDiacritics(key);
    byLetters.set(letters, [...(byLetters.get(letters) ?? []), key]);
  }
  return {
    count: (...syllables) => counts.get(syllables.join(' ')) ?? 0,
    variants: (syllable) => byLetters.get(foldDiacritics(syllable)) ?? [],
  };
}
