import type { DocumentContent } from '../knowledge/store/store.ts';

/** A document read from a file. */
export interface ReadContent {
  readonly path: string;
  readonly content: DocumentContent;
}

export interface UniqueContents {
  /** One for each document id, ordered by id. */
  readonly kept: readonly ReadContent[];
  /** Files whose document another file gives in a better text. */
  readonly dropped: readonly { readonly path: string; readonly betterPath: string }[];
}

/** When one document arrives in several files, keeps the longest text; the first path when equal. Order does not matter. */
export function keepBestTexts(contents: readonly ReadContent[]): UniqueContents {
  const best = new Map<string, ReadContent>();
  for (const candidate of contents) {
    const known = best.get(candidate.content.document.id);
    if (known === undefined || isBetter(candidate, known)) best.set(candidate.content.document.id, candidate);
  }
  const dropped = contents.flatMap(({ path, content }) => {
    const winner = best.get(content.document.id);
    return winner === undefined || winner.path === path ? [] : [{ path, betterPath: winner.path }];
  });
  const kept = [...best.values()].sort((a, b) => (a.content.document.id < b.content.document.id ? -1 : 1));
  return { kept, dropped: dropped.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

function isBetter(a: ReadContent, b: ReadContent): boolean {
  const difference = textLength(a.content) - textLength(b.content);
  return difference > 0 || (difference === 0 && a.path < b.path);
}

function textLength(content: DocumentContent): number {
  return content.passages.reduce((sum, passage) => sum + passage.text.length, 0);
}
