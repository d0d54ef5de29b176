import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { parseQuestions } from './evaluate-answers.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';

const questions = parseQuestions(readFileSync(new URL('questions.starter.jsonl', import.meta.url), 'utf8'));
const answerable = questions.filter(({ expected_facts }) => expected_facts.length > 0);

/** Sections of a starter document, without front matter and Markdown stars. */
function sectionsOf(file: string): string[] {
  const text = readFileSync(new URL(`../../knowledge/documents/${file}`, import.meta.url), 'utf8');
  const body = text.replace(/^---\n[^]*?\n---\n/, '').replaceAll('**', '');
  return body.split(/^## /m).map(foldSpaces);
}

test('the set has answerable and unanswerable questions, each with an id of its own', () => {
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  expect([answerable.length, questions.length - answerable.length]).toEqual([150, 60]);
});

test('the evidence stands word for word in its document, in one section with every expected fact', () => {
  const wrong = answerable.filter(({ source = '', evidence = '', expected_facts }) => {
    const sections = sectionsOf(source).filter((text) => text.includes(evidence));
    const isShort = evidence !== '' && evidence.split(' ').length <= 25;
    return !isShort || !sections.some((text) => expected_facts.every((fact) => holdsFact(text, fact)));
  });

  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('a second source holds a form of every expected fact too', () => {
  const wrong = answerable.filter(({ source2, expected_facts, accept }) => {
    if (!source2) return false;
    const text = sectionsOf(source2).join(' ');
    return !expected_facts.every((fact, i) =>
      [fact, ...(accept?.[i] ?? [])].some((form) => holdsFact(text, form)),
    );
  });

  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('a list of equivalent forms goes with each fact and holds the fact itself', () => {
  const wrong = answerable.filter(
    ({ accept, expected_facts }) =>
      accept &&
      (accept.length !== expected_facts.length ||
        accept.some((forms, i) => !forms.includes(expected_facts[i]!))),
  );

  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('the held-out set, on which nothing is fitted, keeps the same rules', () => {
  const heldOut = parseQuestions(readFileSync(new URL('questions.heldout.jsonl', import.meta.url), 'utf8'));
  const asked = new Set(questions.map(({ question }) => question));
  const wrong = heldOut.filter(({ question, source = '', evidence = '', expected_facts }) => {
    if (asked.has(question)) return true;
    if (expected_facts.length === 0) return evidence !== '';
    const sections = sectionsOf(source).filter((text) => text.includes(evidence));
    return !sections.some((text) => expected_facts.every((fact) => holdsFact(text, fact)));
  });

  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(heldOut.length).toBe(30);
});

test.each(['questions.starter-more.jsonl', 'questions.starter-late-blind.jsonl'])(
  'every question of %s keeps the same rules: evidence of one section, whole lists of forms, a second source that holds the facts',
  (file) => {
    const more = parseQuestions(readFileSync(new URL(file, import.meta.url), 'utf8'));
    const wrong = more.filter(({ source = '', source2, evidence = '', expected_facts, accept }) => {
      if (expected_facts.length === 0) return evidence !== '' || source !== '';
      const forms = accept ?? expected_facts.map((fact) => [fact]);
      const isWhole = forms.length === expected_facts.length;
      const isShort = evidence !== '' && evidence.split(' ').length <= 25;
      const sections = sectionsOf(source).filter((text) => text.includes(evidence));
      const second = source2 === undefined ? undefined : sectionsOf(source2).join(' ');
      return !(
        isWhole &&
        isShort &&
        expected_facts.every((fact, i) => forms[i]?.includes(fact)) &&
        sections.some((text) => expected_facts.every((fact) => holdsFact(text, fact))) &&
        (second === undefined || forms.every((ways) => ways.some((way) => holdsFact(second, way))))
      );
    });

    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(new Set([...questions, ...more].map(({ id }) => id)).size).toBe(questions.length + more.length);
    expect(more.length).toBeGreaterThan(40);
  },
);
