import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, insert, load, save, search, type RawData } from '@orama/orama';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { TOP, type BenchEngine } from './bench-engine.ts';

const newIndex = () => create({ schema: { text: 'string' } as const });

export const oramaEngine: BenchEngine = {
  name: 'Orama',
  setUp: 'default tokenizer over folded text (it would cut words at Vietnamese letters); default search',
  limit: { passages: 10_000, reason: 'not tried above 10,000 passages, to keep the run short' },
  async build(passages, folder) {
    const index = newIndex();
    for (const text of passages) await insert(index, { text: foldDiacritics(text) });
    writeFileSync(join(folder, 'orama.json'), JSON.stringify(save(index)));
  },
  async open(folder) {
    const index = newIndex();
    load(index, JSON.parse(readFileSync(join(folder, 'orama.json'), 'utf8')) as RawData);
    return async (question) =>
      (await search(index, { term: foldDiacritics(question), limit: TOP })).hits.length;
  },
};
