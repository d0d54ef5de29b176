import { remembering } from '../../../knowledge/text/remembering.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';

const WORDS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const ORDINALS: Readonly<Record<string, string>> = { nhat: '1', nhi: '2', tu: '4' };
/** Roman numerals of two letters or more; a lone I, V or X is more often a letter. */
const ROMAN = /^(?=[ivxl]{2,6}$)x{0,4}(?:ix|iv|v?i{0,3})$/;

/**
 * The numerals of a question (folded syllables) that stand in none of the texts, neither as digits nor as a
 * word; Roman ones only as they are. A question about "Điều 15" or "Đại hội XV" is not answered by words about another one.
 */
export function missingNumerals(question: readonly string[], texts: readonly string[]): string[] {
  const numerals = question.filter(isNumeral);
  if (numerals.length === 0) return [];
  const held = texts.map(formsIn);
  return numerals.filter(
    (numeral) => !formsOf(numeral).some((form) => held.some((forms) => forms.has(form))),
  );
}

const TEXTS_HELD = 2_000;
const formsIn = remembering(
  TEXTS_HELD,
  (text: string): ReadonlySet<string> => new Set(foldedSyllables(text).flatMap(formsOf)),
);

function isNumeral(syllable: string): boolean {
  return /^\d{1,4}$/.test(syllable) || ROMAN.test(syllable);
}

/** The syllable and the digits it may stand for. */
function formsOf(syllable: string): string[] {
  const digits = /^\d+$/.test(syllable) ? String(Number(syllable)) : null;
  if (digits !== null) return [digits];
  const word = WORDS.indexOf(syllable);
  if (word > 0) return [syllable, String(word)];
  const ordinal = ORDINALS[syllable];
  if (ordinal !== undefined) return [syllable, ordinal];
  return [syllable];
}

/** What papers are divided into. Folded. */
const PART_WORDS: ReadonlySet<string> = new Set([
  'dieu',
  'khoan',
  'diem',
  'luc',
  'chuong',
  'muc',
  'phan',
  'buoc',
  'thu',
  'khoa',
  'hoi',
]);

/** Of these, what an answer must never confuse: a rule of another article is another rule. */
const ARTICLE_WORDS: ReadonlySet<string> = new Set(['dieu', 'khoan', 'luc', 'chuong', 'muc']);

/**
 * Whether the question names a numbered part ("Điều 15", "Phụ lục 2", "bước 3", "lần thứ XV") that stands in none of the
 * texts with that number right behind it.
 */
export function lacksPart(question: readonly string[], texts: readonly string[]): boolean {
  return lacks(PART_WORDS, question, texts);
}

/** The same for articles, clauses, annexes, chapters and sections alone: what lacks the one asked for is no answer. */
export function lacksArticle(question: readonly string[], texts: readonly string[]): boolean {
  return lacks(ARTICLE_WORDS, question, texts);
}

function lacks(words: ReadonlySet<string>, question: readonly string[], texts: readonly string[]): boolean {
  const asked = question.slice(1).flatMap((numeral, i) => {
    const word = question[i] ?? '';
    // "lúc 7 giờ" is no annex.
    if (word === 'luc' && question[i - 1] !== 'phu') return [];
    return words.has(word) && isNumeral(numeral) && !/^\d{4}$/.test(numeral)
      ? [{ word, forms: formsOf(numeral) }]
      : [];
  });
  if (asked.length === 0) return false;
  const held = new Set(
    texts.flatMap((text) => {
      const syllables = foldedSyllables(text);
      return syllables
        .slice(1)
        .flatMap((numeral, i) => formsOf(numeral).map((form) => `${syllables[i]} ${form}`));
    }),
  );
  return asked.some(({ word, forms }) => !forms.some((form) => held.has(`${word} ${form}`)));
}
