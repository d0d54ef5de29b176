import { describe, expect, it } from 'vitest';
import { dropSecondReadings } from '../../../ingest/ocr/drop-second-readings.ts';
import type { RecognisedLine } from '../../../ingest/ocr/recogniser.ts';

const line = (text: string, left: number, right: number, top = 100, bottom = 130): RecognisedLine => ({
  text,
  confidence: 90,
  box: { left, right, top, bottom },
});
const kept = (...lines: RecognisedLine[]): string[] => dropSecondReadings(lines).map(({ text }) => text);

describe('lines that an engine gives twice', () => {
  it('loses the word that was torn out of its line', () => {
    expect(kept(line('Lê Hữu Mã', 100, 300), line('ê', 120, 135), line('Hữu', 180, 220))).toEqual([
      'Lê Hữu Mã',
    ]);
  });

  it('keeps a word beside, one that says something else, and the same word on another line', () => {
    const whole = line('Lê Hữu Mã', 100, 300);
    expect(kept(whole, line('Mã', 290, 340))).toHaveLength(2);
    expect(kept(whole, line('Bí', 120, 150))).toHaveLength(2);
    expect(kept(whole, line('Hữu', 180, 220, 140, 170))).toHaveLength(2);
    expect(kept(whole, line('Lê Hữu Mã', 100, 300))).toHaveLength(2);
  });
});
