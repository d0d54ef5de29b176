import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildKeywordIndex,
  openKeywordIndex,
  type IndexedPassage,
} from '../../../knowledge/search/keyword-index.ts';
import { TOP, type BenchEngine } from './bench-engine.ts';

/** Passages in one document; what the document adds to its passages' scores is worked out too. */
const PASSAGES_A_DOCUMENT = 10;

export const keywordEngine: BenchEngine = {
  name: 'tro-ly-can-bo',
  setUp: 'keyword.index: folded and accented syllables, pairs, document scores; question as typed',
  limit: null,
  async build(passages, folder) {
    writeFileSync(join(folder, 'keyword.index'), buildKeywordIndex(indexed(passages)));
  },
  async open(folder) {
    const index = openKeywordIndex(readFileSync(join(folder, 'keyword.index')));
    return (question) => index.search({ texts: [{ text: question, weight: 1 }] }, TOP).length;
  },
};

function* indexed(passages: Iterable<string>): Generator<IndexedPassage> {
  let row = 0;
  for (const text of passages) {
    const document = Math.floor(row++ / PASSAGES_A_DOCUMENT);
    yield { documentId: `d${document}`, title: '', headings: [], lead: '', text };
  }
}
