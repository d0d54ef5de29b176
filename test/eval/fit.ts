import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswer, type ReaderModels } from '../../bot/answer/read-answer.ts';
import { ANSWER_FEATURE_NAMES, type AnswerFeatures } from '../../bot/answer/sentence/answer-features.ts';
import { FEATURE_NAMES, type FeatureName } from '../../bot/answer/sentence/sentence-features.ts';
import { understandQuestion } from '../../bot/answer/question/understand-question.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import { fitListwise, fitLogistic, type TrainingList } from './listwise-fit.ts';
import { openScratchVersion, readEntries } from './scratch-version.ts';
import { readLines, readPublicSet, readQuestions, type ReadQuestion } from './training-set.ts';

const PASSAGES = 12;
/** Wrong answers cost more than refusals. */
const TARGET_PRECISION_WEIGHT = 2;

interface TrainingCorpus {
  readonly name: string;
  readonly documents: readonly DocumentContent[];
  readonly questions: readonly EvalQuestion[];
  readonly weight: number;
}

/** One answered question for the confidence model. */
interface Judged {
  readonly features: AnswerFeatures;
  readonly right: boolean;
  readonly weight: number;
  readonly corpus: string;
  readonly id: string;
}

/**
 * Fits the sentence ranker and the confidence model on development data and writes them with a reliability table.
 * Unanswerable questions for the confidence model come from the sets themselves, asked on versions from which their
 * source was left out.
 */
export async function fitReaderModels(
  sharedFolder: string,
  output: string,
  say: (line: string) => void,
): Promise<void> {
  const corpora = await loadCorpora(sharedFolder);
  const lists: TrainingList[] = [];
  for (const corpus of corpora) {
    const version = await openScratchVersion(corpus.documents);
    const read = await readQuestions(version.knowledge, corpus.questions, PASSAGES);
    lists.push(...read.map((question) => toList(question, corpus.weight)));
    say(
      `${corpus.name}: ${corpus.questions.length} questions, ${read.filter(({ right }) => right.some(Boolean)).length} reachable`,
    );
    version.remove();
  }
  const sentence = fitListwise(lists, { iterations: 250, rate: 0.1, decay: 2e-4 });
  const sentenceModel = named(FEATURE_NAMES, sentence.weights, 0);
  const untrained = named(ANSWER_FEATURE_NAMES, new Float64Array(ANSWER_FEATURE_NAMES.length), 0);
  const models: ReaderModels = { sentence: sentenceModel, confidence: untrained };

  const judged: Judged[] = [];
  for (const corpus of corpora) judged.push(...(await judgeCorpus(corpus, models)));
  const rows = judged.map(({ features }) =>
    Float64Array.from(ANSWER_FEATURE_NAMES, (name) => features[name]),
  );
  const fitted = fitLogistic(
    rows,
    judged.map(({ right }) => right),
    judged.map(({ weight, right }) => (right ? weight : weight * TARGET_PRECISION_WEIGHT)),
    { iterations: 600, rate: 0.08, decay: 1e-3 },
  );
  const confidence = named(ANSWER_FEATURE_NAMES, fitted.weights, fitted.bias);
  const probabilities = rows.map((row) => {
    const score = row.reduce((sum, value, k) => sum + value * (fitted.weights[k] ?? 0), fitted.bias);
    return 1 / (1 + Math.exp(-score));
  });
  reliability(judged, probabilities, say);
  const threshold = 0.26;
  writeFileSync(output, `${JSON.stringify({ sentence: sentenceModel, confidence, threshold }, null, 2)}\n`);
  say(`written to ${output}`);
}

