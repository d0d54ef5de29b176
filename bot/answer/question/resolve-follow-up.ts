import { foldDiacritics, hasDiacritics } from '../../../knowledge/text/fold.ts';
import { findDocumentNumbers } from '../../../knowledge/model/document-number.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import { slotsOf, type Slot } from './follow-up-slots.ts';
import { isOfField } from './outside-field.ts';
import { isQuestionWord } from './question-terms.ts';
import { foldKeepingLength } from './small-talk.ts';

/** Openings and pronouns that lean on the turn before. Folded. */
const LEANS_ON_BEFORE =
  /^(con|the con|trong do|trong so (?:do|nay)|vay|the thi|the(?! nao (?:la|duoc))|roi|con ve|tiep theo|sau do|noi ro|noi them|cu the|giai thich (?:ro|them)|chi tiet|them|ngoai ra con|luc do|khi do)\b|\b(o do|tai do|viec do|viec nay|dieu do|don vi do|don vi nay|noi do|nguoi do|nguoi nay|ong ay|ba ay|ong do|ba do|van ban do|van ban nay|cai do|cai nay|truong hop do|truong hop nay|nhiem ky do|buoc do|buoc nay|so do(?! \p{L})|ban do|quy dinh do|quy dinh nay|chi thi do|chi thi nay|dai hoi do|hoi nghi do|nhung nguoi do|cac buoc do|hai cai do)\b/u;
/** `ở bước đầu`: of the procedure told before, unless it is named. */
const STEP_OF_IT = /\b(?:o|tai|den|sang|qua) buoc (?:dau|cuoi|thu \p{L}+|\d)\b(?!.*\bquy trinh\b)/u;
/** `họ` and `nó`; without marks, not the beginnings of other words (`hồ sơ`, `họ tên`, `nỗ lực`). */
const PRONOUN = /(?<!\p{L})(?:họ(?!\s(?:và\s)?tên)|nó)(?!\p{L})/u;
const PRONOUN_FOLDED = /\b(?:ho(?! (?:so|tro|ten|va|gia|ngheo|khau|chieu|huong))|no(?! (?:luc|ro|nao|i)))\b/;
/** `báo cáo đó`, `kết luận ấy`: a thing named before; near miss: `sau đó`, `do đó`. */
const POINTED_AT =
  /(?<!\p{L})(?!(?:sau|trước|do|từ|khi|lúc|theo|nhờ|vì|tại|cho)\s)\p{L}+\s(?:đó|ấy|nói trên|kể trên|vừa nêu|vừa nói)(?!\p{L})/u;
/** The same without marks, where "do" is also "do": only for papers and lists. */
const POINTED_AT_FOLDED =
  /\b(?:ket luan|bao cao|bao cao chinh tri|ke hoach|huong dan|nghi quyet|quyet dinh|cong van|thong bao|quy che|quy trinh|danh sach|van kien|dieu|khoan|tai lieu|bai bao|to cong tac|tieu ban|dang bo|chi bo|mau|phieu|ty le|con so|thoi gian|ngay)(?: \p{L}+)? (?:do|ay|kia)(?= (?:\p{L}+ )?(?:la|ra|co|gom|duoc|bi|da|thi|may|bao|khi|ngay|nao|gi|sau|quy|van|con)\b|$)/u;
/** `Số dư là gì`, `chuẩn y nghĩa là sao`: short, yet complete. */
const DEFINES =
  /^(?!(?:no|do|day|cai do|cai nay|viec do|the|vay|con)\b)(.+) (?:la gi|nghia la gi|la sao|nghia la sao|la nhu the nao|la ai|nghia la the nao)$|^the nao la .+$|^khai niem .+$/;

/** Weight of an earlier turn beside the question itself. */
const EARLIER_WEIGHT = 0.45;
const FEW_WORDS = 4;

/** A question with what it inherits from the conversation. */
export interface ResolvedQuestion {
  /** The question first, then at most one earlier turn with a lower weight. */
  readonly texts: readonly { readonly text: string; readonly weight: number }[];
  readonly isFollowUp: boolean;
  /** The wording that says what is asked for: the question's own, or the earlier one's where it only names another thing. */
  readonly asks: string;
}

