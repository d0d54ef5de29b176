import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import { parseQuestions } from './evaluate-answers.ts';

const SLOPPY = [
  'questions.sloppy.jsonl',
  'questions.sloppy-blind.jsonl',
  'questions.open.jsonl',
  'questions.plain.jsonl',
  'questions.plain-blind.jsonl',
  'questions.starter-more.jsonl',
  'questions.starter-late-blind.jsonl',
];
const REPORTS = [
  'questions.reports.jsonl',
  'questions.reports-more.jsonl',
  'questions.reports-late-blind.jsonl',
];

const STARTER = fileURLToPath(new URL('../../knowledge/documents', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const isShared = existsSync(CORPUS);
const condition = isShared ? '' : ' (skipped: needs ../shared/corpus beside the project)';

function questionsOf(file: string): EvalQuestion[] {
  return parseQuestions(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

/** Questions with a fact that no source of theirs, in the first folder that has it, holds in any of its forms. */
function unfounded(questions: readonly EvalQuestion[], ...folders: readonly string[]): string[] {
  return questions
    .filter(({ source, source2, expected_facts, accept }) => {
      const text = [source, source2]
        .filter((file): file is string => file !== undefined && file !== '')
        .map((file) => readFileSync(pathOf(file, folders), 'utf8').replaceAll('**', ''))
        .join(' ');
      return !expected_facts.every((fact, i) =>
        (accept?.[i] ?? [fact]).some((form) => holdsFact(text, form)),
      );
    })
    .map(({ id }) => id);
}

function pathOf(file: string, folders: readonly string[]): string {
  const path = folders.map((folder) => `${folder}/${file}`).find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error(`no folder holds ${file}`);
  return path;
}

test('no question is asked twice, and the blind sets share none with those that are fitted on', () => {
  const asked = [...SLOPPY, ...REPORTS].flatMap(questionsOf).map(({ question }) => question);

  expect(asked.filter((question, i) => asked.indexOf(question) !== i)).toEqual([]);
});

test('questions on the reports hold no words of them but the facts', () => {
  expect(REPORTS.flatMap(questionsOf).filter(({ evidence }) => evidence !== undefined)).toEqual([]);
});

test('an id stands for one question', () => {
  const ids = [...SLOPPY, ...REPORTS].flatMap(questionsOf).map(({ id }) => id);

  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('accepted forms go with each fact and hold the fact itself', () => {
  const wrong = REPORTS.flatMap(questionsOf).filter(
    ({ expected_facts, accept }) =>
      accept &&
      (accept.length !== expected_facts.length ||
        accept.some((forms, i) => !forms.includes(expected_facts[i]!))),
  );

  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test.each(SLOPPY)('every fact of %s stands in its document', (file) => {
  expect(unfounded(questionsOf(file), STARTER)).toEqual([]);
});

describe.skipIf(!isShared)(`questions on local reports${condition}`, () => {
  it.each(REPORTS)('every fact of %s stands in its report', (file) => {
    expect(unfounded(questionsOf(file), CORPUS, STARTER)).toEqual([]);
  });
});
