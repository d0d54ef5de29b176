import type { Disclosure } from '../model/document.ts';

/** Texts of public documents only. Made by `publicTexts` and nothing else. */
export type PublicTexts = readonly string[] & { readonly __brand: 'PublicTexts' };

const declared = new WeakSet<readonly string[]>();

/** Declares texts fit to leave the machine. Throws RangeError when one of them is not public. */
export function publicTexts(
  passages: readonly { readonly text: string; readonly disclosure: Disclosure }[],
): PublicTexts {
  const held = passages.findIndex(({ disclosure }) => disclosure !== 'public');
  if (held !== -1) throw new RangeError(`Text ${held} is not public and must not leave this machine.`);
  const texts = Object.freeze(passages.map(({ text }) => text));
  declared.add(texts);
  return texts as PublicTexts;
}

/** Whether the very array came from `publicTexts`; holds at run time, where types no longer protect. */
export function isPublicTexts(texts: readonly string[]): texts is PublicTexts {
  return declared.has(texts);
}
