import type { RankedPassage } from '../../../knowledge/search/search.ts';
import { remembering } from '../../../knowledge/text/remembering.ts';
import { sentencesOf, type Sentence } from '../../../knowledge/text/sentences.ts';

/** A sentence that might be part of the answer, with what surrounds it. */
export interface Candidate {
  readonly found: RankedPassage;
  /** 0-based rank of its passage in the search result. */
  readonly passageRank: number;
  readonly sentence: Sentence;
  /** 0-based place in the passage. */
  readonly index: number;
  readonly previous: Sentence | null;
  readonly next: Sentence | null;
}

/** The shortest stretch of text that can stand as a sentence of an answer, in syllables' rough length. */
const MIN_CHARACTERS = 12;

/** Opens every digest; it says what the text is, not what it tells. */
const DIGEST_NOTICE = /^Bản tóm lược, không thay thế văn bản gốc\b/;

/** Asks, and so answers nothing, however much of the question it repeats. */
const QUESTION = /[?？]["'”’)\]]*$/u;

/** Words with commas between them, as a list of keywords has; abbreviations and names in a row stay below. */
const KEYWORDS = { words: 6, share: 0.7 };

function tellsNothing(text: string): boolean {
  if (text.length < MIN_CHARACTERS || QUESTION.test(text)) return true;
  const words = text.split(/\s+/);
  const apart = words.filter((word) => word.endsWith(',')).length;
  return words.length >= KEYWORDS.words && apart >= KEYWORDS.share * words.length;
}

const TEXTS_HELD = 3_000;
/** By place in the passage: whether the sentence tells something. */
const telling = remembering(TEXTS_HELD, (passage: string): readonly boolean[] =>
  sentencesOf(passage).map(({ text }) => !tellsNothing(text)),
);

/** Every sentence of the passages found that tells something, in search order. Titles and captions announce and repeat; they give none. */
export function candidatesOf(found: readonly RankedPassage[]): Candidate[] {
  return found.flatMap((ranked, passageRank) => {
    const { passage, document } = ranked;
    if (passage.role === 'title' || passage.role === 'caption') return [];
    if (document.form === 'digest' && DIGEST_NOTICE.test(passage.text)) return [];
    const sentences = sentencesOf(passage.text);
    const tells = telling(passage.text);
    return sentences.flatMap((sentence, index) =>
      tells[index]
        ? [
            {
              found: ranked,
              passageRank,
              sentence,
              index,
              previous: sentences[index - 1] ?? null,
              next: sentences[index + 1] ?? null,
            },
          ]
        : [],
    );
  });
}
