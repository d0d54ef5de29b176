import { isLooseBody, mayBeSame, valueKey, type FactValue } from './fact-value.ts';
import type { Fact } from './fact.ts';
import { findFacts } from './find-facts.ts';
import { paperMentions } from './find-papers.ts';
import type { QuizCorpus } from './quiz-corpus.ts';
import { shuffled } from './seeded-random.ts';
import { corpusSubject } from './subject.ts';
import { readText } from '../verify/claim-text.ts';
import { hiddenFor, holdsValue, isProvablyWrong } from './prove-one-right.ts';

/** Values of the corpus by the form in which they can stand beside each other. */
export type ValuePool = ReadonlyMap<string, readonly Fact[]>;

export interface Distractor {
  readonly text: string;
  readonly value: FactValue;
}

/** Every exact thing of the corpus once, by form and by wide form. */
export function poolOf(corpus: QuizCorpus): ValuePool {
  const pool = new Map<string, Map<string, Fact>>();
  for (const sentence of corpus.sentences) {
    if (sentence.document.disclosure !== 'public') continue;
    for (const fact of findFacts(sentence))
      for (const form of [fact.form, fact.wideForm]) {
        if (form === null) continue;
        const known = pool.get(form) ?? new Map<string, Fact>();
        const key = valueKey(fact.value);
        if (!known.has(key)) known.set(key, fact);
        pool.set(form, known);
      }
  }
  return new Map([...pool].map(([form, facts]) => [form, [...facts.values()]]));
}

/** How many of the nearest values are drawn from. */
const NEAREST = 7;

/**
 * Up to `wanted` options of the kind of the fact, from the corpus, each provably wrong, likely to the eye, and told apart
 * from each other. `question` is what the reader sees: a value that stands there is no option.
 */
export function findDistractors(
  fact: Fact,
  question: string,
  wanted: number,
  corpus: QuizCorpus,
  pool: ValuePool,
  random: () => number,
): Distractor[] {
  const shown = { read: readText(question, { loose: true }), text: question };
  const subject = corpusSubject(fact.sentence, hiddenFor(fact.value));
  const found: Distractor[] = [];
  for (const form of [fact.form, fact.wideForm]) {
    if (form === null || found.length >= wanted) continue;
    const likely = (pool.get(form) ?? [])
      .filter((other) => isLikely(fact, other) && !mayBeSame(fact.value, other.value))
      .map((other) => ({ other, far: distance(fact, other) }))
      .sort((a, b) => a.far - b.far || (valueKey(a.other.value) < valueKey(b.other.value) ? -1 : 1))
      .map(({ other }) => other);
    const near = shuffled(likely.slice(0, NEAREST), random);
    for (const other of [...near, ...likely.slice(NEAREST)]) {
      if (found.length >= wanted) break;
      const option = { text: optionText(fact, other), value: other.value };
      if (found.some(({ value }) => mayBeSame(value, option.value)) || holdsValue(shown, option.value)) continue;
      if (isProvablyWrong(fact, option, subject, corpus)) found.push(option);
    }
  }
  return found;
}

/** As it stands where it was found; a figure takes the unit that is asked for. */
function optionText(fact: Fact, other: Fact): string {
  return `${other.bare}${fact.unit}`;
}

/** Papers before and behind those named in the sentence stay on their side, so that the order of time tells nothing. */
function isLikely(fact: Fact, other: Fact): boolean {
  const [own, day] = [timeOf(fact.value), timeOf(other.value)];
  if (fact.value.type === 'figure' && other.value.type === 'figure') {
    if (fact.value.percent) return true;
    const ratio = other.value.high / fact.value.high;
    return Number.isInteger(other.value.low) && other.value.low > 0 && ratio >= 0.2 && ratio <= 5;
  }
  if (other.value.type === 'body') return !isLooseBody(other.value.key);
  if (own === null || day === null) return true;
  const { text } = fact.sentence;
  const others = paperMentions(text).flatMap(({ start, date }) =>
    date === null || (start >= fact.start && start < fact.end) || date.wordStart === fact.start ? [] : [monthsOf(date.iso)],
  );
  const stated = findFacts(fact.sentence).flatMap(({ start, value }) =>
    start !== fact.start && value.type === 'date' ? [timeOf(value) ?? own] : [],
  );
  const terms = [...text.matchAll(/((?:19|20)\d{2})\s?[–-]\s?((?:19|20)\d{2})/g)];
  const isWithin = terms.every(([, from]) => Math.abs(day - Number(from) * 372) <= 3 * 372 || Math.abs(own - Number(from) * 372) > 3 * 372);
  return isWithin && [...others, ...stated].every((time) => Math.sign(own - time) === Math.sign(day - time));
}

function distance(fact: Fact, other: Fact): number {
  if (fact.value.type === 'figure' && other.value.type === 'figure')
    return Math.abs(Math.log((1 + other.value.high) / (1 + fact.value.high)));
  const [own, day] = [timeOf(fact.value), timeOf(other.value)];
  // The same number of another day is what is mixed up most.
  const isNamesake = fact.value.type === 'number' && other.value.type === 'number' && fact.value.key === other.value.key;
  return isNamesake ? -1 : own === null || day === null ? 0 : Math.abs(own - day);
}

/** A point in time, counted in days of months of 31. */
function timeOf(value: FactValue): number | null {
  if (value.type === 'number') return value.issuedOn === null ? null : monthsOf(value.issuedOn);
  if (value.type !== 'date') return null;
  return value.year * 372 + ((value.month ?? 1) - 1) * 31 + (value.day ?? 1);
}

function monthsOf(iso: string): number {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return year * 372 + (month - 1) * 31 + day;
}
