import type { Offer } from './offers.ts';

/** What a person may do next: a button, or a number to send where there are no buttons. */
export interface Choice {
  readonly label: string;
  readonly does: Offer | { readonly kind: 'open'; readonly url: string };
  /** Where there is no room for all, those with the highest are left out first. Default 0. */
  readonly rank?: number;
  /** The text already says which number to send: no button, no numbered line. Default false. */
  readonly isInText?: boolean;
}

/** As many choices as a channel shows, in order; the least needed are left out. */
export function withinButtons(choices: readonly Choice[], most: number): readonly Choice[] {
  const kept = [...choices];
  while (kept.filter(({ isInText }) => isInText !== true).length > most) {
    const worst = Math.max(...kept.map(({ rank = 0, isInText }) => (isInText === true ? -1 : rank)));
    kept.splice(
      kept.findLastIndex(({ rank = 0, isInText }) => isInText !== true && rank === worst),
      1,
    );
  }
  return kept;
}
