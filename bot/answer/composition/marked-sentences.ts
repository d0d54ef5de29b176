import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import type { DraftSentence } from './composition.ts';
import { MARKER_GROUP, markersOf } from './read-markers.ts';

/** Cuts at the markers; a sentence without markers of its own takes those of the next. */
export function markedSentences(words: string, as: DraftSentence['as']): DraftSentence[] {
  const sentences: DraftSentence[] = [];
  const add = (text: string, markers: readonly number[]): void => {
    for (const { text: one } of sentencesOf(text)) {
      const trimmed = one.replace(/^[\s.,;:]+/u, '').trim();
      if (/[\p{L}\p{N}]/u.test(trimmed)) sentences.push({ text: trimmed, markers, as });
    }
  };
  let from = 0;
  for (const match of words.matchAll(MARKER_GROUP)) {
    const [group] = match;
    const end = match.index + group.length;
    const stop = /^\s*([.;!?…])(?=\s|$)/u.exec(words.slice(end))?.[1] ?? '';
    const text = words.slice(from, match.index).trimEnd();
    add(/[.;!?…]$/u.test(text) ? text : text + stop, markersOf(group));
    from = end + (stop === '' ? 0 : words.slice(end).indexOf(stop) + 1);
  }
  add(words.slice(from), []);
  return sentences;
}
