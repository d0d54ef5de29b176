import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { TOP, type BenchEngine } from './bench-engine.ts';

const OPTIONS = { fields: ['text'], processTerm: (term: string) => foldDiacritics(term) };

export const minisearchEngine: BenchEngine = {
  name: 'MiniSearch',
  setUp: 'default tokenizer, terms folded by processTerm; default search (OR)',
  limit: { passages: 10_000, reason: 'not tried above 10,000 passages, to keep the run short' },
  async build(passages, folder) {
    const index = new MiniSearch(OPTIONS);
    let id = 0;
    for (const text of passages) index.add({ id: id++, text });
    writeFileSync(join(folder, 'minisearch.json'), JSON.stringify(index));
  },
  async open(folder) {
    const index = MiniSearch.loadJSON(readFileSync(join(folder, 'minisearch.json'), 'utf8'), OPTIONS);
    return (question) => index.search(question).slice(0, TOP).length;
  },
};
