import type { Disclosure } from '../model/document.ts';
import type { Embedder } from './embedder.ts';
import { publicTexts } from './public-texts.ts';

/**
 * One vector for each passage in order, null where the passage must stay on this machine and the embedder would
 * send it away. The one way by which passages reach an embedder. Throws what the embedder throws.
 */
export async function embedPassages(
  embedder: Embedder,
  passages: readonly { readonly text: string; readonly disclosure: Disclosure }[],
  onProgress?: (done: number, total: number) => void,
): Promise<(Float32Array | null)[]> {
  if (embedder.sendsTextAway !== true) {
    const texts = passages.map(({ text }) => text);
    return embedder.embedPassages(texts, onProgress);
  }
  const open = passages.filter(({ disclosure }) => disclosure === 'public');
  const vectors = (await embedder.embedPassages(publicTexts(open), onProgress)).values();
  return passages.map(({ disclosure }) => (disclosure === 'public' ? (vectors.next().value ?? null) : null));
}
