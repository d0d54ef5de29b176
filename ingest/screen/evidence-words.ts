import { maskText } from '../../knowledge/screen/mask-text.ts';

/** Nine digits and more are the number of a person or a telephone, never of a paper. */
const LONG_NUMBER = /\d(?:[ .-]?\d){8,}/g;

/** What a cut left of an address or a telephone number at the end. */
const CUT_OFF = /(?:\S{1,64}@\S*|(?<![\d/.,-])0\d{2}[\d .-]*)$/;

/** The first `length` characters of words kept as evidence, private numbers and addresses masked before they are cut. */
export function evidenceWords(text: string, length: number): string {
  return maskText(text.slice(0, 4 * length))
    .slice(0, length)
    .replace(LONG_NUMBER, '…')
    .replace(CUT_OFF, '…');
}
