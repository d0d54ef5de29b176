/** A run of letters. */
const WORD = /[\p{L}\p{M}]+/gu;
/** Vietnamese letters beyond ASCII that are small. */
const SMALL_MARKED = /[à-ỹđ]/u;

/**
 * Capitals that the encoding could not write: TCVN3 has none with tones and VPS fonts share some, so `ĐảNG` stands for
 * `ĐẢNG`. A word of two capitals or more is capital throughout; a line of such words takes its short words along.
 */
export function restoreCapitals(text: string): string {
  return text.replace(/[^\n\r]+/g, (line) => {
    if (!SMALL_MARKED.test(line)) return line;
    const isCapitalLine = !/[a-z]/.test(line) && (line.match(WORD) ?? []).some(isCapitalWord);
    return line.replace(WORD, (word) => (isCapitalLine || isCapitalWord(word) ? word.toUpperCase() : word));
  });
}

/** `HộI`, `ĐảNG`; near miss: `Uỷ`, `Đại`, `Và`. */
function isCapitalWord(word: string): boolean {
  return !/[a-z]/.test(word) && (word.match(/[A-ZĂÂÊÔƠƯĐ]/g) ?? []).length >= 2 && SMALL_MARKED.test(word);
}
