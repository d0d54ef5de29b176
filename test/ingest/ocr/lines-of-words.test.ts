import { describe, expect, it } from 'vitest';
import { linesOfWords, type RecognisedWord } from '../../../ingest/ocr/lines-of-words.ts';

const HEIGHT = 40;

/** Words with the gap before each, in heights of the line. */
function wordsOf(...words: readonly (readonly [string, number])[]): RecognisedWord[] {
  let left = 100;
  return words.map(([text, gap], i) => {
    left += gap * HEIGHT;
    const width = text.length * 20;
    const box = { left, top: 200 + i, right: left + width, bottom: 200 + HEIGHT + i };
    left += width;
    return { text, confidence: 90 - i, box };
  });
}

describe('words that an engine put into one line', () => {
  it('stay one line with the spaces of justified print', () => {
    const lines = linesOfWords(wordsOf(['Đại', 0], ['hội', 0.3], ['đảng', 1.2], ['bộ', 0.4]));

    expect(lines.map(({ text }) => text)).toEqual(['Đại hội đảng bộ']);
    expect(lines[0]?.confidence).toBe(88.5);
  });

  it('are two lines where two columns stand side by side', () => {
    const lines = linesOfWords(wordsOf(['Nơi', 0], ['nhận:', 0.3], ['BÍ', 4], ['THƯ', 0.3]));

    expect(lines.map(({ text }) => text)).toEqual(['Nơi nhận:', 'BÍ THƯ']);
    expect(lines[0]!.box.right).toBeLessThan(lines[1]!.box.left);
  });

  it('are not bridged by dust between two columns', () => {
    const lines = linesOfWords(wordsOf(['VIỆT', 0], ['ˆ', 1.2], ['CỘNG', 1.2]));

    expect(lines.map(({ text }) => text)).toEqual(['VIỆT', 'CỘNG']);
  });

  it('may be none', () => {
    expect(linesOfWords([])).toEqual([]);
  });
});
