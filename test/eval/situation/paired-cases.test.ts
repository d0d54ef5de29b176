import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Answer } from '../../../bot/answer/answer.ts';
import { FIRST_LINE_BEGINS } from '../../../bot/answer/situation/first-line.ts';
import { openKnowledge } from '../../../knowledge/open-knowledge.ts';
import { currentVersionName } from '../../../knowledge/store/publish.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { answerFaults } from '../../support/answer-faults.ts';
import { reportIngest } from '../../support/report-ingest.ts';
import { ASKED_ON, productAnswerer } from '../../support/starter-knowledge.ts';
import { pairedCases, type PairedCase } from './paired-cases.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tro-ly-paired-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = pairedCases();
let asked = 0;
/** Cases in which the source that holds was the one shown. */
let right = 0;
const missed: string[] = [];

interface Asked {
  readonly answer: Answer;
  readonly faults: readonly string[];
}

/** The answers to both forms of the question over the papers of the case, taken in by the product's own ingest. */
async function answersTo({ files, question, plain }: PairedCase): Promise<Asked[]> {
  const root = join(folder, String(asked++));
  mkdirSync(join(root, 'docs'), { recursive: true });
  for (const { name, text } of files) writeFileSync(join(root, 'docs', name), text);
  const report = await reportIngest([join(root, 'docs'), '--data', join(root, 'data')]);
  expect(report.files.map(({ state }) => state)).toEqual(
    files.filter(({ name }) => name.endsWith('.txt')).map(() => 'added'),
  );
  const knowledgeDir = join(root, 'data', 'knowledge');
  const knowledge = await openKnowledge(knowledgeDir, currentVersionName(knowledgeDir) ?? '');
  try {
    const answerer = productAnswerer(knowledge);
    const answers: Asked[] = [];
    for (const one of [question, plain]) {
      const answer = await answerer.answer({ asOf: ASKED_ON, ...one });
      answers.push({ answer, faults: answerFaults(answer, knowledge.reader) });
    }
    return answers;
  } finally {
    knowledge.close();
    rmSync(root, { recursive: true, force: true });
  }
}

test('there are at least 60 pairs, each asked once', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

test.each(cases)('never shown as the rule without its first line: $name', async (one) => {
  for (const { answer, faults } of await answersTo(one)) {
    const [first = ''] = answer.text.split('\n');
    const isShown = foldSpaces(answer.text).includes(foldSpaces(one.wrong));

    expect(faults, answer.text).toEqual([]);
    if (isShown) {
      expect(first.startsWith(FIRST_LINE_BEGINS), answer.text).toBe(true);
      expect(first).toMatch(one.unlessSaid);
    }
    const isRight =
      one.right === null ? isShown === (one.isOnlyOther ?? false) : shows(answer, one.right) && !isShown;
    if (isRight) right++;
    else missed.push(`${one.name}: ${answer.status} ${answer.text}`);
  }
});

/**
 * What the sentence reader finds in these small collections, with room for its weights to change. Not being sure enough
 * to answer is a miss here, never a wrong rule.
 */
const FOUND = 0.8;

test('and mostly the source that holds is the one shown', () => {
  const share = right / (2 * cases.length);
  expect(share, `${share}\n${missed.join('\n\n')}`).toBeGreaterThanOrEqual(FOUND);
});

function shows({ status, text }: Answer, figure: string): boolean {
  return status === 'answered' && new RegExp(`(?<!\\d)${figure}(?!\\d)`).test(text);
}
