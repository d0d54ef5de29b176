import type { AuthorityLevel } from '../../../knowledge/model/authority.ts';

/** What a trainer asks the generator for. */
export interface WantedItems {
  readonly count: number;
  /** Null: from all documents. */
  readonly documentId: string | null;
  readonly level: AuthorityLevel | null;
  /** Past terms, replaced papers and what is not known to hold as well, each marked in its question. */
  readonly includePast: boolean;
  readonly seed: number;
}

/** At most so many at once: a trainer reads every one. */
export const MOST_ITEMS = 50;
