import type { KnowledgeSearch } from '../../../knowledge/search/search.ts';
import { expandUnambiguous, findAbbreviations } from '../../../knowledge/search/abbreviations.ts';
import { findSynonyms } from '../../../knowledge/text/synonyms.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';

/** One content word (syllable or neighbouring pair) of the question. */
export interface QuestionTerm {
  readonly folded: string;
  /** With marks when typed with marks, otherwise null: then any marks match. */
  readonly accented: string | null;
  /** Inverse document frequency in the corpus, scaled by how sure the reading is. */
  readonly weight: number;
  /** Position of the term among the question's syllables. */
  readonly position: number;
  /** Folded words that may stand for it. */
  readonly others: readonly string[];
}

export interface QuestionTerms {
  readonly unigrams: readonly QuestionTerm[];
  readonly bigrams: readonly QuestionTerm[];
  /** All folded syllables in order, question words too. */
  readonly syllables: readonly string[];
}

/** Question words, particles and courtesy: they say what is asked for, not what it is about. Folded. */
const STOP = new Set(
  (
    'la cua cac nhung va o tai trong cho duoc bi co thi ma voi ve theo tu den nay do a vay nao gi ai bao nhieu may khi luc dau sao the nhu ra ' +
    'hay hoac hay neu ke biet xin hoi toi em anh chi minh can phai viec de boi cung da dang se roi con chua khong nhi oi van tren duoi giua ' +
    'vi ly ngay thang nam gom ten lam gi nham muc dich bang cai chiec su dieu moi tung lai nua thoi nhe giup voi dum ho vui long thua kinh v ak ah nha hom lam vay luon the nhung bac chu cac thay hoai gap qua'
  ).split(' '),
);
/** Syllables that are stop words only when typed without marks or with exactly these marks ("cán bộ" is not "cần"). */
const STOP_ACCENTED = new Set(
  (
    'là của các những và ở tại trong cho được bị có thì mà với về theo từ đến này đó ạ vậy nào gì ai bao nhiêu mấy khi lúc đâu sao thế như ra ' +
    'hay hoặc hãy nếu nêu kể biết xin hỏi tôi em anh chị mình cần phải việc để bởi cũng đã đang sẽ rồi còn chưa không nhỉ ơi vẫn trên dưới giữa ' +
    'vì lý ngày tháng năm gồm tên làm nhằm mục đích bằng cái chiếc sự điều mỗi từng lại nữa thôi nhé giúp dùm hộ vui lòng thưa kính ạ à nha do hôm tới lắm luôn vậy hả bác chú quá mà nhỉ ta'
  ).split(' '),
);

/** Whether the folded syllable only asks, links or is polite, so that it says nothing about the subject. */
export function isQuestionWord(folded: string): boolean {
  return STOP.has(folded);
}

/** How common terms are in the corpus asked. */
export type TermStatistics = Pick<KnowledgeSearch, 'idf' | 'has'>;

/**
 * A term that stands nowhere in the corpus may be the very thing that is missing, or only a turn of everyday speech, so
 * it weighs less than its rarity says.
 */
const UNKNOWN_TERM = 0.5;

function weightOf(folded: string, { idf, has }: TermStatistics): number {
  return idf(folded) * (has(folded) ? 1 : UNKNOWN_TERM);
}

/** The content words of a question with their weights. */
export function questionTerms(question: string, corpus: TermStatistics): QuestionTerms {
  const expanded = expandUnambiguous(question);
  const marked = isWrittenWithMarks(question);
  const base = collect(expanded, marked, 1, corpus);
  const extras = findAbbreviations(expanded)
    .filter(({ longs }) => longs.length > 1)
    .flatMap(({ longs }) => longs.map((long) => collect(long, true, 1 / longs.length, corpus)));
  return {
    unigrams: [...base.unigrams, ...extras.flatMap(({ unigrams }) => unigrams)],
    bigrams: [...base.bigrams, ...extras.flatMap(({ bigrams }) => bigrams)],
    syllables: base.syllables,
  };
}

/** Share of syllables with marks from which a text counts as written with them; most of any Vietnamese text have some. */
const MARKED_SHARE = 0.35;

/** Whether the asker types marks, so that a syllable without any was meant so. */
function isWrittenWithMarks(question: string): boolean {
  const words = syllablesOf(question).filter(({ folded }) => /^[a-z]+$/.test(folded));
  return words.filter(({ accented, folded }) => accented !== folded).length > MARKED_SHARE * words.length;
}

function collect(text: string, marked: boolean, scale: number, corpus: TermStatistics): QuestionTerms {
  const syllables = syllablesOf(text);
  const synonyms = findSynonyms(text);
  const othersAt = (from: number, to: number): readonly string[] =>
    synonyms.find((found) => found.from <= from && to <= found.to)?.others ?? [];
  const isStop = (i: number): boolean => {
    const syllable = syllables[i];
    if (!syllable) return true;
    if (synonyms.some(({ from, to }) => from <= i && i < to && to - from > 1)) return false;
    return marked && syllable.accented !== syllable.folded
      ? STOP_ACCENTED.has(syllable.accented)
      : STOP.has(syllable.folded);
  };
  const seen = new Set<string>();
  const unigrams: QuestionTerm[] = [];
  const bigrams: QuestionTerm[] = [];
  syllables.forEach((syllable, i) => {
    const next = syllables[i + 1];
    const accented = syllable.accented === syllable.folded && !marked ? null : syllable.accented;
    if (!isStop(i) && !seen.has(syllable.folded)) {
      seen.add(syllable.folded);
      unigrams.push({
        folded: syllable.folded,
        accented,
        weight: scale * weightOf(syllable.folded, corpus),
        position: i,
        others: othersAt(i, i + 1),
      });
    }
    if (next && !(isStop(i) && isStop(i + 1))) {
      const folded = `${syllable.folded} ${next.folded}`;
      if (seen.has(folded)) return;
      seen.add(folded);
      const edge = isStop(i) || isStop(i + 1) ? 0.4 : 1;
      bigrams.push({
        folded,
        accented: marked ? `${syllable.accented} ${next.accented}` : null,
        weight: scale * edge * weightOf(folded, corpus),
        position: i,
        others: othersAt(i, i + 2),
      });
    }
  });
  return { unigrams, bigrams, syllables: syllables.map(({ folded }) => folded) };
}
