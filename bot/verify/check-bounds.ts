import type { Anchor } from './anchors.ts';
import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import type { Modality } from './modality.ts';

type Figure = Extract<Anchor, { type: 'figure' }>;

/** How far before a figure the word that bounds it may stand, in syllables; "trở lên" stands behind. */
const BEFORE = 4;
const BEHIND = 6;
const BOUNDS: ReadonlySet<Modality> = new Set(['at-least', 'at-most', 'more-than', 'less-than']);

/** Figures whose bound (tối đa, ít nhất, trên, dưới) the sentence changes, adds or leaves out. */
export function checkBounds(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const said = boundsOf(claim);
  const held = passages.flatMap(boundsOf);
  return said.flatMap(({ figure, bounds }): Finding[] => {
    const same = held.filter(
      (other) => other.figure.value === figure.value && other.figure.unit === figure.unit,
    );
    if (same.length === 0) return [];
    const agrees = same.some((other) =>
      bounds.length === 0 ? other.bounds.length === 0 : bounds.every((bound) => other.bounds.includes(bound)),
    );
    return agrees ? [] : [{ kind: 'obligation', text: around(claim.text, figure) }];
  });
}

function boundsOf(read: ReadText): { readonly figure: Figure; readonly bounds: readonly Modality[] }[] {
  const modalities = read.modalities.filter(({ modality }) => BOUNDS.has(modality));
  return read.anchors.flatMap((figure) => {
    if (figure.type !== 'figure') return [];
    const first = read.syllables.findIndex(({ start }) => start >= figure.start);
    const last = read.syllables.findLastIndex(({ end }) => end <= figure.end);
    if (first < 0 || last < 0) return [];
    const bounds = modalities.flatMap(({ modality, from, to }) => {
      const word = read.syllables[from]?.accented;
      const isBehindWord = word === 'trở';
      const distance = isBehindWord ? from - last - 1 : first - to;
      if (distance < 0 || distance > (isBehindWord ? BEHIND : BEFORE)) return [];
      const [a, b] = isBehindWord
        ? [read.syllables[last]?.end ?? 0, read.syllables[from]?.start ?? 0]
        : [read.syllables[to - 1]?.end ?? 0, figure.start];
      // Another figure between has the bound for itself.
      const between = read.text.slice(a, b);
      return /[.;:,\d]/u.test(between) ? [] : [modality];
    });
    return [{ figure, bounds: [...new Set(bounds)] }];
  });
}

function around(text: string, { start, end }: Anchor): string {
  return text.slice(Math.max(0, start - 20), end + 10).trim();
}
