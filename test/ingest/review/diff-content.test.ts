import { describe, expect, it } from 'vitest';
import { diffContent } from '../../../ingest/review/diff-content.ts';
import { diffLines } from '../../../ingest/review/diff-lines.ts';
import { readDocument } from '../../../ingest/read-document.ts';
import type { DocumentContent, KnowledgeReader } from '../../../knowledge/store/store.ts';
import { samplePaper } from '../../support/sample-folder.ts';

async function paper(number: number, edition = 1): Promise<DocumentContent> {
  const result = await readDocument(Buffer.from(samplePaper(number, edition)), { file: `${number}.txt` });
  if (result.outcome !== 'ok') throw new Error(result.detail);
  return result.content;
}

function held(
  ...contents: DocumentContent[]
): Pick<KnowledgeReader, 'documents' | 'document' | 'passagesOf'> {
  const of = (id: string): DocumentContent | undefined => contents.find(({ document }) => document.id === id);
  return {
    documents: () => contents.map(({ document }) => document),
    document: (id) => of(id)?.document,
    passagesOf: (id) => of(id)?.passages ?? [],
  };
}

describe('what a run would change', () => {
  it('names added, removed and changed documents, and nothing when all is as it was', async () => {
    const [one, two, three] = [await paper(1), await paper(2), await paper(3)];
    const twoLater = await paper(2, 5);

    expect(diffContent(held(one, two), [one, two])).toEqual([]);
    const changes = diffContent(held(one, two), [twoLater, three]);

    expect(changes.map(({ change, document }) => [change, document.number])).toEqual([
      ['removed', '01-KH/ĐU'],
      ['changed', '02-KH/ĐU'],
      ['added', '03-KH/ĐU'],
    ]);
    const changed = changes.find(({ change }) => change === 'changed');
    if (changed?.change !== 'changed') throw new Error('no change');
    expect(changed.addedPassages.length).toBeGreaterThan(0);
    expect(changed.addedPassages.length).toBe(changed.removedPassages.length);
    for (const { text } of changed.addedPassages)
      expect(two.passages.some((passage) => passage.text === text)).toBe(false);
  });

  it('tells a person each value with its old and its new state, validity above all', async () => {
    const before = await paper(1);
    const after: DocumentContent = {
      ...before,
      document: {
        ...before.document,
        validity: {
          ...before.document.validity,
          status: 'superseded',
          to: '2032-01-31' as never,
          supersededBy: '9-KH/ĐU (1/2/2032)',
        },
      },
    };

    const lines = diffLines(diffContent(held(before), [after])).join('\n');

    expect(lines).toContain('~ Đổi: Kế hoạch 01-KH/ĐU');
    expect(lines).toContain(
      'hiệu lực: chưa rõ hiệu lực → đã được thay thế, đến 31/1/2032, thay bằng 9-KH/ĐU (1/2/2032)',
    );
    expect(lines).not.toContain('đoạn mới');
  });

  it('counts a passage that only moved as no change, and a repeated one once', async () => {
    const before = await paper(1);
    const moved = { ...before, passages: [...before.passages].reverse() };
    const doubled = { ...before, passages: [...before.passages, ...before.passages.slice(0, 1)] };

    expect(diffContent(held(before), [moved])).toEqual([]);
    expect(diffContent(held(before), [doubled])).toMatchObject([
      { addedPassages: [{}], removedPassages: [] },
    ]);
  });
});
