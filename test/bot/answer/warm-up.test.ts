import { expect, test } from 'vitest';
import type { Answer, Answerer } from '../../../bot/answer/answer.ts';
import { warmUp } from '../../../bot/answer/warm-up.ts';
import { foundPassages } from '../../support/found-passage.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const passages = foundPassages(
  sampleDocument(
    'a',
    Array.from({ length: 200 }, (_, i) => `Nội dung thứ ${i} của văn bản.`),
  ),
).map(({ passage }, i) => ({ ...passage, headings: i % 2 === 0 ? [`Mục số ${Math.floor(i / 2)}`] : [] }));

const version = {
  passageCount: passages.length,
  passageAt: (row: number) => passages[row] ?? passages[0]!,
};

function listening(onAsked: (text: string) => void = () => undefined): {
  asked: string[];
  answerer: Answerer;
} {
  const asked: string[] = [];
  return {
    asked,
    answerer: {
      answer({ text }) {
        asked.push(text);
        onAsked(text);
        return Promise.resolve({} as Answer);
      },
    },
  };
}

test('the examples come first, then headings and words from all over the version', async () => {
  const { asked, answerer } = listening();
  await warmUp(answerer, ['Ví dụ một?', 'Ví dụ hai?'], version);

  expect(asked.slice(0, 3)).toEqual(['Ví dụ một?', 'Ví dụ hai?', 'Mục số 0']);
  expect(asked.some((text) => text.startsWith('Nội dung thứ'))).toBe(true);
  expect(asked.some((text) => text === 'Mục số 95' || text.startsWith('Nội dung thứ 19'))).toBe(true);
  expect(asked.length).toBeLessThan(70);
});

test('other work goes on between two of them', async () => {
  let turns = 0;
  const { asked, answerer } = listening();
  const ticking = setInterval(() => turns++, 0);
  await warmUp(answerer, [], {
    ...version,
    passageAt: (row) => {
      const until = performance.now() + 1;
      while (performance.now() < until);
      return version.passageAt(row);
    },
  });
  await new Promise((resolve) => setImmediate(resolve));
  clearInterval(ticking);

  expect(asked.length).toBeGreaterThan(10);
  expect(turns).toBeGreaterThan(0);
});

test('an empty version is warmed by the examples alone', async () => {
  const { asked, answerer } = listening();
  await warmUp(answerer, ['Ví dụ một?'], { ...version, passageCount: 0 });

  expect(asked).toEqual(['Ví dụ một?']);
});
