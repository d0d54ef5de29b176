import { PLACE_NOUNS } from './lexicon.ts';
import type { Word } from './words.ts';

/** Words that stand together. */
export interface Stretch {
  readonly words: readonly Word[];
  readonly keys: ReadonlySet<string>;
}

/** A stretch between two breaks of any sort. */
export interface Unit extends Stretch {
  /** Keys of what goes before it in its segment: there its subject may stand. */
  readonly lead: ReadonlySet<string>;
  /** Number of the stretch between two of ; . : and line breaks that the unit lies in. */
  readonly segment: number;
}

/** Words without matter of their own that only open what follows: a date, a step, a list item. */
const LIST_ITEM = 2;

const HARD_BREAK = /[;\n]|[.!?…]["”»)]*\s|\s[–-]\s/u;
const SOFT_BREAK = /[:()]|,(?!\d)/u;

/** Cuts at every break; what is too short to say something is joined to what follows it in the same segment. */
export function unitsOf(text: string, words: readonly Word[]): Unit[] {
  const units: Unit[] = [];
  let segment = 0;
  let open: Word[] = [];
  const close = (): void => {
    const last = units.at(-1);
    // What counts nothing by itself counts what went before.
    if (last?.segment === segment && open.length > 0 && !open.some(hasMatter)) {
      units.pop();
      open = [...last.words, ...open];
    }
    if (open.length > 0) {
      const lead = new Set(units.filter((unit) => unit.segment === segment).flatMap(({ keys }) => [...keys]));
      units.push({ words: open, keys: new Set(open.map(({ key }) => key)), lead, segment });
    }
    open = [];
  };
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before !== undefined && word.start > before.end) {
      const gap = text.slice(before.end, word.start + 1);
      if (HARD_BREAK.test(gap)) {
        close();
        segment++;
      } else if (SOFT_BREAK.test(gap) && saysSomething(open) && !arePlaces(before, word)) close();
    }
    open.push(word);
  });
  close();
  return units;
}

function hasMatter({ role }: Word): boolean {
  return role === 'matter' || role === 'actor' || role === 'name';
}

/** "xã, phường": one list of kinds of places. */
function arePlaces(a: Word, b: Word): boolean {
  return PLACE_NOUNS.has(a.key) && PLACE_NOUNS.has(b.key);
}

function saysSomething(words: readonly Word[]): boolean {
  const isFigure = words.some(({ role }) => role === 'figure' || role === 'percent');
  const matter = words.filter(hasMatter).length;
  return isFigure ? matter > 0 : matter > LIST_ITEM;
}

/** The longer stretches between two of ; . and line breaks. */
export function segmentsOf({ units }: { readonly units: readonly Unit[] }): Stretch[] {
  const segments = new Map<number, Word[]>();
  for (const { words, segment } of units) segments.set(segment, [...(segments.get(segment) ?? []), ...words]);
  return [...segments.values()].map((words) => ({ words, keys: new Set(words.map(({ key }) => key)) }));
}