/** Finds the places that are known in a text. */
export type PlacesIn = (text: string) => readonly string[];

/**
 * What the question asks, with the conversation before it. "Thế còn X thì sao?" puts X in the place of what is of its kind
 * in the question before; another question that leans on it, by its opening, a pronoun or because it is only a few
 * words, is read together with it; a question with a subject of its own inherits nothing.
 */
export function resolveFollowUp(
  question: string,
  history: readonly string[],
  placesIn: PlacesIn = () => [],
): ResolvedQuestion {
  const alone: ResolvedQuestion = {
    texts: [{ text: question, weight: 1 }],
    isFollowUp: false,
    asks: question,
  };
  const before = standingQuestion(history, placesIn);
  if (before === null) return alone;
  const other = switchedTo(question);
  if (other !== null) {
    const replaced = withOther(before, other, placesIn);
    if (replaced !== null)
      return { texts: [{ text: replaced, weight: 1 }], isFollowUp: true, asks: replaced };
  } else if (!leansOnBefore(question) && !lacksSubject(question, before)) return alone;
  return {
    texts: [
      { text: question, weight: 1 },
      { text: before, weight: EARLIER_WEIGHT },
    ],
    isFollowUp: true,
    asks: other === null ? question : before,
  };
}

/** The last turn that says anything, with the things put in that it only hinted at. */
function standingQuestion(history: readonly string[], placesIn: PlacesIn): string | null {
  let standing: string | null = null;
  for (const turn of history) {
    if (turn.trim() === '') continue;
    const other: string | null = standing === null ? null : switchedTo(turn);
    const replaced: string | null =
      standing !== null && other !== null ? withOther(standing, other, placesIn) : null;
    // A turn that only named another thing does not take the place of the question it leaned on.
    standing = replaced ?? (other === null ? turn : standing);
  }
  return standing;
}

