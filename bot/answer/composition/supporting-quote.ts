import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import { contentOf } from '../../verify/claim-text.ts';

/** Sentences in a row that are tried as the quote. */
const WIDEST = 4;

/**
 * The shortest stretch of whole sentences of the passage that supports the words by itself; of two, the one that shares
 * more words. The whole passage when no short stretch does (heading and passage say it together). Verbatim, spaces folded.
 */
export function supportingQuote(
  words: string,
  passage: string,
  supports: (quote: string) => boolean,
): string {
  const sentences = sentencesOf(passage);
  const matter = new Set(contentOf(syllablesOf(words)).map(({ accented }) => accented));
  const shared = (text: string): number =>
    new Set(
      syllablesOf(text)
        .map(({ accented }) => accented)
        .filter((accented) => matter.has(accented)),
    ).size;
  for (let width = 1; width <= Math.min(WIDEST, sentences.length); width++) {
    const stretches = sentences.slice(0, sentences.length - width + 1).map((first, i) => {
      const last = sentences[i + width - 1] ?? first;
      return foldSpaces(passage.slice(first.start, last.end));
    });
    const fitting = stretches
      .map((text) => ({ text, shared: shared(text) }))
      .filter((one) => one.shared > 0)
      .sort((a, b) => b.shared - a.shared)
      .find(({ text }) => supports(text));
    if (fitting) return fitting.text;
  }
  return foldSpaces(passage);
}
