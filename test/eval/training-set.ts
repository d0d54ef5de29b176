import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { understandQuestion } from '../../bot/answer/question/understand-question.ts';
import { withinScope } from '../../bot/answer/sentence/reading-scope.ts';
import { candidatesOf, type Candidate } from '../../bot/answer/sentence/candidate.ts';
import {
  sentenceFeatures,
  type AnalysedQuestion,
  type Features,
} from '../../bot/answer/sentence/sentence-features.ts';
import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import { loadRetrievalSet, type CorpusEntry } from './retrieval-set.ts';

/** One question with its candidate sentences as the ranker sees them. */
export interface ReadQuestion {
  readonly question: EvalQuestion;
  readonly analysed: AnalysedQuestion;
  readonly candidates: readonly Candidate[];
  readonly features: readonly Features[];
  /** Candidates that hold an expected fact, in a right source when one is named. */
  readonly right: readonly boolean[];
}

/** The lines of a JSON Lines file. */
export function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** A retrieval set with answers as a question set: the answer string is the fact, the relevant text the source. */
export function readPublicSet(
  folder: string,
  queries = 'queries.jsonl',
): { corpus: readonly CorpusEntry[]; questions: EvalQuestion[] } {
  const set = loadRetrievalSet(folder, join(folder, queries));
  const answers = new Map(
    readLines<{ id: string; answer: string }>(join(folder, 'answers.jsonl')).map(({ id, answer }) => [
      id,
      answer,
    ]),
  );
  const questions = set.queries.flatMap(({ id, text }): EvalQuestion[] => {
    const answer = answers.get(id);
    const [source] = set.relevant.get(id) ?? [];
    return answer === undefined || source === undefined
      ? []
      : [{ id, question: text, expected_facts: [answer], source }];
  });
  return { corpus: set.corpus, questions };
}

/** Searches for each question and computes the features of every candidate sentence. */
export async function readQuestions(
  knowledge: OpenKnowledge,
  questions: readonly EvalQuestion[],
  top: number,
): Promise<ReadQuestion[]> {
  const read: ReadQuestion[] = [];
  for (const question of questions) {
    const [aspect] = understandQuestion(
      question.question,
      {
        ...(question.history ? { history: question.history } : {}),
        ...(question.place ? { place: question.place } : {}),
      },
      knowledge.search,
    );
    if (!aspect) continue;
    const { texts, analysed, places } = aspect;
    const found = await knowledge.search.search({ texts, asOf: dayInVietnam(new Date()), places, top });
    const candidates = candidatesOf(withinScope(analysed, found));
    const sources = [question.source, question.source2].filter(
      (source) => source !== undefined && source !== '',
    );
    read.push({
      question,
      analysed,
      candidates,
      features: sentenceFeatures(analysed, candidates),
      right: candidates.map(
        ({ sentence, found: { document } }) =>
          (sources.length === 0 || sources.includes(document.file)) &&
          question.expected_facts.some((fact, i) =>
            (question.accept?.[i] ?? [fact]).some((form) => holdsFact(sentence.text, form)),
          ),
      ),
    });
  }
  return read;
}