function leansOnBefore(question: string): boolean {
  const folded = foldDiacritics(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (LEANS_ON_BEFORE.test(folded) || STEP_OF_IT.test(folded)) return true;
  const leans = hasDiacritics(question)
    ? [PRONOUN, POINTED_AT].some((pattern) => pattern.test(question.toLowerCase()))
    : [PRONOUN_FOLDED, POINTED_AT_FOLDED].some((pattern) => pattern.test(folded));
  if (leans) return true;
  if (folded.split(' ').length > FEW_WORDS) return false;
  return !DEFINES.test(folded) && findDocumentNumbers(question).length === 0;
}

/** Openings of a question that leaves out what it is about: `cần bao nhiêu phần trăm đồng ý`. Folded. */
const SUBJECT_LEFT_OUT =
  /^(?:can|phai|duoc|chiem|dat|bang|tang|giam|bao nhieu|may (?:nguoi|lan|ngay|phieu|phan)|khi nao|bao gio|tai sao|vi sao|bao lau|ngay nao|lam sao|gom (?:nhung|may|ai)|ty le|it nhat|toi da|toi thieu|do ai)\b/;
const SHORT_QUESTION = 8;

/** A short question without a subject of its own, right after one of the field. */
function lacksSubject(question: string, before: string): boolean {
  const folded = foldDiacritics(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return (
    folded.split(' ').length <= SHORT_QUESTION &&
    SUBJECT_LEFT_OUT.test(folded) &&
    !isOfField(question) &&
    isOfField(before)
  );
}

const OPENING =
  /^(?:(?:a|da|vay|the|roi|ok|thoi|uh|u|con)[, ]+)*(?:con|the con|vay con|con doi voi|doi voi|con ve|the|vay|voi|neu la|neu)? ?(?:ben|o|tai|cua|cho|doi voi|ve|truong hop|khi|neu|phia)? ?/;
const CLOSING =
  /[, ]*(?:(?:thi|nua|o day|the|vay)[ ]+)*(?:sao|the nao|nhu the nao|ra sao|sao a|sao nhi|thi the nao|bao nhieu|khac khong|giong khong|tuong tu khong|the khong|nhu vay khong|vay khong|a|nhi|ha|thi|nua)?[ ?.!]*$/;
const MOST_WORDS = 7;

/** What "thế còn X thì sao?" names; null when the question is not of that form or asks something of its own. */
function switchedTo(question: string): string | null {
  const typed = foldSpaces(question);
  const folded = foldKeepingLength(typed);
  if (folded === null || !/^(?:a |da |vay |the |roi |ok |thoi )*(?:con|the|vay|doi voi|voi)\b/.test(folded))
    return null;
  const from = OPENING.exec(folded)?.[0].length ?? 0;
  const to = CLOSING.exec(folded)?.index ?? folded.length;
  if (to <= from) return null;
  const other = typed.slice(from, to).trim();
  const words = syllablesOf(other);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  // Whoever asks "còn X họp ngày nào" asks something of his own.
  return /\b(?:nao|gi|ai|bao nhieu|may|dau|khong|chua|khi nao|bao gio|hieu luc)\b/.test(
    foldDiacritics(other),
  ) || words.every(({ folded: word }) => isQuestionWord(word))
    ? null
    : other;
}

/** The earlier question with the other thing in place of what is of its kind; null when it holds none. */
function withOther(before: string, other: string, placesIn: PlacesIn): string | null {
  const named = slotsOf(other, placesIn);
  const [first] = named;
  if (!first) return null;
  const earlier = slotsOf(before, placesIn);
  const old = counterpart(first, earlier);
  if (!old) return null;
  const words = first.kind === 'term' ? termMeant(first.words, old.words) : other;
  const replaced = foldSpaces(
    before.slice(0, old.start) + keepingUnit(old.words, words) + before.slice(old.end),
  );
  // One word without marks among others with marks would have to stand so in the sources.
  return hasDiacritics(before) && !hasDiacritics(other) && /\p{L}/u.test(other)
    ? foldDiacritics(replaced)
    : replaced;
}

/** The same kind; a level or a place may stand for the other. */
function counterpart({ kind, words }: Slot, earlier: readonly Slot[]): Slot | undefined {
  const same = earlier.filter((slot) => slot.kind === kind);
  const near = same.length > 0 ? same : earlier.filter((slot) => kind === 'place' && slot.kind === 'level');
  return near.find((slot) => foldDiacritics(slot.words) !== foldDiacritics(words));
}

/** `đại hội cấp tỉnh` with `phường` is `đại hội cấp phường`: what goes before the level stays. */
function keepingUnit(old: string, words: string): string {
  const folded = foldKeepingLength(old) ?? '';
  const head =
    /^(?:dang bo |chi bo |dai hoi |ban thuong vu |cap uy |nhiem ky |nk )?(?:cap )?/.exec(folded)?.[0] ?? '';
  const own = foldDiacritics(words);
  const kept = old.slice(0, head.length);
  const lastWord = foldDiacritics(kept).split(' ').at(-1) ?? '';
  return head === '' || own.startsWith(lastWord) || /^(?:dang bo|chi bo|cap|dai hoi|nhiem ky)\b/.test(own)
    ? words
    : `${kept}${/ $/.test(kept) ? '' : ' '}${words}`;
}

const TERM_YEARS = /(20\d\d)\s?[-–]\s?(20\d\d)/;

/** `nhiệm kỳ trước` beside `2020-2025` is `nhiệm kỳ 2015-2020`. */
function termMeant(words: string, old: string): string {
  const shift = /\b(?:truoc|cu|vua roi)\b/.test(foldDiacritics(words))
    ? -5
    : /\b(?:sau|toi|moi)\b/.test(foldDiacritics(words))
      ? 5
      : 0;
  const years = TERM_YEARS.exec(old);
  if (shift === 0 || !years) return words;
  return `nhiệm kỳ ${Number(years[1]) + shift}-${Number(years[2]) + shift}`;
}
