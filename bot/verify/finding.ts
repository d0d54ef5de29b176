/** What can be wrong with a sentence that claims to be supported by passages. */
export type FindingKind =
  | 'figure'
  | 'date'
  | 'number'
  | 'name'
  | 'place'
  | 'negation'
  | 'obligation'
  | 'condition'
  | 'scope'
  | 'quote'
  | 'url'
  | 'markup'
  | 'unsupported';

/** One thing in a sentence that no cited passage supports; `text` are the words of the sentence (or those it left out). */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
}
