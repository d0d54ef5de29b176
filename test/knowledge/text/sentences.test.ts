import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';

describe('sentencesOf', () => {
  it.each([
    ['Một. Hai! Ba?', ['Một.', 'Hai!', 'Ba?']],
    ['Ông nói: “Tốt lắm.” Rồi đi.', ['Ông nói: “Tốt lắm.”', 'Rồi đi.']],
    ['TP. Hồ Chí Minh có 1.000 đảng viên. Hết.', ['TP. Hồ Chí Minh có 1.000 đảng viên.', 'Hết.']],
    ['Điều 5. Phạm vi\nKhoản một; khoản hai.', ['Điều 5. Phạm vi', 'Khoản một; khoản hai.']],
    ['kỹ năng mềm… của đội ngũ. Xong.', ['kỹ năng mềm… của đội ngũ.', 'Xong.']],
  ])('%s', (text, expected) => {
    expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual(expected);
  });

  it('loses no character but white space, and offsets point at the words', () => {
    const piece = fc.constantFrom('Đảng bộ', ' ', '. ', '! ', '…', '\n', '1', 'TP.', '”', '(', 'x.', '? A');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const sentences = sentencesOf(text);
        expect(
          sentences
            .map(({ text }) => text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        for (const { text: words, start, end } of sentences) expect(text.slice(start, end)).toBe(words);
      }),
    );
  });
});
