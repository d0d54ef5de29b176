import { comparisonKey } from '../../knowledge/text/normalize.ts';

/** Signs at the ends of a sentence that say nothing: stops, quotation marks, list bullets. */
const ENDS = /^[\s"'.…•*+–-]+|[\s"'.…;,:*]+$/gu;
/** What may stand before a sentence and behind it in its passage. */
const BEFORE = /(?:^|[.!?…;:\n"•*+–-])[\s"•*+–-]*$/u;
const BEHIND = /^[\s"'*]*(?:$|[.!?…;\n])/u;

/** Whether the sentence stands in a passage as a whole sentence or list item, spaces, case and tone placement aside. */
export function isWholeSentence(sentence: string, passages: readonly string[]): boolean {
  const words = comparisonKey(sentence).replace(ENDS, '');
  if (words === '') return false;
  return passages.some((passage) => {
    // Lines end sentences; comparing folds them, so each is compared by itself.
    const text = passage.split(/\r?\n/).map(comparisonKey).join('\n');
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (
        BEFORE.test(text.slice(Math.max(0, at - 8), at)) &&
        BEHIND.test(text.slice(at + words.length, at + words.length + 8))
      )
        return true;
    }
    return false;
  });
}
