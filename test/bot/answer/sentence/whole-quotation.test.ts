import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { wholeQuotation } from '../../../../bot/answer/sentence/whole-quotation.ts';
import { sentencesOf } from '../../../../knowledge/text/sentences.ts';

const LIMIT = 420;
const count = (text: string, mark: string): number => text.split(mark).length - 1;
const at = (text: string, index: number): string => {
  const { start, end } = wholeQuotation(text, sentencesOf(text), index);
  return text.slice(start, end);
};

describe('a sentence inside a quotation is given with the whole quotation', () => {
  const text = 'Mở đầu. Bí thư nói: “Một là họp. Hai là bầu. Ba là báo cáo”. Kết thúc.';

  it.each([
    [0, 'Mở đầu.'],
    [1, 'Bí thư nói: “Một là họp. Hai là bầu. Ba là báo cáo”.'],
    [3, 'Bí thư nói: “Một là họp. Hai là bầu. Ba là báo cáo”.'],
    [4, 'Kết thúc.'],
  ])('sentence %d', (index, quote) => {
    expect(at(text, index)).toBe(quote);
  });
});

test('a quotation too long to be shown whole leaves the sentence alone', () => {
  const text = `Nói: “Mở đầu dài. ${'Câu ở giữa dài. '.repeat(40)}Câu cuối”.`;

  expect(at(text, 0)).toBe('Nói: “Mở đầu dài.');
});

test('a mark that is never closed leaves the sentence alone', () => {
  expect(at('Nói: “Một là họp. Hai là bầu.', 0)).toBe('Nói: “Một là họp.');
});

test('what is more than the sentence is balanced, holds the sentence and is not too long', () => {
  const piece = fc.constantFrom(
    '“',
    '”',
    ' Họp.',
    ' Bầu cử',
    '!',
    '\n',
    ' “Một.',
    ' hai”.',
    ' rất dài'.repeat(30),
  );

  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 25 }), (pieces) => {
      const text = pieces.join('');
      const sentences = sentencesOf(text);
      sentences.forEach((sentence, i) => {
        const { start, end } = wholeQuotation(text, sentences, i);
        expect(start).toBeLessThanOrEqual(sentence.start);
        expect(end).toBeGreaterThanOrEqual(sentence.end);
        if (start === sentence.start && end === sentence.end) return;
        const whole = text.slice(start, end);
        expect(count(whole, '“')).toBe(count(whole, '”'));
        expect(whole.length).toBeLessThanOrEqual(LIMIT);
      });
    }),
    { numRuns: 300 },
  );
});
