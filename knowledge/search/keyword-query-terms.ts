import { fingerprintOf, pairFingerprint, type Fingerprint } from './keyword-fingerprint.ts';
import { ACCENTED_SHARE, BIGRAM_WEIGHT, FOLDED_SHARE } from './keyword-scoring.ts';
import { isMarked, type Token } from './keyword-tokens.ts';
import type { Vocabulary } from './keyword-vocabulary.ts';

/** One term of a question that occurs in the corpus. */
export interface QueryTerm {
  readonly term: number;
  readonly weight: number;
  /** The words it stands for, as typed but in lower case. */
  readonly label: string;
  readonly space: 'folded' | 'accented' | 'pair';
}

/**
 * The terms of one text. A syllable typed with marks asks mostly for those marks, one without marks for any; pairs are
 * compared without marks, because a pair is hardly ever ambiguous.
 */
export function queryTerms(tokens: readonly Token[], weight: number, vocabulary: Vocabulary): QueryTerm[] {
  const found: QueryTerm[] = [];
  const add = (fingerprint: Fingerprint, share: number, label: string, space: QueryTerm['space']): void => {
    const term = vocabulary.find(fingerprint);
    if (term >= 0) found.push({ term, weight: weight * share, label, space });
  };
  let before: { fingerprint: Fingerprint; label: string } | null = null;
  for (const token of tokens) {
    const fingerprint = fingerprintOf('folded', token.folded);
    const label = token.accented;
    if (isMarked(token)) add(fingerprintOf('accented', token.accented), ACCENTED_SHARE, label, 'accented');
    add(fingerprint, isMarked(token) ? FOLDED_SHARE : 1, label, 'folded');
    if (before)
      add(
        pairFingerprint(before.fingerprint, fingerprint),
        BIGRAM_WEIGHT,
        `${before.label} ${label}`,
        'pair',
      );
    before = { fingerprint, label };
  }
  return found;
}

/** Each term once, with its greatest weight, in order of first appearance. */
export function mergeTerms(terms: readonly QueryTerm[]): QueryTerm[] {
  const byTerm = new Map<number, QueryTerm>();
  for (const term of terms) {
    const known = byTerm.get(term.term);
    if (known === undefined || known.weight < term.weight) byTerm.set(term.term, term);
  }
  return [...byTerm.values()];
}
