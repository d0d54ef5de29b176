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
  'questions.open-blind.jsonl',
  'questions.plain.jsonl',
  'questions.plain-blind.jsonl',
  'questions.starter-more.jsonl',
  'questions.starter-more-blind.jsonl',
];
const REPORTS = ['questions.reports.jsonl', 'questions.reports-blind.jsonl'];

const STARTER = fileURLToPath(new URL('../../knowledge/documents', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const isShared = existsSync(CORPUS);
const condition = isShared ? '' : ' (skipped: needs ../shared/corpus beside the project)';

function questionsOf(file: string): EvalQuestion[] {
  return parseQuestions(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

/** Questions with a fact that no source of theirs holds in any of its forms. */
function unfounded(questions: readonly EvalQuestion[], folder: string): string[] {
  return questions
    .filter(({ source, source2, expected_facts, accept }) => {
      const text = [source, source2]
        .filter((file) => file !== undefined && file !== '')
        .map((file) => readFileSync(`${folder}/${file}`, 'utf8').replaceAll('**', ''))
        .join(' ');
      return !expected_facts.every((fact, i) =>
        (accept?.[i] ?? [fact]).some((form) => holdsFact(text, form)),
      );
    })
    .map(({ id }) => id);
}

test('no question is asked twice, and the blind sets share none with those that are fitted on', () => {
  const asked = [...SLOPPY, ...REPORTS].flatMap(questionsOf).map(({ question }) => question);

  expect(asked.filter((question, i) => asked.indexOf(question) !== i)).toEqual([]);
});

test('questions on the reports hold no words of them but the facts', () => {
  expect(REPORTS.flatMap(questionsOf).filter(({ evidence }) => evidence !== undefined)).toEqual([]);
});

test.each(SLOPPY)('every fact of %s stands in its document', (file) => {
  expect(unfounded(questionsOf(file), STARTER)).toEqual([]);
});

describe.skipIf(!isShared)(`questions on local reports${condition}`, () => {
  it.each(REPORTS)('every fact of %s stands in its report', (file) => {
    expect(unfounded(questionsOf(file), CORPUS)).toEqual([]);
  });
});
