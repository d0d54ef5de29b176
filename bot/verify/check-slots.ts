import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import type { Word, WordRole } from './words.ts';

const SLOTTED: ReadonlySet<WordRole> = new Set(['actor', 'name', 'figure', 'percent', 'step']);
/** Words before and behind that make up a slot. */
const BEFORE = 2;
const BEHIND = 3;
/** Least words of a slot that may all agree. */
const WHOLE = 4;
/** So many more of the words must stand around another of its sort. */
const MARGIN = 3;

/**
 * Bodies, names and figures put where the passage, in the very same words, has another: "bắt đầu bằng hội nghị ban chấp
 * hành" for "bắt đầu bằng hội nghị ban thường vụ".
 */
export function checkSlots(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  return claim.words.flatMap((word, i): Finding[] => {
    if (!SLOTTED.has(word.role)) return [];
    let [own, other] = [-1, 0];
    for (const { words } of passages) {
      words.forEach((held, j) => {
        if (held.role !== word.role) return;
        const likeness = likenessOf(claim.words, i, words, j);
        if (isSame(held, word)) own = Math.max(own, likeness);
        else other = Math.max(other, likeness);
      });
    }
    const around = Math.min(BEFORE, i) + Math.min(BEHIND, claim.words.length - 1 - i);
    const isWhole = around >= WHOLE && other === around && own < around;
    if (own < 0 || (!isWhole && other - own < MARGIN)) return [];
    return [{ kind: isExact(word) ? 'figure' : 'name', text: claim.text.slice(word.start, word.end) }];
  });
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
