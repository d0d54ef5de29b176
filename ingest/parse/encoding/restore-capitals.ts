/** A run of letters. */
const WORD = /[\p{L}\p{M}]+/gu;
/** Vietnamese letters beyond ASCII that are small. */
const SMALL_MARKED = /[à-ỹđ]/u;
/** `ủY`, `ễN`: nobody writes a small letter before a capital. */
const SMALL_BEFORE_CAPITAL = /[à-ỹđ][A-ZĂÂÊÔƠƯĐ]/u;
const ALL_CAPITAL = /^[A-ZĂÂÊÔƠƯĐ]{3,}$/u;
/** What stands between the columns of a line. */
const BETWEEN_COLUMNS = /( {3,}|\t+|\|)/;

/**
 * Capitals that the encoding could not write: TCVN3 has none with tones and VPS fonts share some, so `ĐảNG` stands for
 * `ĐẢNG`. A word of two capitals or more is capital throughout; a line of such words, or one column of it, takes its
 * short words along.
 */
export function restoreCapitals(text: string): string {
  return text.replace(/[^\n\r]+/g, (line) =>
    SMALL_MARKED.test(line) ? line.split(BETWEEN_COLUMNS).map(restoreColumn).join('') : line,
  );
}

function restoreColumn(column: string): string {
  if (!SMALL_MARKED.test(column)) return column;
  const isCapital =
    !/[a-z]/.test(column) &&
    (column.match(WORD) ?? []).some((word) => isCapitalWord(word) || ALL_CAPITAL.test(word));
  return column.replace(WORD, (word) => (isCapital || isCapitalWord(word) ? word.toUpperCase() : word));
}

/** `HộI`, `ĐảNG`, `ủY`; near miss: `Uỷ`, `Đại`, `Và`. */
function isCapitalWord(word: string): boolean {
  if (/[a-z]/.test(word)) return false;
  if (SMALL_BEFORE_CAPITAL.test(word)) return true;
  return (word.match(/[A-ZĂÂÊÔƠƯĐ]/g) ?? []).length >= 2 && SMALL_MARKED.test(word);
}
