import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import type { Claim } from './claims.ts';
import { CORRUPTIONS } from './corruptions.ts';
import { PARAPHRASES } from './paraphrases.ts';
import { sentenceRandom } from './sentence-random.ts';

/** Corruptions that only add words to a sentence: one in so many sentences gets them, or they would drown the others. */
const ADDING: ReadonlySet<string> = new Set(['invented-document', 'url', 'superlative', 'cause-invented']);
const ADDED_EVERY = 4;

/** Paraphrases that fit every sentence, thinned out likewise. */
const FITTING_ALL: ReadonlySet<string> = new Set(['verbatim', 'quote', 'lead-in', 'decomposed']);

/**
 * Corrupted and paraphrased sentences of the passages: the same for the same passages and seed. A sentence is only ever
 * checked against the passage that it stems from, except for the kind `wrong-marker`: against the one that follows.
 */
export function generateClaims(passages: readonly string[], seed: number): Claim[] {
  const random = sentenceRandom(seed);
  return passages.flatMap((passage, at) => {
    const sentences = sentencesOf(passage)
      .map(({ text }) => text)
      .filter((text) => text.length > 25);
    const strange = passages[(at + 1) % passages.length];
    return sentences.flatMap((sentence, i) => {
      const claims: Claim[] = [];
      const add = (faithful: boolean, kind: string, text: string | null, against = passage): void => {
        if (text === null || (!faithful && text === sentence)) return;
        claims.push({ origin: 'generated', faithful, kind, sentence: text, passages: [against] });
      };
      const others = sentences.filter((other) => other !== sentence);
      for (const [kind, corrupt] of Object.entries(CORRUPTIONS)) {
        if (ADDING.has(kind) && random.below(ADDED_EVERY) > 0) continue;
        add(false, kind, corrupt(sentence, { random, passage, others }));
      }
      if (i === 0 && strange !== undefined && strange !== passage)
        add(false, 'wrong-marker', sentence, strange);
      for (const [kind, paraphrase] of Object.entries(PARAPHRASES)) {
        if (FITTING_ALL.has(kind) && random.below(ADDED_EVERY) > 0) continue;
        add(true, kind, paraphrase(sentence));
      }
      return claims;
    });
  });
}
