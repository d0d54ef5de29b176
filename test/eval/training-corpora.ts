import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import { hasDiacritics } from '../../knowledge/text/fold.ts';
import { noisy } from './noise/typing-noise.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import { readMixedFolder, withoutDigestsOf } from './mixed-version.ts';
import { readEntries } from './scratch-version.ts';
import { readLines, readPublicSet } from './training-set.ts';

/** Questions with the documents to ask them on. */
export interface TrainingCorpus {
  readonly name: string;
  readonly documents: readonly DocumentContent[];
  readonly register: readonly RegisterEntry[];
  readonly questions: readonly EvalQuestion[];
  /** What one question counts beside those of other sets. */
  readonly weight: number;
  readonly isOfCadres: boolean;
  /** Every n-th question is fitted on. */
  readonly fitEvery: number;
  /** Every n-th question is asked for the confidence model; 0 means none. */
  readonly judgeEvery: number;
}

const STARTER_FOLDER = fileURLToPath(new URL('../../knowledge/documents/', import.meta.url));
/** Never the held-out and blind ones. */
const OWN_QUESTIONS = [
  'questions.starter.jsonl',
  'questions.sloppy.jsonl',
  'questions.open.jsonl',
  'questions.plain.jsonl',
  'questions.starter-more.jsonl',
];
const REPORT_QUESTIONS = ['questions.reports.jsonl', 'questions.reports-more.jsonl'];

function ownQuestions(name: string): EvalQuestion[] {
  return readLines<EvalQuestion>(fileURLToPath(new URL(`./${name}`, import.meta.url)));
}

/** Our own questions on the starter documents and, where the shared folder holds them, the development sets. */
export async function loadCorpora(sharedFolder: string): Promise<TrainingCorpus[]> {
  const starter = await starterCorpus();
  const corpora: TrainingCorpus[] = [starter];
  const evalFolder = join(sharedFolder, 'eval');
  const questionsFile = join(evalFolder, 'questions.dev.jsonl');
  if (existsSync(questionsFile)) {
    const reports = await readMixedFolder(join(sharedFolder, 'corpus'));
    const law = await readMixedFolder(join(evalFolder, 'alqac2022'));
    corpora.push({
      name: 'reports among law and starter',
      documents: [...withoutDigestsOf(reports.documents, starter.documents), ...law.documents],
      register: starter.register,
      questions: [...readLines<EvalQuestion>(questionsFile), ...REPORT_QUESTIONS.flatMap(ownQuestions)],
      weight: 3,
      fitEvery: 1,
      judgeEvery: 1,
      isOfCadres: true,
    });
  }
  for (const [name, weight, fitEvery, judgeEvery] of [
    ['viquad-dev', 1, 1, 3],
    ['alqac2022', 0.4, 5, 15],
  ] as const) {
    const folder = join(evalFolder, name);
    if (!existsSync(folder)) continue;
    const { corpus, questions } = readPublicSet(folder);
    const documents = await readEntries(corpus);
    const unmarked = readPublicSet(folder, 'queries.khongdau.jsonl').questions;
    corpora.push({
      name,
      documents,
      register: [],
      questions,
      weight,
      fitEvery,
      judgeEvery,
      isOfCadres: false,
    });
    corpora.push({
      name: `${name}, no marks`,
      documents,
      register: [],
      questions: unmarked,
      weight: weight / 2,
      fitEvery: 4 * fitEvery,
      judgeEvery: 0,
      isOfCadres: false,
    });
  }
  return corpora;
}

async function starterCorpus(): Promise<TrainingCorpus> {
  return {
    name: 'starter',
    ...(await readMixedFolder(STARTER_FOLDER)),
    questions: OWN_QUESTIONS.flatMap(ownQuestions),
    weight: 3,
    fitEvery: 1,
    judgeEvery: 1,
    isOfCadres: true,
  };
}

/** The questions as phones write them without marks; those written so already left out. */
export function unmarked(questions: readonly EvalQuestion[]): EvalQuestion[] {
  return questions
    .filter(({ question }) => hasDiacritics(question))
    .map((one) => ({
      ...one,
      question: noisy(one.question, 'no-diacritics', () => 0),
      ...(one.history ? { history: one.history.map((turn) => noisy(turn, 'no-diacritics', () => 0)) } : {}),
    }));
}
