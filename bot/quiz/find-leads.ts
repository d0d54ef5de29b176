import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { ValidityStatus } from '../../knowledge/model/validity.ts';
import { askSteps } from './ask-steps.ts';
import { isScopeDay, saysOtherThan } from './bounds.ts';
import { valueKey } from './fact-value.ts';
import type { Fact } from './fact.ts';
import { factValidity } from './fact-validity.ts';
import { findDistractors, poolOf, type Distractor, type ValuePool } from './find-distractors.ts';
import { findFacts, isTeachable } from './find-facts.ts';
import { paperMentions } from './find-papers.ts';
import { findProcedures } from './find-steps.ts';
import { makeStem, makeTrueFalseStem, markOf } from './make-stem.ts';
import { isPublic, type CorpusSentence, type QuizCorpus } from './quiz-corpus.ts';
import type { QuizDraft, QuizLead } from './quiz-draft.ts';
import { QUIZ_EXPLANATION, QUIZ_OPTIONS } from './quiz-messages.vi.ts';
import { shuffled } from './seeded-random.ts';

const WRONG_OPTIONS = 3;
/** Where the corpus proves no third one wrong. */
const FEWEST_WRONG = 2;
/** Of the statements tried; of the changed ones more are given up, so that true and false come out even. */
const TRUE_SHARE = 0.35;

/** Every place of the corpus where a question may be had, in the order of the corpus. */
export function findLeads(
  corpus: QuizCorpus,
  day: CalendarDate,
  isWanted: (sentence: CorpusSentence, validity: ValidityStatus) => boolean,
): QuizLead[] {
  const pool = poolOf(corpus);
  const validityOf = (sentence: CorpusSentence): ValidityStatus => {
    const lead = sentence.passage.list?.lead ?? '';
    return factValidity(`${sentence.text} ${lead}`.trim(), sentence.document, corpus.reader, day);
  };
  const leads = corpus.sentences.filter(isTeachable).flatMap((sentence) => {
    const validity = validityOf(sentence);
    if (!isWanted(sentence, validity)) return [];
    const facts = findFacts(sentence).filter((fact) => !isScopeDay(fact));
    // In a list, who acts and which paper it is often stand in the lead.
    const asked = facts.filter(
      ({ kind }) => sentence.passage.role !== 'item' || (kind !== 'who' && kind !== 'number'),
    );
    return asked.flatMap((fact) => [
      factLead(fact, validity, corpus, pool),
      ...(fact.canChange ? [trueFalseLead(fact, validity, corpus, pool)] : []),
    ]);
  });
  return [...leads, ...stepLeads(corpus, validityOf, isWanted)];
}

function factLead(fact: Fact, validity: ValidityStatus, corpus: QuizCorpus, pool: ValuePool): QuizLead {
  const { kind, sentence, answer } = fact;
  return {
    kind,
    sentence,
    asks: `${kind} ${valueKey(fact.value)}`,
    make(random): QuizDraft | null {
      const question = makeStem(fact, validity, corpus);
      if (question === null) return null;
      const wrong = findDistractors(fact, question, WRONG_OPTIONS, corpus, pool, random);
      if (wrong.length < FEWEST_WRONG || isToldByCode(fact, wrong)) return null;
      return {
        kind,
        question,
        ...alikeInForm(
          answer,
          wrong.map(({ text }) => text),
        ),
        answer,
        verdict: QUIZ_EXPLANATION.answer(answer),
        sentence,
        validity,
      };
    },
  };
}

function trueFalseLead(fact: Fact, validity: ValidityStatus, corpus: QuizCorpus, pool: ValuePool): QuizLead {
  const { sentence, answer } = fact;
  const { text } = sentence;
  const fits = saysOtherThan(fact);
  return {
    kind: 'true-false',
    sentence,
    asks: `true-false ${valueKey(fact.value)} ${text}`,
    make(random): QuizDraft | null {
      const isTrue = random() < TRUE_SHARE;
      const [changed] = isTrue ? [] : findDistractors(fact, text, 1, corpus, pool, random, fits);
      if (!isTrue && changed === undefined) return null;
      const statement = isTrue
        ? text
        : `${text.slice(0, fact.start)}${fact.start === 0 ? capitalised(changed?.text ?? '') : (changed?.text ?? '')}${text.slice(fact.end)}`;
      const question = makeTrueFalseStem(sentence, statement, validity, corpus);
      if (question === null) return null;
      const [right, wrong] = isTrue
        ? [QUIZ_OPTIONS.right, QUIZ_OPTIONS.wrong]
        : [QUIZ_OPTIONS.wrong, QUIZ_OPTIONS.right];
      return {
        kind: 'true-false',
        question,
        right,
        wrong: [wrong],
        answer,
        verdict: isTrue ? QUIZ_EXPLANATION.isTrue : QUIZ_EXPLANATION.isFalse(answer),
        sentence,
        validity,
      };
    },
  };
}

function stepLeads(
  corpus: QuizCorpus,
  validityOf: (sentence: CorpusSentence) => ValidityStatus,
  isWanted: (sentence: CorpusSentence, validity: ValidityStatus) => boolean,
): QuizLead[] {
  const procedures = findProcedures(corpus);
  return procedures.flatMap((procedure) =>
    askSteps(procedure, procedures, corpus).flatMap(({ question, answer, others }): QuizLead[] => {
      const { sentence } = answer;
      const validity = validityOf(sentence);
      if (!isPublic(sentence) || !isWanted(sentence, validity) || others.length < WRONG_OPTIONS) return [];
      return [
        {
          kind: 'order',
          sentence,
          asks: `order ${question}`,
          make: (random) => ({
            kind: 'order',
            question: `${question}${markOf(sentence, question, validity)}`,
            right: capitalised(answer.words),
            wrong: shuffled(others, random)
              .slice(0, WRONG_OPTIONS)
              .map(({ words }) => capitalised(words)),
            answer: answer.words,
            verdict: QUIZ_EXPLANATION.answer(answer.words),
            sentence,
            validity,
          }),
        },
      ];
    }),
  );
}

/** Whether the question names a body and the right number alone has its code: `…/TU` among `…/TW`. */
function isToldByCode({ kind, ask, answer }: Fact, wrong: readonly Distractor[]): boolean {
  if (kind !== 'number' || ask === null || !('question' in ask)) return false;
  const codeOf = (text: string): string => /\/\p{L}+/u.exec(text)?.[0] ?? '';
  return wrong.every(({ text }) => codeOf(text) !== codeOf(answer));
}

/** Options that look alike: papers of several kinds are told by their numbers, since the kind would give one away. */
function alikeInForm(right: string, wrong: readonly string[]): { right: string; wrong: string[] } {
  const kinds = new Set([right, ...wrong].map((text) => paperMentions(text)[0]?.kind ?? ''));
  const plain = (text: string): string => (kinds.size > 1 ? text.replace(/^.*?(?=(?:số\s+)?\d)/u, '') : text);
  const hasWord = [right, ...wrong].every((text) => /^số\s/u.test(plain(text)));
  const shown = (text: string): string =>
    capitalised(hasWord || kinds.size === 1 ? plain(text) : plain(text).replace(/^số\s+/u, ''));
  return { right: shown(right), wrong: wrong.map(shown) };
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
