import { comparisonKey } from '../../knowledge/text/normalize.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import { dateHolds } from '../verify/anchors.ts';
import { verifySentence } from '../verify/verify-sentence.ts';
import { bodyKey, mayBeSame, type FactValue } from './fact-value.ts';
import type { Fact } from './fact.ts';
import { paperMentions } from './find-papers.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import type { CorpusSentence, QuizCorpus } from './quiz-corpus.ts';
import { ANY_CONGRESS, areApart, corpusSubject, sharedPart, type Subject } from './subject.ts';

/** From this share of its words on, a sentence is taken to speak of the matter asked about. */
const SAME_MATTER = 0.55;

/**
 * Whether an option is wrong for certain, as far as the corpus goes: it cannot be the right answer in other words; the
 * sentence with the option put in is supported by no passages of the corpus (`verify`); and no sentence that holds the
 * option, in whatever writing, speaks of the same matter. A sentence counts as of the same matter unless a term, paper,
 * level, place or body tells it surely apart, so options are given up too often rather than too seldom.
 */
export function isProvablyWrong(
  fact: Fact,
  option: { readonly text: string; readonly value: FactValue },
  subject: Subject,
  corpus: QuizCorpus,
): boolean {
  if (mayBeSame(fact.value, option.value)) return false;
  const { text } = fact.sentence;
  const claim = `${text.slice(0, fact.start)}${option.text}${text.slice(fact.end)}`;
  const matter = fact.sentence.read.words.filter(({ role }) => role === 'matter').map(({ key }) => key);
  const without = hiddenFor(fact, option.value);
  const holding = new Set<Passage>();
  for (const sentence of corpus.sentences) {
    if (!holdsValue(sentence, option.value)) continue;
    const other = corpusSubject(sentence, without);
    if (sharedPart(subject, other, corpus) >= SAME_MATTER && !areApart(subject, other)) return false;
    // Verification supports no claim of which the passage lacks so many words; it takes long to say so.
    const words = corpus.wordsOf(sentence.passage);
    if (matter.filter((key) => words.has(key)).length >= matter.length / 2) holding.add(sentence.passage);
  }
  // Against all of them together, so that what two passages say between them counts as well.
  return (
    holding.size === 0 ||
    verifySentence(
      claim,
      [...holding].map((passage) => passage.text),
    ).length > 0
  );
}

/** Keys that tell no subject, because they are what is asked for. */
export function hiddenFor(fact: Fact, ...values: readonly FactValue[]): string[] {
  const hidden = [fact.value, ...values].flatMap((value) =>
    value.type === 'number' ? [value.key, `số ${value.key}`] : value.type === 'body' ? [value.key] : [],
  );
  return fact.form.startsWith('ordinal') ? [...hidden, ANY_CONGRESS] : hidden;
}

/** Whether the value stands in the sentence in any writing, or within a range that does. */
export function holdsValue({ read, text }: Pick<CorpusSentence, 'read' | 'text'>, value: FactValue): boolean {
  switch (value.type) {
    case 'number':
      return (
        read.anchors.some((anchor) => anchor.type === 'number' && anchor.key === value.key) &&
        dateFits(text, value)
      );
    case 'date':
      return read.anchors.some((anchor) => anchor.type === 'date' && dateHolds(value, anchor.date));
    case 'body':
      return plainOf(read).includes(` ${bodyKey(value.key)} `);
    case 'figure':
      return figuresOf(read).some(
        ({ low, high, percent }) => percent === value.percent && low <= value.high && value.low <= high,
      );
  }
}

const plainTexts = new WeakMap<CorpusSentence['read'], string>();

/** The words alone, lower case, a space around each. */
function plainOf(read: CorpusSentence['read']): string {
  const known = plainTexts.get(read) ?? ` ${comparisonKey(read.text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  plainTexts.set(read, known);
  return known;
}

/** A number that stands with another date only is another paper. */
function dateFits(
  text: string,
  { key, issuedOn }: { readonly key: string; readonly issuedOn: string | null },
): boolean {
  const mentions = paperMentions(text).filter((mention) => numberKey(mention.number) === key);
  return (
    issuedOn === null ||
    mentions.length === 0 ||
    mentions.some(({ date }) => date === null || date.iso === issuedOn)
  );
}

interface Span {
  readonly low: number;
  readonly high: number;
  readonly percent: boolean;
}

const RANGE_GAP = /^\s?%?\s?(?:[-–]|đến|tới)\s?$/u;

/** Figures of the text; two that are joined as a range hold all between them. */
function figuresOf(read: CorpusSentence['read']): Span[] {
  const figures = read.anchors.flatMap((anchor) =>
    anchor.type === 'figure' ? [{ ...anchor, percent: anchor.unit === 'percent' }] : [],
  );
  return figures.flatMap((figure, i): Span[] => {
    const alone = { low: figure.value, high: figure.value, percent: figure.percent };
    const next = figures[i + 1];
    if (next === undefined || next.value <= figure.value) return [alone];
    const gap = next.start > figure.end ? read.text.slice(figure.end, next.start) : '';
    const isRange = next.start === figure.start || RANGE_GAP.test(gap);
    return isRange ? [alone, { low: figure.value, high: next.value, percent: next.percent }] : [alone];
  });
}
