import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import { CONDITIONS } from './lexicon.ts';
import type { Word, WordRole } from './words.ts';

const OPENERS = CONDITIONS.map((phrase) => phrase.split(' ')).sort((a, b) => b.length - a.length);
/** Behind these "khi" and "nơi" open no condition. */
const NOT_BEFORE = new Set(['sau', 'trước', 'trong', 'đến', 'một', 'đó', 'từ']);
/** Words that end a condition without a sign. */
const CLOSERS = new Set(['thì', 'phải', 'mới', 'được', 'do', 'có']);
const COUNTING = new Set(['từ', 'dưới', 'trên', 'ít', 'không', 'tối']);
const PREDICATES = new Set(['thì', 'do', 'phải', 'được']);
/** Least share of a sentence's words that must stand beside a condition for the sentence to rest on it. */
const RESTS_ON = 0.5;

const SHARED = 3;
const ABOUT: ReadonlySet<WordRole> = new Set(['matter', 'actor', 'name']);
const GRAMMAR = new Set('có là thì được bị và hoặc của các những đó này không chưa số từ do để'.split(' '));

interface Condition {
  /** Syllables of the passage from `from` to before `to`; the first `opener` of them open it. */
  readonly from: number;
  readonly to: number;
  readonly opener: number;
}

/** Conditions of the passage (nếu, khi, trường hợp, trừ, ở nơi …) under which alone the sentence is true, and which it leaves out. */
export function checkConditions(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const said = new Set(claim.words.flatMap(({ key, role }) => (ABOUT.has(role) ? [key] : [])));
  const spoken = new Set(claim.syllables.map(({ accented }) => accented));
  const isConditional = conditionsOf(claim).length > 0;
  const free = passages.flatMap((passage) => segmentsWithout(passage));
  return passages.flatMap((passage) =>
    conditionsOf(passage).flatMap(({ from, to, opener }): Finding[] => {
      const main = mainWords(passage, from, to);
      const outside = new Set(main.map(({ key }) => key));
      const beside = new Set(main.flatMap(({ key }) => key.split(' ')));
      const own = passage.syllables
        .slice(from + opener, to)
        .map(({ accented }) => accented)
        .filter((syllable) => !beside.has(syllable) && !GRAMMAR.has(syllable));
      if (own.length === 0 || own.filter((syllable) => spoken.has(syllable)).length * 2 > own.length)
        return [];
      const shared = [...said].filter((key) => outside.has(key));
      if (isConditional || shared.length < SHARED || shared.length < RESTS_ON * said.size) return [];
      // The sentence may rest as well on another place that has no condition.
      if (free.some((keys) => [...said].filter((key) => keys.has(key)).length >= shared.length)) return [];
      return [{ kind: 'condition', text: textOf(passage, from, to) }];
    }),
  );
}

/** The words that the condition limits: those of its own segment. */
function mainWords({ units }: ReadText, from: number, to: number): Word[] {
  const segment = units.find(({ words }) =>
    words.some((word) => word.from >= from && word.to <= to),
  )?.segment;
  return units
    .filter((unit) => unit.segment === segment)
    .flatMap(({ words }) => words)
    .filter((word) => word.to <= from || word.from >= to);
}

function segmentsWithout(passage: ReadText): ReadonlySet<string>[] {
  const limited = new Set(
    conditionsOf(passage).flatMap(({ from, to }) =>
      passage.units.flatMap(({ words, segment }) =>
        words.some((word) => word.from >= from && word.to <= to) ? [segment] : [],
      ),
    ),
  );
  const segments = new Map<number, Set<string>>();
  for (const { keys, segment } of passage.units) {
    if (limited.has(segment)) continue;
    const known = segments.get(segment) ?? new Set();
    for (const key of keys) known.add(key);
    segments.set(segment, known);
  }
  return [...segments.values()];
}

function conditionsOf(passage: ReadText): Condition[] {
  const { syllables, text } = passage;
  const found: Condition[] = [];
  for (let i = 0; i < syllables.length; i++) {
    const opener = OPENERS.find((parts) => parts.every((part, j) => syllables[i + j]?.accented === part));
    if (opener === undefined || isNoCondition(passage, i)) continue;
    let to = i + opener.length;
    const hasThen = closesWithThen(passage, to);
    while (to < syllables.length) {
      const [before, here] = [syllables[to - 1], syllables[to]];
      if (before === undefined || here === undefined) break;
      const gap = text.slice(before.end, here.start);
      if (/[.;:\n]/.test(gap) || (!hasThen && /[,()]/.test(gap)) || here.accented === 'thì') break;
      if (to > i + opener.length + 1 && !hasThen && CLOSERS.has(here.accented) && isOpening(opener)) break;
      to++;
    }
    if (to > i + opener.length) found.push({ from: i, to, opener: opener.length });
    i = Math.max(i, to - 1);
  }
  return [...found, ...countedSubjects(passage)];
}

/** "Chi bộ có dưới 3 đảng viên do cấp trên chỉ định bí thư": a count that says of which the sentence is true. */
function countedSubjects({ syllables, anchors, text }: ReadText): Condition[] {
  return syllables.flatMap(({ accented, end }, i): Condition[] => {
    const next = syllables[i + 1]?.accented ?? '';
    if (accented !== 'có' || !COUNTING.has(next)) return [];
    const figure = anchors.find(({ type, start }) => type === 'figure' && start > end && start < end + 16);
    if (figure === undefined) return [];
    for (let to = i + 2; to < Math.min(syllables.length, i + 14); to++) {
      const [before, here] = [syllables[to - 1], syllables[to]];
      if (before === undefined || here === undefined || /[.;:,\n]/.test(text.slice(before.end, here.start)))
        break;
      if (here.start > figure.end && (PREDICATES.has(here.accented) || before.accented === 'lên'))
        return [{ from: i, to, opener: 1 }];
    }
    return [];
  });
}

/** "sau khi", "trước khi", "trong khi" say when, not whether. */
function isNoCondition({ syllables, text }: ReadText, at: number): boolean {
  const [before, here] = [syllables[at - 1], syllables[at]];
  if (before === undefined || here === undefined || !NOT_BEFORE.has(before.accented)) return false;
  return !/[.;:,\n]/.test(text.slice(before.end, here.start));
}

/** "nơi cấp ủy đoàn kết thì …": whether the condition runs up to "thì" over commas. */
function closesWithThen({ syllables, text }: ReadText, from: number): boolean {
  for (let i = from; i < Math.min(syllables.length, from + 24); i++) {
    const [before, here] = [syllables[i - 1], syllables[i]];
    if (before === undefined || here === undefined || /[.;:\n]/.test(text.slice(before.end, here.start)))
      return false;
    if (here.accented === 'thì') return true;
  }
  return false;
}

/** Conditions that name a case at the head of the sentence end at its verb. */
function isOpening(opener: readonly string[]): boolean {
  return opener[0] === 'trường' || opener[0] === 'nơi' || opener[0] === 'những';
}

function textOf({ text, syllables }: ReadText, from: number, to: number): string {
  return text.slice(syllables[from]?.start ?? 0, syllables[to - 1]?.end ?? 0).slice(0, 120);
}
