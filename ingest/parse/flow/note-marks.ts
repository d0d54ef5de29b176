import { formatNumber } from './number-formats.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The mark of a note as it stands in the text: `¹` for footnotes, `(i)` for endnotes. */
export function noteMark(count: number, kind: 'footnote' | 'endnote'): string {
  if (kind === 'endnote') return `(${formatNumber(count, 'lowerRoman')})`;
  return [...String(count)].map((digit) => SUPERSCRIPTS[Number(digit)] ?? '').join('');
}
