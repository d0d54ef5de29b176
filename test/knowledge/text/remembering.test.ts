import { expect, test } from 'vitest';
import { remembering } from '../../../knowledge/text/remembering.ts';

function counting(held: number): { readonly of: (text: string) => string; readonly made: string[] } {
  const made: string[] = [];
  const of = remembering(held, (text: string) => {
    made.push(text);
    return text.toUpperCase();
  });
  return { of, made };
}

test('what was made is given again without being made again', () => {
  const { of, made } = counting(10);

  expect([of('a'), of('b'), of('a')]).toEqual(['A', 'B', 'A']);
  expect(made).toEqual(['a', 'b']);
});

test('the texts asked last are remembered, those of long ago are forgotten', () => {
  const { of, made } = counting(4);
  for (const text of 'abcdefghij') of(text);
  made.length = 0;

  for (const text of 'ghij') of(text);
  expect(made).toEqual([]);
  of('a');
  expect(made).toEqual(['a']);
});

test('a text asked all the time is never forgotten', () => {
  const { of, made } = counting(4);
  for (let i = 0; i < 100; i++) {
    of('always');
    of(`once ${i}`);
  }

  expect(made.filter((text) => text === 'always')).toHaveLength(1);
});

test('texts of a whole book are worked on each time', () => {
  const { of, made } = counting(4);
  const book = 'x'.repeat(100_000);
  of(book);
  of(book);

  expect(made).toHaveLength(2);
});
