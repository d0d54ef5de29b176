import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import { ADDED_FREELY, PLACE_NOUNS } from './lexicon.ts';
import { segmentsOf } from './units.ts';
import type { Word, WordRole } from './words.ts';

const ACTING: ReadonlySet<WordRole> = new Set(['actor', 'name', 'number']);
/** What stands between the two. */
const PIVOTS: ReadonlySet<WordRole> = new Set(['matter', 'percent']);
/** How far before its verb the mark of a passive may stand, in syllables. */
const PASSIVE_REACH = 7;

/**
 * Sentences that turn round who does what to whom: A asks B where the passage has B ask A. The same two actors stand on
 * the other sides of the same word, and nothing (được, bị) turns that word round.
 */
export function checkRoles(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  return segmentsOf(claim).flatMap(({ words: said }) =>
    turnedIn(claim, said).flatMap(([before, verb, after]): Finding[] => {
      let isTurned = false;
      for (const passage of passages) {
        for (const { words: held } of segmentsOf(passage)) {
          const order = orderOf(passage, held, before, verb, after);
          const isPassive = isTurnedRound(claim, verb) !== order.isPassive;
          if (order.same && !(isPassive && isByAgent(claim, verb, after))) return [];
          if (order.turned && isPassive) return [];
          if (order.turned || order.same) isTurned = true;
        }
      }
      return isTurned ? [{ kind: 'name', text: claim.text.slice(before.start, after.end) }] : [];
    }),
  );
}

/** Two actors with a verb between that stands close behind the first. */
function turnedIn(claim: ReadText, words: readonly Word[]): [Word, Word, Word][] {
  const found: [Word, Word, Word][] = [];
  words.forEach((before, i) => {
    if (!ACTING.has(before.role)) return;
    const behind = claim.syllables[before.to]?.accented;
    if (behind === 'được' || behind === 'bị') return;
    const rest = words.slice(i + 1, i + 12);
    rest.forEach((verb, j) => {
      if (!PIVOTS.has(verb.role) || PLACE_NOUNS.has(verb.key) || ADDED_FREELY.has(verb.key) || j > 5) return;
      const after = rest.slice(j + 1, j + 8).find(({ role, key }) => ACTING.has(role) && key !== before.key);
      if (after !== undefined && verb.end <= claim.text.length) found.push([before, verb, after]);
    });
  });
  return found;
}

interface Order {
  readonly same: boolean;
  readonly turned: boolean;
  readonly isPassive: boolean;
}

function orderOf(passage: ReadText, words: readonly Word[], before: Word, verb: Word, after: Word): Order {
  const order = { same: false, turned: false, isPassive: false };
  const at = (key: string): number[] => words.flatMap((word, i) => (word.key === key ? [i] : []));
  const [firsts, verbs, seconds] = [at(before.key), at(verb.key), at(after.key)];
  for (const v of verbs) {
    const here = words[v];
    if (here === undefined) continue;
    if (firsts.some((a) => a < v) && seconds.some((b) => b > v)) order.same = true;
    if (firsts.some((a) => a > v) && seconds.some((b) => b < v)) order.turned = true;
    if (isTurnedRound(passage, here)) order.isPassive = true;
  }
  if (order.same && order.turned) order.turned = false;
  return order;
}

/** "được … bằng B", "bị … bởi B": B acts. */
function isByAgent({ syllables }: ReadText, verb: Word, agent: Word): boolean {
  return syllables
    .slice(verb.to, agent.from)
    .some(({ accented }) => accented === 'bởi' || accented === 'bằng' || accented === 'từ');
}

/** Whether được or bị stands close before the word. */
function isTurnedRound({ syllables, text, words }: ReadText, { from, start }: Word): boolean {
  const first = Math.max(0, from - PASSIVE_REACH);
  return syllables.slice(first, from).some(({ accented, end }, i) => {
    if (accented !== 'được' && accented !== 'bị') return false;
    if (syllables[first + i - 1]?.accented === 'không' || /[.;:,]/.test(text.slice(end, start))) return false;
    return !words.some((word) => ACTING.has(word.role) && word.from > first + i && word.to <= from);
  });
}
