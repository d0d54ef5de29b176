import { remembering } from '../../../knowledge/text/remembering.ts';
import { findSynonyms } from '../../../knowledge/text/synonyms.ts';
import { questionSlot } from './question-slot.ts';
import type { WordIndex } from './word-index.ts';

const LONGEST = 3;
/** Units of time say the kind of answer, not what is asked about. */
const TIMES = new Set(['ngay', 'thang', 'nam', 'gio', 'quy', 'tuan']);
/** Words for persons and shares, likewise. */
const KIND_ONLY = new Set(['nguoi', 'dong chi', 'vi', 'ong', 'ba', 'phan tram', 'tien', 'dong', 'lan']);
/** Words that link and ask; fewer than those of questions, because without marks many are parts of words ("kết quả"). */
const LINKS = new Set(
  'la cua cac nhung va o tai trong cho duoc bi co thi ma voi ve theo tu den nay do vay nao gi ai bao nhieu may khi luc dau sao the nhu hay hoac xin hoi toi em minh de boi cung da se roi con chua khong nhi vi gom ten het neu ke biet giup thuoc vao'.split(
    ' ',
  ),
);
/** Words that may open a question before what it asks about. */
const OPENS = new Set(['doi', 'hien', 'nhiem', 'ky', 'khoa', 'thua', 'a', 'lam', 'on']);
const HOW = new Set(['the nao', 'nhu nao', 'ra sao', 'lam sao', 'sao']);
/** Before "thế nào" they ask for all that is ruled. */
const GENERAL_ACTS = new Set(
  'quy dinh,thuc hien,tien hanh,to chuc,huong dan,trien khai,quy trinh,nhu nao,cu the,noi dung'.split(','),
);
const WHEN = new Set(['khi nao', 'luc nao', 'bao gio', 'o dau', 'bao lau']);

/**
 * The words that name the very thing asked for, folded, three at most: "[kinh phí] tổ chức đại hội hết bao nhiêu",
 * "ai [ký] quy định", "có mấy [chi bộ]", "đại hội [khai mạc] ngày nào". Empty when the question only names its subject.
 */
export function askedFocus(syllables: readonly string[]): readonly string[] {
  const slot = questionSlot(syllables);
  if (!slot) return leading(syllables);
  const { head, before, after, word } = slot;
  if (head.some((one) => TIMES.has(one)) || WHEN.has(word)) {
    const act = content([...before, ...head]).slice(-2);
    return act.length > 0 ? act : leading(syllables);
  }
  if (HOW.has(word)) {
    const act = content(before).slice(-2);
    return act.length > 0 && !GENERAL_ACTS.has(act.join(' ')) ? act : leading(syllables);
  }
  const isKind = KIND_ONLY.has(head.join(' ')) || KIND_ONLY.has(head.at(-1) ?? '');
  if (head.length > 0 && !isKind) return head;
  if (word === 'ai' || head.length > 0) {
    const act = content(after).slice(0, 2);
    if (act.length > 0) return act;
  }
  return leading(syllables);
}

function content(words: readonly string[]): string[] {
  return words.filter((word) => !LINKS.has(word) && (word === 'quy' || !TIMES.has(word)));
}

/** The first words with a meaning of their own. */
function leading(syllables: readonly string[]): string[] {
  const from = syllables.findIndex((word) => !LINKS.has(word) && !OPENS.has(word));
  if (from < 0) return [];
  const words: string[] = [];
  for (const word of syllables.slice(from, from + LONGEST)) {
    if (words.length > 0 && LINKS.has(word)) break;
    words.push(word);
  }
  return words;
}

/** 1 when the text holds the words in a row or another wording for them; less for a part of them in a row; 0 for none. */
export function focusHeld(focus: readonly string[], words: WordIndex): number {
  if (focus.length === 0) return 0;
  if (holds(focus.join(' '), words)) return 1;
  const pairs = focus.slice(1).map((word, i) => `${focus[i] ?? ''} ${word}`);
  if (pairs.some((pair) => holds(pair, words))) return 0.7;
  const single = focus.filter((word) => words.folded.has(word)).length / focus.length;
  return focus.length === 1 ? single : 0.4 * single;
}

function holds(phrase: string, words: WordIndex): boolean {
  return wordingsOf(phrase).some((wording) => words.joined.includes(wording));
}

const PHRASES_HELD = 500;

/** The phrase and the other wordings for the whole of it, between spaces. */
const wordingsOf = remembering(PHRASES_HELD, (phrase: string): readonly string[] => {
  const size = phrase.split(' ').length;
  const others = findSynonyms(phrase).flatMap((found) =>
    found.from === 0 && found.to === size ? found.others : [],
  );
  return [phrase, ...others].map((wording) => ` ${wording} `);
});
