import { readAnswer, type ReaderModels } from '../../bot/answer/read-answer.ts';
import type { AnswerFeatures } from '../../bot/answer/sentence/answer-features.ts';
import { understandQuestion } from '../../bot/answer/question/understand-question.ts';
import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import type { RankedPassage } from '../../knowledge/search/search.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import { openScratchVersion } from './scratch-version.ts';
import type { TrainingCorpus } from './training-corpora.ts';

/** What the reader made of one question, with whether it is right. */
export interface JudgedReading {
  readonly features: AnswerFeatures;
  readonly right: boolean;
  readonly weight: number;
  readonly corpus: string;
  readonly id: string;
  /** How the question was asked: as it is, with its source left out, or with its answer struck out. */
  readonly asked: 'as-is' | 'without-source' | 'without-answer';
  /** Questions of one source are fitted or tested together. */
  readonly group: string;
  /** A question as cadres ask it, on papers of the Party; not one of a public set. */
  readonly isOfCadres: boolean;
}

const PASSAGES = 28;
/** Questions without an answer are made up, so they count less than real ones. */
const MADE_UP = 0.3;
/** Real ones are few and hard, so they count more. */
const UNANSWERABLE = 2;

/**
 * Asks every question on the whole corpus; on halves that lack its source; and on passages out of which the sentences
 * that hold the answer were struck. The last two have no right answer.
 */
export async function judgeReadings(corpus: TrainingCorpus, models: ReaderModels): Promise<JudgedReading[]> {
  const judged: JudgedReading[] = [];
  const questions = corpus.questions.filter((_, i) => corpus.judgeEvery > 0 && i % corpus.judgeEvery === 0);
  if (questions.length === 0) return judged;
  const whole = await openScratchVersion(corpus.documents, corpus.register);
  for (const question of questions) {
    judged.push(...(await judge(whole.knowledge, question, corpus, models, 'as-is')));
    if (question.expected_facts.length > 0)
      judged.push(...(await judge(whole.knowledge, question, corpus, models, 'without-answer')));
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
  knowledge: OpenKnowledge,
  question: EvalQuestion,
  corpus: TrainingCorpus,
  models: ReaderModels,
  asked: JudgedReading['asked'],
): Promise<JudgedReading[]> {
  const { history, place } = question;
  const aspects = understandQuestion(
    question.question,
    { ...(history ? { history } : {}), ...(place ? { place } : {}) },
    knowledge.search,
  );
  const [aspect] = aspects;
  if (!aspect || aspects.length > 1) return [];
  const { texts, places, analysed } = aspect;
  const asOf = dayInVietnam(new Date());
  const found = await knowledge.search.search({ texts, asOf, places, top: PASSAGES });
  const reading = readAnswer(
    analysed,
    asked === 'without-answer' ? struckOut(found, question) : found,
    models,
    {
      search: knowledge.search,
      passagesOf: (id) => (asked === 'without-answer' ? [] : knowledge.reader.passagesOf(id)),
    },
  );
  if (!reading) return [];
  const text = reading.parts.map(({ citation }) => citation.quote).join(' ');
  return [
    {
      features: reading.features,
      right:
        asked === 'as-is' && factForms(question).some((forms) => forms.some((form) => holdsFact(text, form))),
      weight:
        corpus.weight * (asked !== 'as-is' ? MADE_UP : factForms(question).length === 0 ? UNANSWERABLE : 1),
      isOfCadres: corpus.isOfCadres,
      corpus: corpus.name,
      id: question.id,
      asked,
      group: question.source ? `${corpus.name} ${question.source}` : question.id,
    },
  ];
}

/** The passages without the sentences that hold an expected fact. */
function struckOut(found: readonly RankedPassage[], question: EvalQuestion): RankedPassage[] {
  const forms = factForms(question).flat();
  return found.flatMap((ranked) => {
    const text = sentencesOf(ranked.passage.text)
      .filter((sentence) => !forms.some((form) => holdsFact(sentence.text, form)))
      .map((sentence) => sentence.text)
      .join(' ');
    return text === '' ? [] : [{ ...ranked, passage: { ...ranked.passage, text } }];
  });
}

function factForms({ expected_facts, accept }: EvalQuestion): string[][] {
  return expected_facts.map((fact, i) => accept?.[i] ?? [fact]);
}
