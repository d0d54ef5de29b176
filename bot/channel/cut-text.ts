import { sentencesOf } from '../../knowledge/text/sentences.ts';

const GRAPHEMES = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/**
 * The text in pieces of at most so many UTF-16 units, cut between sentences, else between words, else between
 * letters, but never inside one (marks and emoji stay whole). Only white space at the cuts is lost.
 */
export function cutText(text: string, units: number): string[] {
  if (text.length <= units) return text.trim() === '' ? [] : [text];
  const sentences = sentencesOf(text);
  if (sentences.length > 1)
    return gather(
      sentences.map(({ start }, i) => text.slice(i === 0 ? 0 : start, sentences[i + 1]?.start)),
      units,
    );
  const words = text.match(/\S+\s*/g) ?? [];
  if (words.length > 1) return gather(words, units);
  return cutLetters(text.trim(), units);
}

/** Neighbours together as long as there is room; what is too long by itself is cut further. */
function gather(pieces: readonly string[], units: number): string[] {
  const result: string[] = [];
  let open = '';
  const close = (): void => {
    if (open.trim() !== '') result.push(open.trim());
    open = '';
  };
  for (const piece of pieces) {
    if ((open + piece).trimEnd().length <= units) {
      open += piece;
      continue;
    }
    close();
    if (piece.trimEnd().length <= units) open = piece;
    else result.push(...cutText(piece.trim(), units));
  }
  close();
  return result;
}

function cutLetters(text: string, units: number): string[] {
  const result: string[] = [];
  let open = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    // A letter under a tower of marks longer than a message can only be cut.
    const letters =
      segment.length <= units ? [segment] : (segment.match(new RegExp(`[^]{1,${units}}`, 'gu')) ?? []);
    for (const letter of letters) {
      if (open.length + letter.length > units) {
        result.push(open);
        open = '';
      }
      open += letter;
    }
  }
  if (open !== '') result.push(open);
  return result;
}
