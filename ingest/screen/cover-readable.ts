import { foldDiacritics } from '../../knowledge/text/fold.ts';
import type { ParsedText } from '../parse/parser.ts';

/** Mean confidence of a recognised cover below which its stamp may have been missed. Good scans give 80 and more. */
const LOWEST_CONFIDENCE = 55;
/** A cover bears at least issuer, title and place: so many letters. */
const FEWEST_LETTERS = 30;
/** Share of the words of a recognised cover that can be Vietnamese syllables. */
const SYLLABLE_SHARE = 0.5;
/** A folded Vietnamese syllable: `nghieng`, `dang`, `uy`; near misses: `xvk`, `ttr`. */
const SYLLABLE =
  /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/;

/**
 * Whether the first page was read well enough to know that it carries no mark of secrecy. False for a picture that
 * gave no text and for one recognised with little confidence; formats without pages are always readable.
 */
export function coverIsReadable({
  blocks,
  pages,
  ocr,
}: Pick<ParsedText, 'blocks' | 'pages' | 'ocr'>): boolean {
  if (ocr?.pages.includes(1) === true) {
    const confidence = ocr.pageConfidences?.[ocr.pages.indexOf(1)] ?? ocr.confidence;
    const cover = ocr.rawText.split('\f')[0] ?? '';
    return confidence >= LOWEST_CONFIDENCE && isText(cover);
  }
  if (pages === null || pages === 0 || blocks.every(({ page }) => page === null)) return true;
  const onCover = blocks.filter(({ page }) => page === 1).map(({ text }) => text);
  return lettersIn(onCover.join(' ')) >= FEWEST_LETTERS;
}

function isText(cover: string): boolean {
  const words = foldDiacritics(cover).match(/[a-z]+/g) ?? [];
  const syllables = words.filter((word) => SYLLABLE.test(word)).length;
  return lettersIn(cover) >= FEWEST_LETTERS && syllables >= words.length * SYLLABLE_SHARE;
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
