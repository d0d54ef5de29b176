import type { ReadLine } from '../../parse/page-reader.ts';
import { correctText } from './correct-text.ts';
import { loadSyllableModel } from './syllable-model.ts';

/** The lines with misread syllables put right; what was recognised stays in `raw`. */
export function correctLines(lines: readonly ReadLine[]): ReadLine[] {
  const model = loadSyllableModel();
  return lines.map((line) => ({ ...line, text: correctText(plainEth(line.text), model) }));
}

/** The letter Đ as recognisers see it: the Icelandic Ð, or both of them for one (`QĐÐ` → `QĐ`). */
export function plainEth(text: string): string {
  return text
    .replace(/Đ(?=Ð)|(?<=Ð)[ĐÐ]/gu, '')
    .replaceAll('Ð', 'Đ')
    .replaceAll('ð', 'đ');
}
