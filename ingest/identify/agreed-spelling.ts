import { foldDiacritics } from '../../knowledge/text/fold.ts';

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

/** Recognition takes hỏi and ngã for sắc or for none and hardly ever sees them where they are not: they count twice. */
const CURLED = ['\u0309', '\u0303'];

/**
 * One syllable from several readings of it that differ in their marks: letters (â, ă, ơ, đ) and tone are each those of
 * most readings, and where as many have a mark as have none it is there: recognition loses marks, and seldom makes one.
 * The capitals of the first reading. Readings with a letter too many do not count unless all have one.
 */
export function agreed(readings: readonly string[]): string {
  const shortest = Math.min(...readings.map((reading) => reading.length));
  const parts = readings.filter((reading) => reading.length === shortest).map(partsOf);
  const letters = mostOf(
    parts.map((part) => part.letters),
    isPlain,
  );
  const tone = mostOf(
    parts.flatMap((part) => (CURLED.includes(part.tone) ? [part.tone, part.tone] : [part.tone])),
    (mark) => mark === '',
  );
  // Where the tone stands is as the readings with these letters and this tone write it.
  const written = parts.find((part) => part.letters === letters && part.tone === tone);
  const alike = parts.find((part) => part.tone === tone) ?? parts[0];
  return written?.reading ?? withTone(letters, tone, alike?.at ?? 0);
}

interface Parts {
  readonly reading: string;
  readonly letters: string;
  /** The mark of the tone, empty for none. */
  readonly tone: string;
  /** Which letter bears it. */
  readonly at: number;
}

function partsOf(reading: string): Parts {
  const signs = [...reading.normalize('NFC')];
  const at = signs.findIndex((sign) => TONE.test(sign.normalize('NFD')));
  const tone = at === -1 ? '' : (TONE.exec((signs[at] ?? '').normalize('NFD'))?.[0] ?? '');
  const letters = signs.map((sign) => sign.normalize('NFD').replace(TONE, '').normalize('NFC')).join('');
  return { reading, letters, tone, at };
}

function isPlain(letters: string): boolean {
  return foldDiacritics(letters) === letters.toLowerCase();
}

function mostOf(values: readonly string[], isBare: (value: string) => boolean): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best = ['']] = [...counts].sort(([a, x], [b, y]) => y - x || Number(isBare(a)) - Number(isBare(b)));
  return best[0] ?? '';
}

function withTone(letters: string, tone: string, at: number): string {
  return [...letters].map((letter, i) => (i === at ? `${letter}${tone}`.normalize('NFC') : letter)).join('');
}
