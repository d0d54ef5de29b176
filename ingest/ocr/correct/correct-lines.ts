import type { ReadLine } from '../../parse/page-reader.ts';
import { correctText } from './correct-text.ts';
import { loadSyllableModel } from './syllable-model.ts';

/** The lines with misread syllables put right; what was recognised stays in `raw`. */
export function correctLines(lines: readonly ReadLine[]): ReadLine[] {
  const model = loadSyllableModel();
  return lines.map((line) => ({ ...line, text: correctText(line.text, model) }));
}
