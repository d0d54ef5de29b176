import { foldDiacritics } from '../text/fold.ts';
import { normalizeText } from '../text/normalize.ts';

/** Cyrillic, Greek and phonetic letters that print like Latin ones, and those they print like. */
const LOOK_ALIKES = 'аАвВеЕкКмМнНоОрРсСтТуУхХіІјЈѕЅгпԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικρτυɑɡı';
const LATIN = 'aAbBeEkKmMhHoOpPcCtTyYxXiIjJsSrndqwABEZHIKMNOPTYXoavikptuagi';
const LOOK_ALIKE = new RegExp(`[${LOOK_ALIKES}]`, 'gu');

/** Composed letters of Vietnamese and nothing to take off; eth, which prints like đ, is not among them. */
const PLAIN = /^[ -~\u00C0-\u00CF\u00D1-\u00EF\u00F1-\u024F\u1E00-\u1EFF]*$/;

/** The text in plain Latin letters: styled and full-width letters and foreign look-alikes replaced, case and marks kept. */
export function plainLetters(text: string): string {
  if (PLAIN.test(text)) return text;
  return normalizeText(text.normalize('NFKC'))
    .replace(LOOK_ALIKE, (letter) => LATIN[LOOK_ALIKES.indexOf(letter)] ?? letter)
    .normalize('NFC');
}

/** What remains of a text when every disguise of its letters is taken off: plain letters, folded, lower case. For comparing only. */
export function latinSkeleton(text: string): string {
  return foldDiacritics(plainLetters(text));
}
