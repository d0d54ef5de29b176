/** A text with its look-alike characters mapped. */
export interface MappedText {
  readonly text: string;
  /** The first word that was changed, as it was written; null when nothing was. */
  readonly example: string | null;
}

/** Cyrillic and Greek letters that look like Latin ones in every common font. */
const LATIN_BY_ALIEN = new Map(
  [
    ['АВЕЅІЈКМНОРСТУХԌԚԜ', 'ABESIJKMHOPCTYXGQW'],
    ['аеѕіјорсухһԁԛԝ', 'aesijopcyxhdqw'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['ονϲ', 'ovc'],
  ].flatMap(([alien = '', latin = '']) =>
    [...alien].map((letter, i): [string, string] => [letter, [...latin][i] ?? letter]),
  ),
);
const ALIEN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Hyphens and strokes that are not those of the keyboard; the dash of ranges (–) and the minus of `−5` are none of them. */
const HYPHENS = /[\u2010-\u2012\uFE63]|(?<=[\p{L}\d])\u2212(?=[\p{L}\d])/gu;
const STROKES = /(?<=[\p{L}\d])[\u2044\u2215\u29F8](?=[\p{L}\d])/gu;
const SUSPECT =
  /[\p{Script=Cyrillic}\p{Script=Greek}\u2010-\u2012\u2212\u2044\u2215\u29F8\uFE63\uFF01-\uFF5E\u00D0\u00F0\u0189]/u;

/**
 * Characters that only look like the letter, digit or hyphen that was meant, where the word leaves no doubt:
 * full-width signs, Cyrillic and Greek letters beside Latin ones or in a number (`35-СТ/TW`), eth for đ, odd hyphens (in
 * bullets and rules too, which are no example). Words wholly in another script stay.
 */
export function mapLookAlikes(text: string): MappedText {
  if (!SUSPECT.test(text)) return { text, example: null };
  let example: string | null = null;
  const mapped = text.replace(/[^\s]+/gu, (word) => {
    if (!SUSPECT.test(word)) return word;
    const right = mapWord(word);
    if (right !== word && /[\p{L}\p{N}]/u.test(word))
      example ??= word.length > 30 ? `${word.slice(0, 30)}…` : word;
    return right;
  });
  return { text: mapped, example };
}

function mapWord(word: string): string {
  const narrow = word.replace(/[\uFF01-\uFF5E]/gu, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
  const hyphens = narrow.replace(HYPHENS, '-').replace(STROKES, '/');
  const eth = hyphens.replace(/[\u00D0\u0189]/g, 'Đ').replace(/\u00F0/g, 'đ');
  if (!ALIEN.test(eth) || !/[\p{Script=Latin}]/u.test(eth)) return eth;
  const aliens = [...eth].filter((letter) => ALIEN.test(letter));
  if (!aliens.every((letter) => LATIN_BY_ALIEN.has(letter))) return eth;
  return [...eth].map((letter) => LATIN_BY_ALIEN.get(letter) ?? letter).join('');
}