async function loadCorpora(sharedFolder: string): Promise<TrainingCorpus[]> {
  const corpora: TrainingCorpus[] = [];
  const reports: DocumentContent[] = [];
  const corpusFolder = join(sharedFolder, 'corpus');
  for (const file of readdirSync(corpusFolder).sort()) {
    const outcome = await readDocument(readFileSync(join(corpusFolder, file)), { file });
    if (outcome.outcome === 'ok') reports.push(outcome.content);
  }
  const dev = readLines<EvalQuestion>(join(sharedFolder, 'eval', 'questions.dev.jsonl'));
  corpora.push({ name: 'reports', documents: reports, questions: dev, weight: 4 });
  for (const [name, weight] of [
    ['viquad-dev', 1],
    ['alqac2022', 0.4],
  ] as const) {
    const folder = join(sharedFolder, 'eval', name);
    const { corpus, questions } = readPublicSet(folder);
    const documents = await readEntries(corpus);
    corpora.push({ name, documents, questions, weight });
    const unmarked = readPublicSet(folder, 'queries.khongdau.jsonl').questions.filter((_, i) => i % 3 === 0);
    corpora.push({ name: `${name} without marks`, documents, questions: unmarked, weight: weight / 2 });
  }
  const own = new URL('./questions.starter.jsonl', import.meta.url);
  if (existsSync(own)) {
    const documents: DocumentContent[] = [];
    const folder = new URL('../../knowledge/documents/', import.meta.url);
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith('.md')) continue;
      const outcome = await readDocument(readFileSync(new URL(file, folder)), { file });
      if (outcome.outcome === 'ok') documents.push(outcome.content);
    }
    corpora.push({ name: 'starter', documents, questions: readLines<EvalQuestion>(own.pathname), weight: 3 });
  }
  return corpora;
}

function toList({ features, right }: ReadQuestion, weight: number): TrainingList {
  return {
    rows: features.map((row) => Float64Array.from(FEATURE_NAMES, (name: FeatureName) => row[name])),
    right,
    weight,
  };
}

/** Asks every question on the whole corpus, and on two halves that lack each other's documents. */
async function judgeCorpus(corpus: TrainingCorpus, models: ReaderModels): Promise<Judged[]> {
  const judged: Judged[] = [];
  const whole = await openScratchVersion(corpus.documents);
  for (const question of corpus.questions)
    judged.push(...(await judgeOne(whole.knowledge, question, corpus, models, corpus.weight)));
  whole.remove();
  for (const half of [0, 1]) {
    const documents = corpus.documents.filter((_, i) => i % 2 === half);
    const held = new Set(documents.map(({ document }) => document.file));
    const absent = corpus.questions.filter(
      ({ source, source2, expected_facts }) =>
        expected_facts.length > 0 &&
        source !== undefined &&
        !held.has(source) &&
        (source2 === undefined || !held.has(source2)),
    );
    const version = await openScratchVersion(documents);
    for (const question of absent) {
      judged.push(
        ...(await judgeOne(
          version.knowledge,
          { ...question, expected_facts: [] },
          corpus,
          models,
          corpus.weight / 2,
        )),
      );
    }
    version.remove();
  }
  return judged;
}

async function judgeOne(
  knowledge: OpenKnowledge,
  question: EvalQuestion,
  corpus: TrainingCorpus,
  models: ReaderModels,
  weight: number,
): Promise<Judged[]> {
  const situation = question.history ? { history: question.history } : {};
  const aspects = understandQuestion(question.question, situation, knowledge.search);
  const [aspect] = aspects;
  if (!aspect || aspects.length > 1) return [];
  const { texts, places, analysed } = aspect;
  const found = await knowledge.search.search({
    texts,
    asOf: dayInVietnam(new Date()),
    places,
    top: PASSAGES,
  });
  const reading = readAnswer(analysed, found, models, {
    search: knowledge.search,
    passagesOf: (id) => knowledge.reader.passagesOf(id),
  });
  if (!reading) return [];
  const text = reading.parts.map(({ citation }) => citation.quote).join(' ');
  const right =
    question.expected_facts.length > 0 &&
    question.expected_facts.some((fact, i) =>
      (question.accept?.[i] ?? [fact]).some((form) => holdsFact(text, form)),
    );
  return [{ features: reading.features, right, weight, corpus: corpus.name, id: question.id }];
}

function named<Name extends string>(names: readonly Name[], weights: Float64Array, bias: number) {
  const entries = names.map((name, i) => [name, Math.round((weights[i] ?? 0) * 1e4) / 1e4] as const);
  return { bias: Math.round(bias * 1e4) / 1e4, weights: Object.fromEntries(entries) as Record<Name, number> };
}

/** Predicted against observed, by tenths. */
function reliability(
  judged: readonly Judged[],
  probabilities: readonly number[],
  say: (line: string) => void,
): void {
  say('confidence  answers  right');
  for (let bin = 0; bin < 10; bin++) {
    const members = judged.filter((_, i) => Math.min(9, Math.floor((probabilities[i] ?? 0) * 10)) === bin);
    if (members.length === 0) continue;
    const right = members.filter((one) => one.right).length / members.length;
    say(
      `${(bin / 10).toFixed(1)}–${((bin + 1) / 10).toFixed(1)}     ${String(members.length).padStart(6)}   ${right.toFixed(3)}`,
    );
  }
}
