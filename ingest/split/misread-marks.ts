import type { Marker } from './markers.ts';

interface Marked {
  readonly text: string;
  readonly marker: Marker | null;
}

/** Marks that begin a list anew. */
const LARGER: readonly Marker['type'][] = ['appendix', 'part', 'chapter', 'section', 'article'];
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
/** `€)`, `©)`, `e)`: what recognition makes of `c)`. */
const MISREAD_C = /^[€©¢e]\s?[).]\s?(?=\S)/u;
/** `đd)`: one of both, seen twice. */
const DOUBLE_D = /^[dđ]{2}\s?\)\s?(?=\S)/u;
/** `H.`, `HI.`, `N-`: strokes of a Roman number that it joined; `II YÊU CẦU`: the dot lost before a heading in capitals. */
const JOINED_STROKES = /^([HNIVXl1]{1,5})(?:\s?[.-]\s?(?=\p{Lu})|\s(?=\p{Lu}{2}[^\p{Ll}]*$))/u;

/**
 * Marks of a recognised paper that the sequence shows to be misread: `I.` behind `I.` is II, `đ)` behind `c)` is d. Only
 * the place that the part is cited by changes; the text stays as it was read.
 */
export function withMisreadMarks<Part extends Marked>(parts: readonly Part[]): Part[] {
  let roman = 0;
  let letter: string | null = null;
  return parts.map((part): Part => {
    const { marker } = part;
    const secondRoman = romanBehind(part, roman);
    if (secondRoman !== null) {
      [roman, letter] = [secondRoman.ordinal ?? roman, null];
      return { ...part, marker: secondRoman };
    }
    const nextLetter = letterBehind(part, letter);
    if (nextLetter !== null) {
      letter = nextLetter.label;
      return { ...part, marker: nextLetter };
    }
    if (marker !== null && LARGER.includes(marker.type)) [roman, letter] = [0, null];
    else if (marker?.type === 'roman') [roman, letter] = [marker.ordinal ?? roman, null];
    else if (marker?.type === 'number' || marker?.type === 'decimal') letter = null;
    else if (marker?.type === 'letter') letter = marker.label;
    return part;
  });
}

/** A Roman number that is not higher than the one before has lost or gained a stroke. */
function romanBehind({ text, marker }: Marked, last: number): Marker | null {
  const label = ROMAN[last];
  if (last === 0 || label === undefined) return null;
  const isAgain = marker?.type === 'roman' && marker.ordinal !== null && marker.ordinal <= last;
  const joined = marker?.type !== 'roman' ? JOINED_STROKES.exec(text) : null;
  const isJoined = joined !== null && strokesOf(joined[1] ?? '') === label;
  if (!isAgain && !isJoined) return null;
  return {
    type: 'roman',
    label,
    ordinal: last + 1,
    length: isAgain ? marker.length : (joined?.[0].length ?? 0),
  };
}

function strokesOf(read: string): string {
  return read.replace(/[HN]/g, 'II').replace(/[l1]/g, 'I');
}

function letterBehind({ text, marker }: Marked, last: string | null): Marker | null {
  const c = last === 'b' ? MISREAD_C.exec(text) : null;
  if (c !== null) return { type: 'letter', label: 'c', ordinal: 3, length: c[0].length };
  const d = last === 'c' || last === 'd' ? DOUBLE_D.exec(text) : null;
  if (d !== null)
    return {
      type: 'letter',
      label: last === 'c' ? 'd' : 'đ',
      ordinal: last === 'c' ? 4 : 5,
      length: d[0].length,
    };
  if (marker?.type !== 'letter') return null;
  if (last === 'c' && marker.label === 'đ') return { ...marker, label: 'd', ordinal: 4 };
  if (last === 'd' && marker.label === 'd') return { ...marker, label: 'đ', ordinal: 5 };
  return null;
}
