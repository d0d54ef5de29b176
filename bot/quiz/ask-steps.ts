import { comparisonKey } from '../../knowledge/text/normalize.ts';
import { readText } from '../verify/claim-text.ts';
import { paperMentions } from './find-papers.ts';
import { isFit, type Procedure, type Step } from './find-steps.ts';
import { nameSource } from './name-source.ts';
import type { QuizCorpus } from './quiz-corpus.ts';
import { QUIZ_ORDER, QUIZ_STEM } from './quiz-messages.vi.ts';
import { sharedPart, subjectOf } from './subject.ts';

/** A question on the order of steps with its right answer and those that may stand beside it. */
export interface StepQuestion {
  readonly question: string;
  readonly answer: Step;
  readonly others: readonly Step[];
}

const SAME_PROCEDURE = 0.6;

/** What comes behind, before, first, last, n-th. Of a procedure that two lists tell differently, nothing is asked. */
export function askSteps(
  procedure: Procedure,
  all: readonly Procedure[],
  corpus: QuizCorpus,
): StepQuestion[] {
  if (all.some((other) => other !== procedure && disagree(procedure, other, corpus))) return [];
  const { steps } = procedure;
  const lead = namedLead(procedure);
  const questions: StepQuestion[] = [];
  const ask = (question: string, answer: Step | undefined, known: readonly (Step | undefined)[]): void => {
    if (answer === undefined || ![answer, ...known].every((step) => step === undefined || isFit(step)))
      return;
    const others = steps.filter((step) => step !== answer && !known.includes(step) && isFit(step));
    questions.push({ question, answer, others });
  };
  steps.forEach((step, i) => {
    ask(QUIZ_ORDER.next(lead, step.words), steps[i + 1], [step]);
    ask(QUIZ_ORDER.previous(lead, step.words), steps[i - 1], [step]);
    if (i > 0 && i < steps.length - 1) ask(QUIZ_ORDER.place(lead, i + 1), step, []);
  });
  ask(QUIZ_ORDER.first(lead), steps[0], []);
  ask(QUIZ_ORDER.last(lead), steps.at(-1), []);
  return questions;
}

/** The lead with the name of its source, unless it names a paper and its day itself. */
function namedLead({ lead, steps }: Procedure): string {
  const document = steps[0]?.sentence.document;
  if (document === undefined || paperMentions(lead).some(({ date }) => date !== null))
    return `${QUIZ_STEM.in} ${lowered(lead)}`;
  return `${QUIZ_STEM.theo(nameSource(document))}${QUIZ_STEM.in.toLowerCase()} ${lowered(lead)}`;
}

function lowered(words: string): string {
  return /^\p{Lu}\p{Ll}*\s\p{Ll}/u.test(words) ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}

/** Whether another list tells of the same procedure with a step in another place. */
function disagree(one: Procedure, other: Procedure, corpus: QuizCorpus): boolean {
  const [a, b] = [subjectOf(readText(one.lead)), subjectOf(readText(other.lead))];
  if (sharedPart(a, b, corpus) < SAME_PROCEDURE) return false;
  return one.steps.some(({ words }, i) => {
    const at = other.steps.findIndex((step) => comparisonKey(step.words) === comparisonKey(words));
    return at !== -1 && at !== i;
  });
}
