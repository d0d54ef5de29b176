import type { EmbedderIdentity } from '../store/manifest.ts';

/** What a family of sentence encoders expects around a text and how one vector is made of its tokens. */
export type ModelProfile = Pick<EmbedderIdentity, 'queryPrefix' | 'passagePrefix'> & {
  readonly pooling: 'mean' | 'cls';
};

/** The model fetched when nobody chose one: small, multilingual, MIT licence. */
export const DEFAULT_MODEL = 'Xenova/multilingual-e5-small';

const PLAIN: ModelProfile = { pooling: 'mean', queryPrefix: '', passagePrefix: '' };

/** By a word of the model name. The e5 family was trained with these English prefixes for every language. */
const FAMILIES: readonly (readonly [RegExp, ModelProfile])[] = [
  // "Xenova/multilingual-e5-small", "intfloat/e5-base-v2"; not "acme/base5-e50".
  [/(^|[/_-])e5([_-]|$)/i, { pooling: 'mean', queryPrefix: 'query: ', passagePrefix: 'passage: ' }],
  // "Xenova/bge-m3", "someone/bge-m3-vi"; not "bge-m30".
  [/(^|[/_-])bge-m3([_-]|$)/i, { pooling: 'cls', queryPrefix: '', passagePrefix: '' }],
];

/** The profile of a model id or folder name; an unknown model is mean-pooled without prefixes. */
export function modelProfile(model: string): ModelProfile {
  return FAMILIES.find(([name]) => name.test(model))?.[1] ?? PLAIN;
}
