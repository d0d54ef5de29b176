import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import { segmentsOf } from './units.ts';
import type { Word, WordRole } from './words.ts';

const SLOTTED: ReadonlySet<WordRole> = new Set(['actor', 'name', 'figure', 'percent', 'step']);
/** Words before and behind that make up a slot. */
const BEFORE = 2;
const BEHIND = 3;
/** How far behind a figure, in characters, what it counts may stand ("đồng chí" has no matter). */
const NEAR = 12;
/** Least words of a slot that may all agree. */
const WHOLE = 4;
/** So many more of the words must stand around another of its sort. */
const MARGIN = 3;

/**
 * Bodies, names and figures put where the passage, in the very same words, has another: "bắt đầu bằng hội nghị ban chấp
 * hành" for "bắt đầu bằng hội nghị ban thường vụ".
 */
export function checkSlots(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.flatMap((passage) =>
    segmentsOf(passage).map(({ words }) => ({ words, text: passage.text })),
  );
  return claim.words.flatMap((word, i): Finding[] => {
    if (!SLOTTED.has(word.role)) return [];
    let [own, other] = [-1, 0];
    for (const { words } of held) {
      words.forEach((place, j) => {
        if (place.role !== word.role) return;
        const likeness = likenessOf(claim.words, i, words, j);
        if (isSame(place, word)) own = Math.max(own, likeness);
        else other = Math.max(other, likeness);
      });
    }
    const around = Math.min(BEFORE, i) + Math.min(BEHIND, claim.words.length - 1 - i);
    const isWhole = around >= WHOLE && other === around && own < around;
    const isOther = own >= 0 && (isWhole || other - own >= MARGIN);
    if (!isOther && !(word.role === 'figure' && own >= 0 && countsOther(claim, i, held))) return [];
    return [{ kind: isExact(word) ? 'figure' : 'name', text: claim.text.slice(word.start, word.end) }];
  });
}

interface HeldWords {
  readonly words: readonly Word[];
  readonly text: string;
}

/** "6 đồng chí tái cử" for "14 đồng chí tái cử và 6 đồng chí mới": what stands right behind the figure is another's. */
function countsOther(claim: ReadText, at: number, held: readonly HeldWords[]): boolean {
  const [word, noun] = [claim.words[at], countedBy(claim, at)];
  if (word === undefined || noun === null) return false;
  const before = claim.words[at - 1];
  const counted = held.flatMap((place) =>
    place.words.flatMap(({ role, key }, j) =>
      role === 'figure'
        ? [{ key, noun: countedBy(place, j), before: place.words[j - 1]?.key ?? '', place }]
        : [],
    ),
  );
  const own = counted.filter(({ key }) => key === word.key);
  const others = counted.filter((other) => other.key !== word.key && other.noun === noun);
  if (own.length === 0 || others.length === 0) return false;
  if (own.every((figure) => figure.noun !== null && figure.noun !== noun)) return true;
  // "khai trừ 152 đảng viên" for "kết nạp 152 đảng viên, khai trừ 5 đảng viên".
  return (
    before?.role === 'matter' &&
    others.some((other) => other.before === before.key) &&
    own.every((figure) => figure.before !== before.key && figure.before !== '') &&
    isRightBefore(claim, before, word)
  );
}

function countedBy({ words, text }: HeldWords, at: number): string | null {
  const [figure, noun] = [words[at], words[at + 1]];
  if (figure === undefined || noun === undefined || (noun.role !== 'matter' && noun.role !== 'actor'))
    return null;
  const between = text.slice(figure.end, noun.start);
  return /[.,;:()\n+=%]/.test(between) || between.length > NEAR ? null : noun.key;
}

function isRightBefore({ text }: ReadText, before: Word, word: Word): boolean {
  return text.slice(before.end, word.start).trim() === '';
}

/** How many of the words around two places are the same, counted outwards from each. */
function likenessOf(said: readonly Word[], i: number, held: readonly Word[], j: number): number {
  let likeness = 0;
  for (let step = 1; step <= BEFORE; step++) if (isAt(said, i - step, held, j - step)) likeness++;
  for (let step = 1; step <= BEHIND; step++) if (isAt(said, i + step, held, j + step)) likeness++;
  return likeness;
}

function isAt(said: readonly Word[], i: number, held: readonly Word[], j: number): boolean {
  const [a, b] = [said[i], held[j]];
  return a !== undefined && b !== undefined && a.key === b.key;
}

function isSame(a: Word, b: Word): boolean {
  return (
    a.key === b.key ||
    (a.role === 'name' && (` ${a.key} `.includes(` ${b.key} `) || ` ${b.key} `.includes(` ${a.key} `)))
  );
}

function isExact({ role }: Word): boolean {
  return role !== 'actor' && role !== 'name';
}
