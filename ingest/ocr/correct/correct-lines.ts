import type { ReadLine } from '../../parse/page-reader.ts';
import { correctText } from './correct-text.ts';
import { loadSyllableModel } from './syllable-model.ts';

/** Words of the lines before and behind that say how a sentence goes on over the end of a line. */
const CONTEXT = 2;
/** Most blank between two lines of one paragraph, in heights of a line. */
const LEADING = 1.5;

/** The lines with misread syllables put right; what was recognised stays in `raw`. */
export function correctLines(lines: readonly ReadLine[]): ReadLine[] {
  const model = loadSyllableModel();
  const read = lines.map((line) => ({ ...line, text: plainSigns(plainEth(line.text)) }));
  return read.map((line, i) => {
    const [above, below] = [read[i - 1], read[i + 1]];
    const before = above !== undefined && goesOn(above, line) ? words(above.text).slice(-CONTEXT) : [];
    const behind = below !== undefined && goesOn(line, below) ? words(below.text).slice(0, CONTEXT) : [];
    const parts = [before.join(' '), line.text, behind.join(' ')].filter((part) => part !== '');
    // Line breaks come back where they were.
    const corrected = correctText(parts.join('\n'), model).split('\n');
    return { ...line, text: corrected[before.length > 0 ? 1 : 0] ?? line.text };
  });
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Whether the sentence of a line goes on in the one below: a small letter begins it, and it stands close under the first. */
function goesOn(line: ReadLine, below: ReadLine): boolean {
  const height = line.box.bottom - line.box.top;
  const gap = below.box.top - line.box.bottom;
  const isUnder = below.box.left < line.box.right && line.box.left < below.box.right;
  return (
    isUnder &&
    gap > -height &&
    gap < LEADING * height &&
    /\p{Ll}/u.test(line.text) &&
    /^\p{Ll}/u.test(below.text)
  );
}

/** The letter Đ as recognisers see it: the Icelandic Ð, or both of them for one (`QĐÐ` → `QĐ`). */
export function plainEth(text: string): string {
  return text
    .replace(/Đ(?=Ð)|(?<=Ð)[ĐÐ]/gu, '')
    .replaceAll('Ð', 'Đ')
    .replaceAll('ð', 'đ');
}

/** A slash recognised as the stroke of a fraction (`V⁄v`), and the mark of a point whose letter was taken for a sign (`€)`). */
export function plainSigns(text: string): string {
  return text.replace(/[\u2044\u2215]/g, '/').replace(/^[€©¢](?=\s?\)\s?\p{L})/u, 'c');
}
