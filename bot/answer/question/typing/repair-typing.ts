import { findAbbreviations } from '../../../../knowledge/search/abbreviations.ts';
import { findDocumentNumbers } from '../../../../knowledge/model/document-number.ts';
import { foldDiacritics, hasDiacritics } from '../../../../knowledge/text/fold.ts';
import { foldSpaces } from '../../../../knowledge/text/normalize.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';
import { isQuestionWord } from '../question-terms.ts';
import { chatSpelling } from './chat-spelling.ts';
import { decodeKeystrokes } from './decode-keystrokes.ts';
import { everydayForm, isCommonWord, withEverydayWords } from './everyday-words.ts';
import { markedAs, nearestWord, usualMarks, type Neighbours, type WordStatistics } from './spelling.ts';
import { splitRunTogether } from './split-run-together.ts';
import { isSyllable } from './syllable-shape.ts';

/** One word that was read otherwise than it was typed. */
export interface TypingChange {
  readonly typed: string;
  readonly read: string;
  /** `spelling` is a guess from the words of the corpus and may be wrong; the others are other ways to write the same. */
  readonly kind: 'keys' | 'chat' | 'spacing' | 'marks' | 'spelling';
}

export interface RepairedText {
  readonly text: string;
  readonly changes: readonly TypingChange[];
}

/** A stretch between two spaces: signs before, the word, signs behind. */
interface Piece {
  readonly lead: string;
  readonly word: string;
  readonly trail: string;
  readonly isFixed: boolean;
}

