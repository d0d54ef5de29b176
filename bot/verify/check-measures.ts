import type { Anchor } from './anchors.ts';
import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import { MEASURES, PERSON_COUNTS } from './lexicon.ts';

/** How many syllables behind a figure say what is counted. */
const BEHIND = 3;

/** Figures that count something else than in the passages: 48 days for 48 months, 12 communes for 12 hamlets. */
export function checkMeasures(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  return figuresOf(claim).flatMap(({ key, counted, start, end }): Finding[] => {
    const [first] = counted;
    if (first === undefined) return [];
    const same = passages.flatMap(figuresOf).filter((other) => other.key === key);
    if (same.length === 0) return [];
    const agrees = same.some(({ counted: held }) => countsSame(first, counted, held));
    return agrees
      ? []
      : [{ kind: 'figure', text: claim.text.slice(start, Math.min(claim.text.length, end + 16)) }];
  });
}

function countsSame(first: string, said: readonly string[], held: readonly string[]): boolean {
  const [measure] = held;
  if (measure === undefined) return !MEASURES.has(first) || first === 'người';
  if (first === measure) return true;
  if (PERSON_COUNTS.has(first) && PERSON_COUNTS.has(measure)) return true;
  if (MEASURES.has(first) && first !== 'người') return held.includes(first);
  if (MEASURES.has(measure) && measure !== 'người') return said.includes(measure);
  return held.includes(first) || said.some((word) => held.includes(word));
}

interface CountedFigure {
  readonly key: string;
  readonly counted: readonly string[];
  readonly start: number;
  readonly end: number;
}

function figuresOf({ words, syllables, text, anchors }: ReadText): CountedFigure[] {
  return words.flatMap(({ key, role, to, start, end }): CountedFigure[] => {
    if (role !== 'figure') return [];
    const counted: string[] = [];
    for (let i = to; i < syllables.length && counted.length < BEHIND; i++) {
      const [before, here] = [syllables[i - 1], syllables[i]];
      if (
        before === undefined ||
        here === undefined ||
        /[.;:,()+=-]/.test(text.slice(before.end, here.start))
      )
        break;
      if (
        /^(?:\d.*|và|đến|hoặc)$/.test(here.accented) ||
        anchors.some(
          (anchor) => !isWordFigure(anchor) && anchor.start <= here.start && anchor.end > here.start,
        )
      )
        break;
      counted.push(here.accented);
    }
    return [{ key, counted, start, end }];
  });
}

function isWordFigure(anchor: Anchor): boolean {
  return anchor.type === 'figure' && anchor.isWord;
}
