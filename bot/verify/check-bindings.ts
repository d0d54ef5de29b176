import type { ReadText } from './claim-text.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { Unit } from './units.ts';
import type { Word, WordRole } from './words.ts';

const KIND: Partial<Record<WordRole, FindingKind>> = {
  figure: 'figure',
  percent: 'figure',
  step: 'figure',
  date: 'date',
  number: 'number',
  name: 'name',
  actor: 'name',
};
/** Names and actors are common words of a sentence: they are taken for misplaced on more evidence than a figure. */
const EVIDENCE: Partial<Record<WordRole, number>> = { actor: 2, name: 2 };

/**
 * What stands in the passages, but of something else: the figure of one place said of another, the share of women said
 * of the young, one body named for the act of another. Such a word has all its company in a stretch of the passage that
 * has another of its sort instead, and none where it stands itself.
 */
export function checkBindings(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.flatMap(({ units }) => units);
  return claim.units.flatMap((said) =>
    said.words.flatMap((word): Finding[] => {
      const kind = KIND[word.role];
      if (kind === undefined || !isMisplaced(word, said, held)) return [];
      return [{ kind, text: claim.text.slice(word.start, word.end) }];
    }),
  );
}

function isMisplaced(word: Word, said: Unit, held: readonly Unit[]): boolean {
  const own = held.filter(({ keys }) => holds(keys, word));
  if (own.length === 0) return false;
  const company = [...said.keys].filter((key) => key !== word.key && !/^\d|^ngày /.test(key));
  const rivals = held.filter(
    ({ keys, words }) =>
      !holds(keys, word) && words.some(({ role, key }) => role === word.role && !said.keys.has(key)),
  );
  return rivals.some((rival) =>
    own.every((place) => {
      const there = company.filter((key) => rival.keys.has(key) && !place.keys.has(key));
      const here = company.filter((key) => place.keys.has(key) && !rival.keys.has(key));
      return here.length === 0 && there.length >= (EVIDENCE[word.role] ?? 1);
    }),
  );
}

function holds(keys: ReadonlySet<string>, { key, role }: Word): boolean {
  if (keys.has(key)) return true;
  if (role === 'date') {
    const parts = key.slice(5).split('/');
    return [...keys].some(
      (other) =>
        other.startsWith('ngày ') &&
        other
          .slice(5)
          .split('/')
          .every((part, i) => parts[i] === '' || parts[i] === part),
    );
  }
  if (role === 'name') return [...keys].some((other) => ` ${other} `.includes(` ${key} `));
  return false;
}
