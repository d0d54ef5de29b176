import type { Word } from './words.ts';

/** Words that stand together between two breaks. */
export interface Unit {
  readonly words: readonly Word[];
  readonly keys: ReadonlySet<string>;
  /** Number of the stretch between two of ; . : and line breaks that the unit lies in. */
  readonly segment: number;
}

/** Words without matter of their own that only open what follows: a date, a step, a list item. */
const LIST_ITEM = 2;

const HARD_BREAK = /[;\n]|[.!?…]["”»)]*\s|\s[–-]\s/u;
const SOFT_BREAK = /[:()]|,(?!\d)|\s(?:còn|nhưng|riêng)\s/iu;

/** Cuts at every break; what is too short to say something is joined to what follows it in the same segment. */
export function unitsOf(text: string, words: readonly Word[]): Unit[] {
  const units: Unit[] = [];
  let segment = 0;
  let open: Word[] = [];
  const close = (): void => {
    if (open.length > 0) units.push({ words: open, keys: new Set(open.map(({ key }) => key)), segment });
    open = [];
  };
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before !== undefined && word.start > before.end) {
      const gap = text.slice(before.end, word.start + 1);
      if (HARD_BREAK.test(gap)) {
        close();
        segment++;
      } else if (SOFT_BREAK.test(gap) && saysSomething(open)) close();
    }
    open.push(word);
  });
  close();
  return units;
}

function saysSomething(words: readonly Word[]): boolean {
  const isFigure = words.some(({ role }) => role === 'figure' || role === 'percent');
  const matter = words.filter(({ role }) => role === 'matter' || role === 'actor' || role === 'name').length;
  return isFigure ? matter > 0 : matter > LIST_ITEM;
}
