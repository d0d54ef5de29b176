import type { Syllable } from '../../knowledge/text/syllables.ts';
import type { Anchor } from './anchors.ts';
import {
  ACTORS,
  ADDED_FREELY,
  FRAME_WORDS,
  LIGHT_WORDS,
  OPPOSITES,
  PLACE_NOUNS,
  SAME_WORDS,
} from './lexicon.ts';

/** What a word of a sentence is: ordinary matter, somebody or some body that acts, a proper name, or something exact. */
export type WordRole = 'matter' | 'actor' | 'name' | 'figure' | 'percent' | 'date' | 'number' | 'step';

/** One word, one phrase of the lexicon, one name or one exact value. */
export interface Word {
  /** The same for words that say the same. */
  readonly key: string;
  readonly role: WordRole;
  /** Syllables from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly parts: readonly string[];
  readonly key: string | null;
  readonly role: WordRole;
}

const ENTRIES = new Map<string, Entry[]>();

function enter(phrase: string, key: string | null, role: WordRole): void {
  const parts = phrase.split(' ');
  const first = parts[0] ?? '';
  const known = ENTRIES.get(first) ?? [];
  if (known.some((entry) => entry.parts.join(' ') === phrase)) return;
  known.push({ parts, key, role });
  known.sort((a, b) => b.parts.length - a.parts.length);
  ENTRIES.set(first, known);
}

for (const [first = '', ...others] of SAME_WORDS)
  for (const phrase of [first, ...others]) enter(phrase, first, ACTORS.includes(first) ? 'actor' : 'matter');
for (const phrase of ACTORS) enter(phrase, phrase, 'actor');
for (const phrase of FRAME_WORDS) enter(phrase, phrase, 'matter');
for (const phrase of ADDED_FREELY) if (phrase.includes(' ')) enter(phrase, phrase, 'matter');
for (const phrase of LIGHT_WORDS) enter(phrase, null, 'matter');
for (const sides of OPPOSITES)
  for (const phrase of sides.flatMap((side) => side.split('/')))
    if (phrase.includes(' ')) enter(phrase, phrase, 'matter');

/** Before a figure these make it the number of a step, an article or the like. */
const NUMBERED = new Set('bước điều khoản mục chương án lượt thứ khóa quý phần'.split(' '));

/** The words of a text that have matter, in order. */
export function wordsOf(text: string, syllables: readonly Syllable[], anchors: readonly Anchor[]): Word[] {
  const words: Word[] = [];
  let anchorAt = 0;
  for (let i = 0; i < syllables.length;) {
    const here = syllables[i];
    if (here === undefined) break;
    while (anchorAt < anchors.length && (anchors[anchorAt]?.end ?? 0) <= here.start) anchorAt++;
    const inside = anchors.filter(
      (anchor, at) =>
        at >= anchorAt && at < anchorAt + 3 && anchor.start <= here.start && anchor.end > here.start,
    );
    const first = inside[0];
    if (first !== undefined) {
      let to = i;
      while (to < syllables.length && (syllables[to]?.start ?? Infinity) < first.end) to++;
      const span = { from: i, to, start: first.start, end: first.end };
      for (const anchor of inside) words.push({ ...exactWord(anchor, syllables[i - 1]?.accented), ...span });
      i = Math.max(to, i + 1);
      continue;
    }
    if (here.accented === 'tất' && isBeforeFigure(anchors, syllables, i + 2)) {
      i += 2;
      continue;
    }
    const name = nameAt(text, syllables, i);
    const entry = entryAt(syllables, i);
    if (name > 1 && (entry === null || entry.parts.length < name)) {
      words.push(wordOf(text, syllables, i, i + name, 'name'));
      i += name;
      continue;
    }
    const length = entry?.parts.length ?? 1;
    if (entry === null) words.push(wordOf(text, syllables, i, i + 1, 'matter'));
    else if (entry.key !== null)
      words.push({ ...wordOf(text, syllables, i, i + length, entry.role), key: entry.key });
    i += length;
  }
  return words;
}

/** "có tất cả 20": all told, not all. */
function isBeforeFigure(anchors: readonly Anchor[], syllables: readonly Syllable[], at: number): boolean {
  return anchors.some(({ start }) => start === syllables[at]?.start);
}

function wordOf(
  text: string,
  syllables: readonly Syllable[],
  from: number,
  to: number,
  role: WordRole,
): Word {
  const key = syllables
    .slice(from, to)
    .map(({ accented }) => accented)
    .join(' ');
  return {
    key,
    role,
    from,
    to,
    start: syllables[from]?.start ?? 0,
    end: syllables[to - 1]?.end ?? text.length,
  };
}

function entryAt(syllables: readonly Syllable[], at: number): Entry | null {
  const entries = ENTRIES.get(syllables[at]?.accented ?? '');
  return entries?.find(({ parts }) => parts.every((part, j) => syllables[at + j]?.accented === part)) ?? null;
}

/** How many syllables the proper name that begins here has: a run of capitals that no phrase of the lexicon begins in. */
function nameAt(text: string, syllables: readonly Syllable[], at: number): number {
  const first = syllables[at]?.accented ?? '';
  // At the head of a sentence a word before the name is written large as well.
  if (PLACE_NOUNS.has(first) || entryAt(syllables, at)?.key === null) return 0;
  let length = 0;
  for (let i = at; i < syllables.length && length < 8; i++, length++) {
    const here = syllables[i];
    if (here === undefined || !/^\p{Lu}\p{Ll}/u.test(text.slice(here.start, here.start + 2))) break;
    const before = syllables[i - 1];
    if (length > 0 && before !== undefined && !/^[\s-]+$/.test(text.slice(before.end, here.start))) break;
    if ((entryAt(syllables, i)?.parts.length ?? 0) > 1) break;
  }
  return length;
}

function exactWord(
  anchor: Anchor,
  before: string | undefined,
): { readonly key: string; readonly role: WordRole } {
  switch (anchor.type) {
    case 'number':
      return { key: `số ${anchor.key}`, role: 'number' };
    case 'short-number':
      return { key: `số ${anchor.digits}`, role: 'number' };
    case 'date':
      return {
        key: `ngày ${anchor.date.day ?? ''}/${anchor.date.month ?? ''}/${anchor.date.year ?? ''}`,
        role: 'date',
      };
    case 'figure':
      if (anchor.unit === 'percent') return { key: `${anchor.value}%`, role: 'percent' };
      if (NUMBERED.has(before ?? '')) return { key: `thứ ${anchor.value}`, role: 'step' };
      return { key: String(anchor.value), role: 'figure' };
  }
}
