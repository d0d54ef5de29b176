import { expandUnambiguous } from '../../../knowledge/search/abbreviations.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import type { QuestionTerm, QuestionTerms } from '../question/question-terms.ts';
import type { QuestionKind, QuestionType } from '../question/question-type.ts';
import type { Candidate } from './candidate.ts';
import { evidenceFor } from './evidence.ts';

/** The question as the ranker sees it. */
export interface AnalysedQuestion {
  readonly kind: QuestionKind;
  readonly terms: QuestionTerms;
}

/** Features by name, each about 0..1. The weights file holds one weight for each name. */
export type Features = Readonly<Record<FeatureName, number>>;
export const FEATURE_NAMES = [
  'unigrams',
  'bigrams',
  'rarest',
  'contextHeadings',
  'introduced',
  'contextDocument',
  'contextPrevious',
  'contextNext',
  'coveredAtAll',
  'run',
  'density',
  'precision',
  'length',
  'short',
  'passageScore',
  'passageTop',
  'passageRank',
  'lead',
  'first',
  'evidence',
  'noEvidence',
  'enumerates',
  'givesReason',
  'defines',
  'novelty',
  'placeMatch',
  'placeMismatch',
  'question',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

/** A text's syllables as a set to look terms up in. */
interface Words {
  readonly folded: Map<string, number[]>;
  readonly accented: Set<string>;
  readonly sequence: readonly string[];
  /** The syllables between spaces. */
  readonly joined: string;
}

/** Marks differ though the letters agree: typing slips, or another word ("đảng" and "đang"). */
const MARKS_DIFFER = 0.4;
/** Another word for the same. */
const SYNONYM = 0.7;

const REASON = /\b(nhằm|để|do|vì|bởi|nhờ|nguyên nhân|lý do|mục đích)\b/i;
const DEFINES = /\b(là|nghĩa là|được hiểu|gọi là)\b/i;

/** Computes the features of all candidates of one question. */
export function sentenceFeatures(question: AnalysedQuestion, candidates: readonly Candidate[]): Features[] {
  const { unigrams, bigrams } = question.terms;
  const topScore = Math.max(1e-9, ...candidates.map(({ found }) => found.score));
  const rarest = [...unigrams].sort((a, b) => b.weight - a.weight).slice(0, 2);
  return candidates.map((candidate) => {
    const { found, sentence, previous, next, index } = candidate;
    const { passage, document } = found;
    const words = wordsOf(sentence.text);
    const own = matches(unigrams, words);
    const headings = wordsOf([...passage.headings, passage.list?.lead ?? ''].join(' . '));
    const about = wordsOf(
      [document.title, placeWords(candidate), document.term ?? '', document.number ?? ''].join(' . '),
    );
    const before = previous ? wordsOf(previous.text) : EMPTY;
    const after = next ? wordsOf(next.text) : EMPTY;
    const extra = (context: Words): number =>
      share(unigrams, (term, i) => Math.max(0, matchOf(term, context) - (own[i] ?? 0)));
    const evidence = question.kind.needs.map((need) => evidenceFor(need, sentence.text));
    const matchedCount = own.filter((match) => match > 0).length;
    const content = words.sequence.length;
    const type: QuestionType = question.kind.type;
    return {
      unigrams: share(unigrams, (_term, i) => own[i] ?? 0),
      bigrams: share(bigrams, (term) => matchOf(term, words)),
      rarest: share(rarest, (term) => matchOf(term, words)),
      contextHeadings: extra(headings),
      introduced: share(unigrams, (term) => matchOf(term, headings)),
      contextDocument: extra(about),
      contextPrevious: extra(before),
      contextNext: extra(after),
      coveredAtAll: share(unigrams, (term, i) =>
        Math.max(own[i] ?? 0, matchOf(term, headings), matchOf(term, about), matchOf(term, before)),
      ),
      run:
        longestRun(question.terms.syllables, words.sequence) / Math.max(4, question.terms.syllables.length),
      density: density(unigrams, words),
      precision: content === 0 ? 0 : Math.min(1, matchedCount / content),
      length: Math.min(1, sentence.text.length / 400),
      short: sentence.text.length < 45 ? 1 : 0,
      passageScore: found.score / topScore,
      passageTop: candidate.passageRank === 0 ? 1 : 0,
      passageRank: 1 / (1 + candidate.passageRank),
      lead: passage.role === 'lead' ? 1 : 0,
      first: index === 0 ? 1 : 0,
      evidence: evidence.length === 0 ? 0 : evidence.reduce((sum, value) => sum + value, 0) / evidence.length,
      noEvidence: evidence.some((value) => value === 0) ? 1 : 0,
      enumerates: (type === 'list' || type === 'procedure') && /[,;:].*[,;]/.test(sentence.text) ? 1 : 0,
      givesReason: type === 'why' && REASON.test(sentence.text) ? 1 : 0,
      defines: type === 'definition' && DEFINES.test(sentence.text) ? 1 : 0,
      novelty: Math.min(1, Math.max(0, content - matchedCount) / 40),
      placeMatch: found.placeMatch === true ? 1 : 0,
      placeMismatch: found.placeMatch === false ? 1 : 0,
      question: /\?["”’]?$/.test(sentence.text) ? 1 : 0,
    };
  });
}

/** Sentences and headings come back in question after question; the least recently used are forgotten. */
const WORDS_HELD = 6_000;
const held = new Map<string, Words>();

function wordsOf(text: string): Words {
  const known = held.get(text);
  const words = known ?? toWords(text);
  held.delete(text);
  held.set(text, words);
  if (held.size > WORDS_HELD) {
    for (const oldest of held.keys()) {
      held.delete(oldest);
      break;
    }
  }
  return words;
}

const EMPTY: Words = { folded: new Map(), accented: new Set(), sequence: [], joined: '' };

function toWords(text: string): Words {
  const syllables = syllablesOf(expandUnambiguous(text));
  const folded = new Map<string, number[]>();
  const accented = new Set<string>();
  const add = (key: string, position: number): void => {
    const positions = folded.get(key);
    if (positions) positions.push(position);
    else folded.set(key, [position]);
  };
  syllables.forEach((syllable, i) => {
    add(syllable.folded, i);
    accented.add(syllable.accented);
    const next = syllables[i + 1];
    if (!next) return;
    add(`${syllable.folded} ${next.folded}`, i);
    accented.add(`${syllable.accented} ${next.accented}`);
  });
  const sequence = syllables.map((syllable) => syllable.folded);
  return { folded, accented, sequence, joined: ` ${sequence.join(' ')} ` };
}

function matchOf(term: QuestionTerm, words: Words): number {
  if (words.folded.has(term.folded)) {
    return term.accented === null || words.accented.has(term.accented) ? 1 : MARKS_DIFFER;
  }
  return term.others.some(
    (other) =>
      words.folded.has(other) || (words.joined.includes(` ${other} `) && other.split(' ').length > 2),
  )
    ? SYNONYM
    : 0;
}

function matches(terms: readonly QuestionTerm[], words: Words): number[] {
  return terms.map((term) => matchOf(term, words));
}

/** Weighted mean of a value over the terms; 0 when there are none. */
function share(terms: readonly QuestionTerm[], value: (term: QuestionTerm, i: number) => number): number {
  let sum = 0;
  let total = 0;
  terms.forEach((term, i) => {
    sum += term.weight * value(term, i);
    total += term.weight;
  });
  return total === 0 ? 0 : sum / total;
}

function placeWords({ found: { document } }: Candidate): string {
  const { jurisdiction } = document;
  return jurisdiction.scope === 'local'
    ? [jurisdiction.unit, jurisdiction.place, jurisdiction.province].join(' ')
    : '';
}

/** Length of the longest run of syllables that question and sentence share. */
function longestRun(question: readonly string[], sentence: readonly string[]): number {
  let best = 0;
  let row = new Int16Array(sentence.length + 1);
  for (const syllable of question) {
    const current = new Int16Array(sentence.length + 1);
    sentence.forEach((other, i) => {
      if (other !== syllable) return;
      const run = (row[i] ?? 0) + 1;
      current[i + 1] = run;
      if (run > best) best = run;
    });
    row = current;
  }
  return best;
}

/** How close together the matched terms stand: matched terms over the stretch they span. */
function density(terms: readonly QuestionTerm[], words: Words): number {
  let low = Infinity;
  let high = -1;
  let count = 0;
  for (const term of terms) {
    const [position] = words.folded.get(term.folded) ?? [];
    if (position === undefined) continue;
    count++;
    low = Math.min(low, position);
    high = Math.max(high, position);
  }
  return count < 2 ? 0 : count / (high - low + 1);
}