const PIECE = /^([("'“‘«[]*)(.*?)([)"”’»\],;:!?.…]*)$/su;
const LETTERS = /^[\p{L}\p{M}]+$/u;
/** Letters with keys of VNI or VIQR between or behind them: `d9a5i`, `dda.i`, `the^'`. */
const KEYED = /^\p{L}[\p{L}\p{M}\d^(+*'`?~.]*$/u;
const LONGEST_WORD = 40;
const MOST_ROUNDS = 4;

/**
 * The text with every word written out that was typed with leftovers of an input method, in chat spelling, without
 * spaces or with a slip of the finger. A slip is mended only in a word that stands nowhere in the corpus, towards one
 * that does. Document numbers, dates, figures and names in capitals stay as typed. Repairing twice changes nothing more.
 */
export function repairTyping(text: string, corpus: WordStatistics): RepairedText {
  let repaired = repairedOnce(text, corpus);
  // A word read in one round may be the neighbour that tells the reading of another in the next.
  for (let round = 1; round < MOST_ROUNDS && repaired.changes.length > 0; round += 1) {
    const again = repairedOnce(repaired.text, corpus);
    if (again.changes.length === 0) break;
    repaired = { text: again.text, changes: joinedChanges(repaired.changes, again.changes) };
  }
  return repaired;
}

/** The changes of two rounds, a word changed in both told once, from what was typed to what is read. */
function joinedChanges(first: readonly TypingChange[], second: readonly TypingChange[]): TypingChange[] {
  const later = [...second];
  const joined = first.map((change) => {
    const at = later.findIndex(({ typed }) => typed === change.read);
    return at < 0 ? change : { ...change, read: later.splice(at, 1)[0]?.read ?? change.read };
  });
  return [...joined, ...later];
}

function repairedOnce(text: string, corpus: WordStatistics): RepairedText {
  const calm = isShouted(text) ? quietened(text) : text;
  const pieces = piecesOf(calm);
  const changes: TypingChange[] = [];
  const keyed = pieces.map(({ word, isFixed }) =>
    isFixed || isHeld(word, corpus) ? null : decodeKeystrokes(word),
  );
  const isPlain = (wanted: 'vni' | 'viqr'): boolean =>
    keyed.some((found, i) => found?.systems.has(wanted) && isPlainlyKeyed(pieces[i]?.word ?? ''));
  const [plainVni, viqr] = [isPlain('vni'), isPlain('viqr')];
  const endingInTone = pieces.filter(
    ({ word }, i) => keyed[i]?.systems.has('vni') && !takesNumber(keyed[i]?.word ?? '') && /\d$/.test(word),
  ).length;
  const isVni = (word: string): boolean => plainVni || (endingInTone > 1 && !takesNumber(word));
  const telexWords = keyed.filter((found) => found?.systems.has('telex')).length;
  const read: string[] = [];
  /** The folded last word read so far. */
  const before = (): string => foldedSyllables(read.at(-1) ?? '').at(-1) ?? '';
  const hasMarks = hasDiacritics(calm);
  const everyday = withEverydayWords(corpus);
  const change = (typed: string, words: string, kind: TypingChange['kind']): string => {
    // In a text without marks a word with marks would be the only one that must match exactly.
    const marked = hasMarks || kind === 'keys' ? words : foldDiacritics(words);
    const cased = startsWithCapital(typed) ? capitalised(marked) : marked;
    changes.push({ typed, read: cased, kind });
    return cased;
  };
  pieces.forEach(({ word, isFixed, lead }, i) => {
    read.push(
      (() => {
        if (isFixed || word === '') return word;
        const chat =
          lead === ''
            ? chatSpelling(word.replace(/^d[d9]/, 'đ'), before(), foldedFirst(pieces[i + 1]))
            : null;
        if (chat !== null && !corpus.has(foldDiacritics(word))) return change(word, chat, 'chat');
        if (chat !== null && word.length <= 2) return change(word, chat, 'chat');
        const decoded = keyed[i];
        if (decoded) {
          const { systems } = decoded;
          const isSure =
            (systems.has('vni') ? isVni(decoded.word) : !systems.has('viqr') || viqr) &&
            (!systems.has('telex') || telexWords > 1 || corpus.has(foldDiacritics(decoded.word)));
          if (isSure && !(systems.has('telex') && isAbbreviation(word)))
            return change(word, decoded.isSloppy ? asHeld(decoded.word, corpus) : decoded.word, 'keys');
        }
        const around = {
          before: pieces[i - 1]?.trail === '' ? before() : '',
          after: foldedFirst(pieces[i + 1]),
        };
        if (mayLackMarks(word, i, pieces, corpus)) {
          const marked = usualMarks(word, around, corpus);
          if (marked !== null) return change(word, marked, 'marks');
        }
        if (!mayBeMisspelt(word, i, pieces, around, corpus)) return word;
        const apart = isSyllable(foldDiacritics(word)) ? null : splitRunTogether(word, corpus);
        if (apart) return change(word, apart.join(' '), 'spacing');
        const nearest = nearestWord(word, around, everyday);
        if (nearest === null) return word;
        return change(word, hasMarks ? markedReading(nearest, word, around, corpus) : nearest, 'spelling');
      })(),
    );
  });
  if (changes.length === 0) return { text: calm, changes };
  return {
    text: foldSpaces(pieces.map(({ lead, trail }, i) => `${lead}${read[i] ?? ''}${trail}`).join(' ')),
    changes,
  };
}

function piecesOf(text: string): Piece[] {
  const fixed = [...findDocumentNumbers(text), ...findAbbreviations(text)];
  let at = 0;
  return text.split(' ').map((stretch) => {
    const start = at;
    at += stretch.length + 1;
    const [, lead = '', word = '', trail = ''] = PIECE.exec(stretch) ?? [];
    const from = start + lead.length;
    const isNamed = fixed.some((one) => one.start < from + word.length && from < one.end);
    const isOdd = word.length > LONGEST_WORD || !KEYED.test(word) || /^\d/.test(word);
    return { lead, word, trail, isFixed: isOdd || (isNamed && chatSpelling(word, '') === null) };
  });
}

/** `d9a5i`, `ho65i`, `the^'`: keys that no number, list mark or sentence end explains. Near miss: `dieu65`, `khoan2`. */
function isPlainlyKeyed(word: string): boolean {
  return /\p{L}[1-9]{1,2}\p{L}|\^|[(+*'`~]\p{L}|\p{L}[(+*'`~]|^dd.*\./u.test(word);
}

const NUMBERED =
  /^(?:dieu|khoan|diem|muc|chuong|phan|khoa|lan|so|buoc|cau|thang|nam|ngay|quy|to|phuong|quan|xa|luc|nhom|tang|thu|loai|ban|hang|cap|bang|trang|dot|ky)$/;

/** `dieu2` may be Điều 2. */
function takesNumber(word: string): boolean {
  return NUMBERED.test(foldDiacritics(word));
}

/** A Vietnamese syllable as it stands, or a word that the corpus holds (`max`, `gas`). */
function isHeld(word: string, corpus: WordStatistics): boolean {
  if (!LETTERS.test(word)) return false;
  const folded = foldDiacritics(word);
  if (isSyllable(folded) && decodeKeystrokes(word) === null) return true;
  return hasDiacritics(word) ? corpus.markedFrequency(word) > 0 : corpus.has(folded);
}

/** A word of asking bears its own marks, unless the corpus holds the word beside these neighbours. */
function markedReading(folded: string, typed: string, around: Neighbours, corpus: WordStatistics): string {
  const everyday = isBesideAny(folded, around, corpus) ? undefined : everydayForm(folded);
  return everyday ?? markedAs(folded, typed, corpus);
}

/** A decoded word with the marks of the corpus where it knows the word only with others: `dại` out of `dai65`. */
function asHeld(word: string, corpus: WordStatistics): string {
  if (corpus.markedFrequency(word) > 0) return word;
  const marked = markedAs(foldDiacritics(word), word, corpus);
  return hasDiacritics(marked) ? marked : word;
}

function isAbbreviation(word: string): boolean {
  return word === word.toUpperCase() && word.length <= 3;
}

/** Letters only, unknown, no question word, no short form, no name. */
function isBesideAny(folded: string, { before, after }: Neighbours, { has }: WordStatistics): boolean {
  return (before !== '' && has(`${before} ${folded}`)) || (after !== '' && has(`${folded} ${after}`));
}

function mayBeMisspelt(
  word: string,
  i: number,
  pieces: readonly Piece[],
  around: Neighbours,
  corpus: WordStatistics,
): boolean {
  const folded = foldDiacritics(word);
  if (!LETTERS.test(word) || folded.length < 2 || isQuestionWord(folded)) return false;
  if (isCommonWord(word)) return false;
  const isHeldSo = hasDiacritics(word)
    ? corpus.markedFrequency(word) > 0 || (corpus.has(folded) && isBesideAny(folded, around, corpus))
    : corpus.has(folded);
  if (isHeldSo) return false;
  return isNoName(word, i, pieces);
}

/** Half marked: a word with some marks that the corpus never writes so, though it holds its letters. */
function mayLackMarks(word: string, i: number, pieces: readonly Piece[], corpus: WordStatistics): boolean {
  const folded = foldDiacritics(word);
  if (!LETTERS.test(word) || !hasDiacritics(word) || isQuestionWord(folded)) return false;
  return isNoName(word, i, pieces) && corpus.markedFrequency(word) === 0 && corpus.has(folded);
}

/** Names begin with a capital inside a sentence. */
function isNoName(word: string, i: number, pieces: readonly Piece[]): boolean {
  return i === 0 ? word !== word.toUpperCase() : !startsWithCapital(word) || endsSentence(pieces[i - 1]);
}

function endsSentence(piece: Piece | undefined): boolean {
  return piece !== undefined && /[.!?:…]$/.test(piece.trail);
}

function foldedFirst(piece: Piece | undefined): string {
  if (!piece || piece.lead !== '') return '';
  return foldedSyllables(chatSpelling(piece.word, '') ?? piece.word)[0] ?? '';
}

function startsWithCapital(word: string): boolean {
  const [first = ''] = word;
  return first !== first.toLowerCase();
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}

/** Whether (nearly) everything is in capitals, so that capitals say nothing. */
function isShouted(text: string): boolean {
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  return text.split(' ').length >= 4 && capitals >= 0.85 * letters.length;
}

/** In small letters but for document numbers and what can only be a short form. */
function quietened(text: string): string {
  const kept = [
    ...findDocumentNumbers(text),
    ...findAbbreviations(text).filter(({ short }) => !isSyllable(foldDiacritics(short))),
  ].sort((a, b) => a.start - b.start);
  let result = '';
  let from = 0;
  for (const { start, end } of kept) {
    if (start < from) continue;
    result += text.slice(from, start).toLowerCase() + text.slice(start, end);
    from = end;
  }
  return result + text.slice(from).toLowerCase();
}
