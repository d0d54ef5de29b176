import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { Audience } from '../answer/audience.ts';
import type { ApprovedAnswers } from '../dialogue/approved-answers.ts';
import { readCarefully } from '../dialogue/careful-words.ts';
import { basisOf } from '../dialogue/find-approved.ts';
import type { HeldKnowledge } from '../dialogue/held-knowledge.ts';
import type { GoldenQuestions } from './golden-questions.ts';
import { QUESTION_PAGE } from './question-messages.vi.ts';

/** What became of a form: sentences for the administrator. */
export type SeenTo =
  { readonly ok: true; readonly done: readonly string[] } | { readonly ok: false; readonly problem: string };

const SAY = QUESTION_PAGE.problems;
const MOST = { question: 1_000, reply: 4_000, role: 100, facts: 10, fact: 200 } as const;

const refused = (problem: string): SeenTo => ({ ok: false, problem });

/** Keeps an answer for whoever asks the same. `key` names the form: sent twice it is kept once. */
export async function approveAnswer(
  form: {
    readonly question: string;
    readonly reply: string;
    readonly role: string;
    readonly audience: Audience;
  },
  key: string,
  parts: {
    readonly approved: Pick<ApprovedAnswers, 'save'>;
    readonly knowledge: HeldKnowledge;
    readonly now: () => Date;
  },
): Promise<SeenTo> {
  const [question, role] = [foldSpaces(form.question), foldSpaces(form.role)];
  const reply = form.reply.replace(/\r\n?/g, '\n').trim();
  if (question === '' || reply === '' || role === '') return refused(SAY.empty);
  if (question.length > MOST.question || reply.length > MOST.reply || role.length > MOST.role)
    return refused(SAY.tooLong);
  const [asked, said] = [readCarefully(question), readCarefully(reply)];
  if (asked.isSecret || said.isSecret) return refused(SAY.secret);
  const day = dayInVietnam(parts.now());
  const basis = await basisOf(asked.text, parts.knowledge, day);
  await parts.approved.save(key, {
    ...{ question: asked.text, reply: said.text, role, audience: form.audience, approvedOn: day },
    basis: basis ?? { version: '', documents: [], newestOn: null },
  });
  const isMasked = asked.hasPrivate || said.hasPrivate;
  return {
    ok: true,
    done: [QUESTION_PAGE.done.approved, ...(isMasked ? [QUESTION_PAGE.done.masked] : [])],
  };
}

/** Adds a question to those asked before a version is used. */
export async function addGolden(
  form: { readonly question: string; readonly facts: string; readonly hasNoAnswer: boolean },
  golden: Pick<GoldenQuestions, 'add'>,
): Promise<SeenTo> {
  const question = foldSpaces(form.question);
  const facts = form.facts
    .split('\n')
    .map((line) => foldSpaces(line))
    .filter((line) => line !== '');
  if (question === '') return refused(SAY.empty);
  if (question.length > MOST.question) return refused(SAY.tooLong);
  if (facts.length > 0 && form.hasNoAnswer) return refused(SAY.both);
  if (facts.length === 0 && !form.hasNoAnswer) return refused(SAY.facts);
  if (facts.length > MOST.facts || facts.some((fact) => fact.length > MOST.fact))
    return refused(SAY.tooManyFacts);
  const careful = readCarefully([question, ...facts].join('\n'));
  if (careful.isSecret) return refused(SAY.secret);
  const isNew = await golden.add({ question: readCarefully(question).text, facts });
  return isNew ? { ok: true, done: [QUESTION_PAGE.done.golden] } : refused(SAY.known);
}
