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

/** The answer to the question of the case over its papers, taken in by the product's own ingest. */
async function answerTo({ files, question }: PairedCase): Promise<{ answer: Answer; faults: string[] }> {
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
    const answer = await productAnswerer(knowledge).answer({ asOf: ASKED_ON, ...question });
    return { answer, faults: answerFaults(answer, knowledge.reader) };
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
  const { answer, faults } = await answerTo(one);
  const [first = ''] = answer.text.split('\n');
  const isShown = foldSpaces(answer.text).includes(foldSpaces(one.wrong));

  expect(faults, answer.text).toEqual([]);
  if (isShown) {
    expect(first.startsWith(FIRST_LINE_BEGINS), answer.text).toBe(true);
    expect(first).toMatch(one.unlessSaid);
  }
  if (one.isOnlyOther) expect(isShown || answer.status !== 'answered', answer.text).toBe(true);
  const isRight =
    one.right === null ? isShown === (one.isOnlyOther ?? false) : shows(answer, one.right) && !isShown;
  if (isRight) right++;
  else missed.push(`${one.name}: ${answer.status} ${answer.text}`);
});

test('and the source that holds is the one shown', () => {
  expect(right / cases.length, missed.join('\n\n')).toBeGreaterThanOrEqual(0.95);
});

function shows({ status, text }: Answer, figure: string): boolean {
  return status === 'answered' && new RegExp(`(?<!\\d)${figure}(?!\\d)`).test(text);
}
