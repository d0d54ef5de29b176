import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { openStarterKnowledge, productAnswerer } from '../../support/starter-knowledge.ts';
import { parseQuestions } from '../evaluate-answers.ts';
import { compareNoise } from './noise-figures.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { noisy, NOISES } from './typing-noise.ts';

const QUESTION = 'Số dư khi bầu cấp ủy theo 190-QĐ/TW được quy định như thế nào, BTV?';

describe('the noise is of its kind and leaves numbers and short forms alone', () => {
  it.each([
    ['telex', 'soos duw khi baauf caaps uyr theo 190-QĐ/TW dduwowcj quy ddinhj nhuw thees naof, BTV?'],
    ['vni', 'so61 du7 khi ba6u2 ca6p1 uy3 theo 190-QĐ/TW d9u7o7c5 quy d9inh5 nhu7 the61 nao2, BTV?'],
    ['no-diacritics', 'So du khi bau cap uy theo 190-QD/TW duoc quy dinh nhu the nao, BTV?'],
  ] as const)('%s', (noise, text) => {
    expect(noisy(QUESTION, noise, seededRandom(1))).toBe(text);
  });

  it('one slip changes one word', () => {
    const slipped = noisy(QUESTION, 'typo', seededRandom(1)).split(' ');

    expect(slipped.filter((word, i) => word !== QUESTION.split(' ')[i])).toHaveLength(1);
  });

  it('chat spelling', () => {
    expect(noisy(QUESTION, 'teencode', seededRandom(1))).toMatch(/d[cđ]?c? wy định ntn|đc wy định ntn/);
  });
});

test('the same seed gives the same noise', () => {
  const typed = () => {
    const random = seededRandom(7);
    return [1, 2, 3].map(() => noisy(QUESTION, 'typo', random));
  };

  expect(typed()).toEqual(typed());
});

test('questions that come noisy from a phone lose little of their answers', async () => {
  const starter = await openStarterKnowledge();
  try {
    const all = parseQuestions(readFileSync(new URL('../questions.starter.jsonl', import.meta.url), 'utf8'));
    // Every third question, so that this stays quick; `eval noise` asks them all.
    const questions = all.filter((_, i) => i % 3 === 0);
    const { noises, lost } = await compareNoise(productAnswerer(starter.knowledge), questions, 1);

    for (const noise of NOISES)
      expect(noises[noise].loss, `${noise}: ${JSON.stringify(lost)}`).toBeLessThan(0.07);
  } finally {
    starter.remove();
  }
}, 120_000);
