/**
 * Text rules that must be identical wherever text is stored, searched or compared.
 * Pure functions on strings; nothing here reads or writes anything.
 */

/** Characters without width or meaning for a reader: zero-width, bidi controls, soft hyphen, tags, variation selectors. */
const INVISIBLE =
  // eslint-disable-next-line no-misleading-character-class
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/** C0 and C1 controls other than tab, line feed and carriage return. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** Every kind of space that is not a line break. */
const SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** Letters that look Vietnamese but are not: eth and African d for đ, combining-stroke d. */
const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [/[\u00D0\u0189]/g, 'Đ'],
  [/\u00F0/g, 'đ'],
  [/d\u0335/g, 'đ'],
  [/D\u0335/g, 'Đ'],
];

/**
 * Old tone placement to new in open syllables: oà → òa, oè → òe, uỳ → ùy (not after q, where u belongs to the consonant).
 * Both placements are correct Vietnamese; comparing needs one.
 */
const OLD_TONE: readonly (readonly [string, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
];
const NEW_BY_OLD = new Map(OLD_TONE);
const OLD_TONE_PATTERN = new RegExp(
  `(?<![qQ])(${OLD_TONE.map(([old]) => old).join('|')})(?![\\p{L}\\p{M}])`,
  'giu',
);

/** Any character that `normalizeText` changes beside what NFC does; most texts hold none. */
const UNCLEAN =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0009\u000B-\u001F\u007F-\u00A0\u00AD\u00D0\u00F0\u0189\u0335\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/u;
/** White space other than single spaces between words. */
const UNFOLDED = /[^\S ]|\s\s|^\s|\s$/;

/**
 * The form in which text is stored and quoted: NFC, one kind of space, LF line ends, no invisible or control
 * characters, look-alike letters mapped. Wording, case, punctuation and tone placement stay as written.
 * Applying it twice equals applying it once.
 */
export function normalizeText(text: string): string {
  const composed = text.normalize('NFC');
  if (!UNCLEAN.test(composed)) return composed;
  let result = composed.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n');
  result = result.replace(INVISIBLE, '').replace(CONTROL, '').replace(SPACES, ' ');
  for (const [pattern, letter] of LOOK_ALIKES) result = result.replace(pattern, letter);
  return result.normalize('NFC');
}

/** `normalizeText`, with every run of white space (line breaks too) folded to one space and the ends trimmed. */
export function foldSpaces(text: string): string {
  const clean = normalizeText(text);
  return UNFOLDED.test(clean) ? clean.replace(/\s+/g, ' ').trim() : clean;
}

/** New tone placement throughout: "Uỷ ban", "hoà" → "Ủy ban", "hòa". Case is kept. Expects NFC. */
export function unifyTonePlacement(text: string): string {
  return text.replace(OLD_TONE_PATTERN, (match) => {
    const lower = match.toLowerCase();
    const unified = NEW_BY_OLD.get(lower) ?? lower;
    return [...unified]
      .map((letter, i) => {
        const original = [...match][i] ?? '';
        return original !== original.toLowerCase() ? letter.toUpperCase() : letter;
      })
      .join('');
  });
}

/**
 * The key under which two accented texts are the same to a reader: NFC, spaces folded, lower case, new tone
 * placement, one hyphen, straight quotes. For comparing, never for showing.
 */
export function comparisonKey(text: string): string {
  return unifyTonePlacement(foldSpaces(text).toLowerCase())
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB\u2033]/g, '"')
    .replace(/[\u2018\u2019\u201A\u2032]/g, "'");
}
