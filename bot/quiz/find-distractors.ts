import { isLooseBody, mayBeSame, valueKey, type FactValue } from './fact-value.ts';
import type { Fact } from './fact.ts';
import { findFacts } from './find-facts.ts';
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
  fits: (value: FactValue) => boolean = () => true,
): Distractor[] {
  const shown = { read: readText(question, { loose: true }), text: question };
  const subject = corpusSubject(fact.sentence, hiddenFor(fact));
  const isLikely = likeliness(fact);
  const found: Distractor[] = [];
  for (const form of [fact.form, fact.wideForm]) {
    if (form === null || found.length >= wanted) continue;
    const likely = (pool.get(form) ?? [])
      .filter((other) => isLikely(other) && fits(other.value) && !mayBeSame(fact.value, other.value))
      .map((other) => ({ other, far: distance(fact, other) }))
      .sort((a, b) => a.far - b.far || (valueKey(a.other.value) < valueKey(b.other.value) ? -1 : 1))
      .map(({ other }) => other);
    const near = shuffled(likely.slice(0, NEAREST), random);
    for (const other of [...near, ...likely.slice(NEAREST)]) {
      if (found.length >= wanted) break;
      const option = { text: optionText(fact, other), value: other.value };
      if (found.some(({ value }) => mayBeSame(value, option.value)) || holdsValue(shown, option.value))
        continue;
      if (isProvablyWrong(fact, option, subject, corpus)) found.push(option);
    }
  }
  return found;
}

/** As it stands where it was found; a figure takes the unit that is asked for. */
function optionText(fact: Fact, other: Fact): string {
  return `${other.bare}${fact.unit}`;
}

/** Days, in years of twelve months of 31, within which an option does not look silly; years more. */
const YEAR = 372;
/** Congresses are not mixed up over twenty years and more. */
const ORDINALS_APART = 4;
const WITHIN = { day: 2 * YEAR, month: 2.5 * YEAR, year: 6 * YEAR } as const;

/** What must hold for an option to be worth reading; worked out once for a fact. */
function likeliness(fact: Fact): (other: Fact) => boolean {
  const { value } = fact;
  if (value.type === 'body') return (other) => other.value.type === 'body' && !isLooseBody(other.value.key);
  if (value.type === 'figure')
    return (other) =>
      other.value.type === 'figure' &&
      (fact.form.startsWith('ordinal')
        ? Math.abs(other.value.low - value.low) <= ORDINALS_APART
        : isLikelyFigure(value, other.value, other.form === fact.form, fact.form === 'fraction'));
  const own = timeOf(value);
  if (own === null) return () => true;
  const { text } = fact.sentence;
  const beside = findFacts(fact.sentence).flatMap(({ start, end, value: stated }) => {
    const time = start === fact.start || end === fact.end ? null : timeOf(stated);
    return time === null ? [] : [{ start, time }];
  });
  const near = value.type === 'date' ? nearness(fact, own, text, beside) : Infinity;
  // Papers before and behind those named in the sentence stay on their side, so that the order of time tells nothing.
  return ({ value: stated }) => {
    const time = timeOf(stated);
    return (
      time !== null &&
      Math.abs(time - own) <= near &&
      beside.every((one) => Math.sign(own - one.time) === Math.sign(time - one.time))
    );
  };
}

/** How far from the right day others may lie; from one end of a period to the other not much more than it lasts. */
function nearness(
  { form, start }: Fact,
  own: number,
  text: string,
  beside: readonly { readonly start: number; readonly time: number }[],
): number {
  const limit = form === 'month' || form === 'year' ? WITHIN[form] : WITHIN.day;
  const otherEnd = beside.find((one) => {
    const between = text.slice(Math.min(one.start, start), Math.max(one.start, start));
    return /\sđến\s+$/u.test(between) && between.length < 30;
  });
  return otherEnd === undefined ? limit : Math.min(limit, 60 + 3 * Math.abs(own - otherEnd.time));
}

/** Of like size, as round, not so near that "hơn" or "khoảng" would make both right. */
function isLikelyFigure(
  own: FactValue & { type: 'figure' },
  other: FactValue & { type: 'figure' },
  isSameForm: boolean,
  isFraction: boolean,
): boolean {
  // Fractions are no whole percents, and stand among themselves.
  if (other.low <= 0) return false;
  if (!isFraction && Number.isInteger(own.low) !== Number.isInteger(other.low)) return false;
  if (Math.abs(other.high / own.high - 1) < 0.03) return false;
  if (own.percent) return other.high <= 100;
  const ratio = other.high / own.high;
  const most = isSameForm ? 5 : 2.2;
  if (ratio < 1 / most || ratio > most) return false;
  return (
    isSameForm ||
    [100, 10, 5].every((step) => own.low % step !== 0 || other.low % (step === 100 ? 50 : step) === 0)
  );
}

function distance(fact: Fact, other: Fact): number {
  if (fact.value.type === 'figure' && other.value.type === 'figure')
    return Math.abs(Math.log((1 + other.value.high) / (1 + fact.value.high)));
  const [own, day] = [timeOf(fact.value), timeOf(other.value)];
  // The same number of another day is what is mixed up most.
  const isNamesake =
    fact.value.type === 'number' && other.value.type === 'number' && fact.value.key === other.value.key;
  if (isNamesake) return -1;
  // Where the question names the body, the code of another body would give it away.
  const isOtherCode = fact.value.type === 'number' && fact.wideForm !== other.wideForm;
  return (own === null || day === null ? 0 : Math.abs(own - day)) + (isOtherCode ? 20 * YEAR : 0);
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
