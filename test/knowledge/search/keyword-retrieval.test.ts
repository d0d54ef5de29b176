import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildKeywordIndex, openKeywordIndex } from '../../../knowledge/search/keyword-index.ts';
import { rankDocuments } from '../../../knowledge/search/rank-documents.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import { evaluateRetrieval } from '../../eval/retrieval.ts';
import { loadRetrievalSet } from '../../eval/retrieval-set.ts';

const EVAL = '../shared/eval';
const LONGEST = 150;

/** Lines of a text; longer ones cut between sentences. */
function partsOf(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const parts: string[] = [];
    let length = LONGEST;
    for (const sentence of sentencesOf(line)) {
      const more = foldedSyllables(sentence.text).length;
      if (length + more > LONGEST) {
        parts.push(sentence.text);
        length = more;
      } else {
        parts.push(`${parts.pop()} ${sentence.text}`);
        length += more;
      }
    }
    return parts;
  });
}

async function ndcg(set: string, queries: string, split: boolean): Promise<number> {
  const loaded = loadRetrievalSet(`${EVAL}/${set}`, `${EVAL}/${set}/${queries}`);
  const passages = loaded.corpus.flatMap(({ id, title, text }) =>
    (split ? partsOf(text) : [text]).map((part) => ({
      documentId: id,
      title,
      headings: [],
      lead: '',
      text: part,
    })),
  );
  const index = openKeywordIndex(buildKeywordIndex(passages));
  const figures = await evaluateRetrieval({
    ...loaded,
    rankDocuments: (text) =>
      rankDocuments(
        index.search({ texts: [{ text, weight: 1 }] }, 100),
        (row) => passages[row]?.documentId ?? '',
      ).map(({ documentId }) => documentId),
  });
  return figures.ndcg10;
}

// Needs the public retrieval sets beside the project (../shared/eval); skipped without them.
describe.skipIf(!existsSync(EVAL))('retrieval on public Vietnamese sets', () => {
  it.each([false, true])(
    'finds law articles as well without diacritics as with (split: %s)',
    async (split) => {
      const marked = await ndcg('alqac2022', 'queries.jsonl', split);
      const unmarked = await ndcg('alqac2022', 'queries.khongdau.jsonl', split);

      expect(Math.min(marked, unmarked)).toBeGreaterThanOrEqual(0.945);
      expect(Math.abs(marked - unmarked)).toBeLessThanOrEqual(0.005);
    },
  );

  it.each([false, true])('finds encyclopaedia passages (split: %s)', async (split) => {
    expect(await ndcg('viquad-dev', 'queries.jsonl', split)).toBeGreaterThanOrEqual(0.895);
    expect(await ndcg('viquad-dev', 'queries.khongdau.jsonl', split)).toBeGreaterThanOrEqual(0.885);
  });
});
