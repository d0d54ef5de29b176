import type { AnswerKnowledge } from '../../bot/answer/extractive-answerer.ts';
import { createInquiry } from '../../bot/answer/inquiry.ts';
import { readQuestion } from '../../bot/answer/question/read-question.ts';
import type { ReaderModels } from '../../bot/answer/read-answer.ts';
import type { AnswerFeatures } from '../../bot/answer/sentence/answer-features.ts';
import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import { madeQuestions } from './made-questions.ts';
import { openScratchVersion } from './scratch-version.ts';
import { unmarked, type TrainingCorpus } from './training-corpora.ts';

/** How a question was asked: as it is, or changed so that nothing, or only a general rule, answers it. */
export type Asked = 'as-is' | 'without-source' | 'without-answer' | 'made' | 'made-rule';

/** What the product read for one question, with whether it is right. */
export interface JudgedReading {
  readonly features: AnswerFeatures;
  readonly right: boolean;
  readonly weight: number;
  readonly corpus: string;
  readonly id: string;
  readonly asked: Asked;
  /** Questions of one source are fitted or tested together. */
  readonly group: string;
  /** A question as cadres ask it, on papers of the Party; not one of a public set. */
  readonly isOfCadres: boolean;
}

/** Questions without an answer are made up, so they count less than real ones. */
const MADE_UP = 0.3;
/** Real ones are few and hard, so they count more. */
const UNANSWERABLE = 2;

/** What a reading is judged with: the models that choose it and the threshold below which it is none. */
export type JudgedModels = ReaderModels & { readonly threshold: number };

/**
 * Asks every question of the whole product, on the whole corpus, those of cadres also without marks; on halves that lack its source; and on passages out of
 * which the sentences that hold the answer were struck; and questions made up for what is not held. Only the first have a
 * right answer.
 */
export async function judgeReadings(corpus: TrainingCorpus, models: JudgedModels): Promise<JudgedReading[]> {
  const judged: JudgedReading[] = [];
  const questions = corpus.questions.filter((_, i) => corpus.judgeEvery > 0 && i % corpus.judgeEvery === 0);
  if (questions.length === 0) return judged;
  const whole = await openScratchVersion(corpus.documents, corpus.register);
  for (const question of questions) {
    judged.push(...(await judge(whole.knowledge, question, corpus, models, 'as-is')));
    if (question.expected_facts.length > 0)
      judged.push(
        ...(await judge(struckOut(whole.knowledge, question), question, corpus, models, 'without-answer')),
      );
  }
  if (corpus.isOfCadres) {
    for (const question of unmarked(questions))
      judged.push(...(await judge(whole.knowledge, question, corpus, models, 'as-is')));
    for (const { question, answeredBy } of madeQuestions(corpus, whole.knowledge))
      judged.push(
        ...(await judge(
          whole.knowledge,
          question,
          corpus,
          models,
          answeredBy === 'rule' ? 'made-rule' : 'made',
        )),
      );
  }
  whole.remove();
  for (const half of [0, 1]) {
    const documents = corpus.documents.filter((_, i) => i % 2 === half);
    const held = new Set(documents.map(({ document }) => document.file));
    const version = await openScratchVersion(documents);
    for (const question of questions) {
      const { source, source2, expected_facts } = question;
      const isAbsent = source && !held.has(source) && (!source2 || !held.has(source2));
      if (expected_facts.length > 0 && isAbsent)
        judged.push(...(await judge(version.knowledge, question, corpus, models, 'without-source')));
    }
    version.remove();
  }
  return judged;
}

async function judge(
  knowledge: AnswerKnowledge,
  question: EvalQuestion,
  corpus: TrainingCorpus,
  { threshold, ...models }: JudgedModels,
  asked: Asked,
): Promise<JudgedReading[]> {
  const read = readQuestion(foldSpaces(question.question), question.history ?? [], knowledge.search);
  if (read.reply) return [];
  const day = dayInVietnam(new Date());
  const inquiry = createInquiry({ knowledge, models, threshold, day, audience: 'public' });
  const { parts, features } = await inquiry.ask(read.text, {
    history: read.history,
    ...(question.place ? { place: question.place } : {}),
  });
  const [own] = features;
  if (!own || features.length > 1) return [];
  const text = parts.map(({ citation }) => citation.quote).join(' ');
  const forms = factForms(question);
  const holds = forms.some((one) => one.some((form) => holdsFact(text, form)));
  // The fact may stand elsewhere for the source left out, or for another place: neither right nor wrong.
  if (holds && (asked === 'without-source' || asked === 'made')) return [];
  return [
    {
      features: own,
      right: holds && (asked === 'as-is' || asked === 'made-rule'),
      weight: corpus.weight * (asked !== 'as-is' ? MADE_UP : forms.length === 0 ? UNANSWERABLE : 1),
      isOfCadres: corpus.isOfCadres,
      corpus: corpus.name,
      id: question.id,
      asked,
      group: question.source ? `${corpus.name} ${question.source}` : question.id,
    },
  ];
}

/** The knowledge without the sentences that hold an expected fact. */
function struckOut({ reader, search }: OpenKnowledge, question: EvalQuestion): AnswerKnowledge {
  const forms = factForms(question).flat();
  const strike = (passage: Passage): Passage[] => {
    const kept = sentencesOf(passage.text).filter(
      (sentence) => !forms.some((form) => holdsFact(sentence.text, form)),
    );
    return kept.length === 0 ? [] : [{ ...passage, text: kept.map((sentence) => sentence.text).join(' ') }];
  };
  return {
    reader: delegate(reader, { passagesOf: (id) => reader.passagesOf(id).flatMap(strike) }),
    search: delegate(search, {
      search: async (request) =>
        (await search.search(request)).flatMap((ranked) =>
          strike(ranked.passage).map((passage) => ({ ...ranked, passage })),
        ),
    }),
  };
}

/** The object with some of its methods replaced. */
function delegate<T extends object>(target: T, replaced: Partial<T>): T {
  return new Proxy(target, {
    get(_, name) {
      const own = replaced[name as keyof T];
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function factForms({ expected_facts, accept }: EvalQuestion): string[][] {
  return expected_facts.map((fact, i) => accept?.[i] ?? [fact]);
}
