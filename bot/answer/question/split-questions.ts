import { hasDiacritics } from '../../../knowledge/text/fold.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { foldKeepingLength } from './small-talk.ts';
import { splitComparison } from './split-comparison.ts';

/** Words that make a stretch a question even without its sign. Folded. */
const ASKS =
  /\b(?:ai|bao nhieu|bao gio|bao lau|khi nao|luc nao|may (?!moc|tinh|bay)|nao|the nao|ra sao|lam sao|thi sao|sao lai|tai sao|vi sao|gi|dau|la gi|duoc khong|khong|ko|chua|cho biet|neu|ke ten|liet ke|giai thich|phan biet|so sanh|cho hoi|xin hoi|trinh bay|huong dan (?:giup|em|toi)|noi ro|la sao|nhu nao|hay|ntn|bn|bnhiu|bnh|tnao|j|z|bao nhiu|may|dc k|dc ko|dc khong|k|hok)\b/;
/** A stretch that only confirms or begs belongs to what stands before it. */
const HANGER =
  /^(?:dung|phai|co|duoc|chinh xac)?(?: vay)?(?: la)? ?(?:khong|khong a|chua|nhi|dung khong|phai khong|co phai khong|dung vay khong|hay sao|hay the nao|co dung khong|co phai vay khong|a|ha|the nao|ra sao|nhu the nao|sao a)?$/;
/** Words with which somebody goes on to another question. */
const MORE =
  /(?:[,.;]\s*|\s)(?:(?:va|ngoai ra|dong thoi|ben canh do|tien the|nhan tien|sau do|roi|con nua|voi lai|them nua|a|ma)[,]? )*(?:cho (?:em |toi |minh |hoi )*hoi (?:them|luon|nua|la|them la|tiep)|(?:em |toi |minh )?(?:xin |muon )?hoi (?:them|luon|tiep|nua)(?: la)?|cho (?:em |toi |minh )?biet (?:them|luon)|ngoai ra(?: thi)?|tien the|nhan tien|voi lai|dong thoi(?: cho biet)?|cau nua|mot cau nua)[,: ]+/g;
/** `và ai…`, `và bao nhiêu…` behind a question: the next one, when it has a subject of its own. */
const AND_QUESTION =
  / (?:va|roi|con|the|vay)(?: thi)? (?=(?:ai|bao nhieu|khi nao|bao gio|vi sao|tai sao|nhung ai|may nguoi|do ai|the nao la|ty le|so luong|thoi gian|dieu kien|quy trinh|tieu chuan|truong hop|neu|co duoc|co can|co phai|can)\b)/g;
/** `…, còn bí thư thì sao`, `ngày nào, ở đâu`: a comma between two stretches that both ask. */
const COMMA =
  /\s*[,;]\s*(?:(?:va|roi|the|vay) )?(?=\p{L})|(?<!\bkhong)\s+(?=con (?!lai\b|hieu luc\b|gia tri\b|nua\b|du\b|thieu\b|phai\b|duoc\b|dung\b|ap dung\b|han\b|khong\b|gi\b|ai\b|bao nhieu\b|may\b))/gu;
/** Words that ask by themselves, and endings that make a question of yes or no. */
const ASKS_ALONE =
  /\b(?:ai|bao nhieu|bao gio|bao lau|khi nao|luc nao|may(?! (?:moc|tinh|bay))|nao|ra sao|lam sao|tai sao|vi sao|gi|(?:o|di|den|tai) dau)\b|\b(?:khong|chua|sao)\W*$/;
/** Not questions: nobody, anybody, conditions, and a choice between two. */
const ASKS_NOT =
  /\b(?:khong (?:ai|co ai|gi)|bat (?:ky|cu)|ai cung|gi cung|nao cung|bao nhieu .{0,20}bay nhieu)\b/;
const CONDITION =
  /^(?:neu|khi|luc|truong hop|gia su|sau khi|truoc khi|trong khi|mot khi|he|vi|do|theo|ngoai|tuy|mac du|dau|dong chi|anh|chi|em|cho)\b/;
const CHOICE = /^(?:hay|hoac|tuc|nghia la|cu the|vi du|nhu|gom|ke ca|bao gom|trong do|thi)\b/;

/** `1. …`, `câu 2:`, `b) …`, `- …` at the beginning of an item. */
const ITEM = /(?:^|[\s:;,?])(?:cau |cau hoi )?(\d{1,2})\s?[.):/-]\s?(?=\p{L}|")/gu;
const BULLET = /(?:^|\n)\s*[-–•*+]\s+/g;
/** Words a stretch needs to be a question of its own. */
const FEWEST_WORDS = 3;
const MOST_QUESTIONS = 5;

/**
 * The questions of one message in order; a message with one question comes back whole, at most five are taken. Split at
 * question signs, numbers and points of a list, and words such as "cho hỏi thêm". A sentence that only explains stays
 * with the question after it; a comparison and an enumeration are one question. What asks on behind a comma begins with
 * "còn", because its subject stands before it.
 */
export function splitQuestions(text: string): string[] {
  const whole = foldSpaces(text);
  if (whole === '') return [];
  const lines = text
    .split(/\n+/)
    .map(foldSpaces)
    .filter((line) => line !== '');
  const parts = listItems(text) ?? (lines.length > 1 ? lines : [whole]).flatMap(atSigns);
  const questions = joined(parts.flatMap(atGoingOn));
  return questions.length > 1 ? questions.slice(0, MOST_QUESTIONS) : [whole];
}

/** The items of a list of questions, with what is said before the first one; null when the message is no such list. */
function listItems(text: string): string[] | null {
  const bullets = [...text.matchAll(BULLET)];
  const folded = foldKeepingLength(text);
  if (folded === null) return null;
  const numbered = [...folded.matchAll(ITEM)];
  // A list counts 1, 2, 3; other figures before a full stop are part of the words.
  const inOrder = numbered.filter((match, i) => Number(match[1]) === i + 1);
  const marks = inOrder.length > 1 && inOrder.length === numbered.length ? inOrder : bullets;
  if (marks.length < 2) return null;
  const starts = marks.map((match) => match.index + match[0].length);
  const items = marks.map((match, i) => foldSpaces(text.slice(starts[i], marks[i + 1]?.index)));
  if (items.filter(asks).length < 2) return null;
  const before = foldSpaces(text.slice(0, marks[0]?.index));
  return asks(before) && before.includes('?') ? [before, ...items] : items;
}

/** Cut behind every question sign, and at full stops. */
function atSigns(text: string): string[] {
  return text
    .split(/(?<=\?[?!.)"”]*)(?=\s|\p{Lu})|(?<=[.!;])\s+(?=\p{Lu}|\p{Ll}{3})/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Cut before "cho hỏi thêm" and before a second question that follows with "và", "còn" or a comma. */
function atGoingOn(text: string): string[] {
  const folded = foldKeepingLength(text);
  if (folded === null || splitComparison(text) !== null) return [text];
  const cuts: { readonly from: number; readonly to: number; readonly leans?: boolean }[] = [];
  for (const match of folded.matchAll(MORE))
    cuts.push({ from: match.index, to: match.index + match[0].length });
  for (const match of folded.matchAll(AND_QUESTION)) {
    const to = match.index + match[0].length;
    const nextWords = text.slice(to).split(' ').length;
    if (isWholeQuestion(folded.slice(0, match.index)) && isWholeQuestion(folded.slice(to)) && nextWords >= 5)
      cuts.push({ from: match.index, to });
  }
  for (const match of folded.matchAll(COMMA)) {
    const to = match.index + match[0].length;
    if (asksOnItsOwn(folded.slice(0, match.index)) && isNextQuestion(folded.slice(to)))
      cuts.push({ from: match.index, to, leans: !/^con\b/.test(folded.slice(to)) });
  }
  // What follows a comma has its subject before it, and says so.
  const also = hasDiacritics(text) ? 'còn ' : 'con ';
  const parts: string[] = [];
  let start = 0;
  let opening = '';
  for (const { from, to, leans = false } of cuts.sort((a, b) => a.from - b.from)) {
    if (from < start || !isLongEnough(text.slice(start, from)) || !asks(text.slice(start, from))) continue;
    if (!asks(text.slice(to))) continue;
    parts.push(opening + text.slice(start, from).trim());
    opening = leans ? also : '';
    start = to;
  }
  return [...parts, opening + text.slice(start).trim()].filter((part) => part !== '');
}

/** Says what about, and asks something of it, before the comma. */
function asksOnItsOwn(folded: string): boolean {
  const last = folded.split(/[,;?]/).at(-1)?.trim() ?? '';
  return (
    folded.trim().split(' ').length >= 4 &&
    ASKS_ALONE.test(last) &&
    !ASKS_NOT.test(last) &&
    !CONDITION.test(last)
  );
}

/** Asks something of its own behind the comma, be it in two words ("ở đâu"). */
function isNextQuestion(folded: string): boolean {
  const next = folded.split(/[,;?]/)[0]?.trim() ?? '';
  return next.split(' ').length >= 2 && ASKS_ALONE.test(next) && !ASKS_NOT.test(next) && !CHOICE.test(next);
}

/** Asks and says what about: not only "khi nào" or "ở đâu". */
function isWholeQuestion(folded: string): boolean {
  return ASKS.test(folded) && folded.trim().split(' ').length >= 4;
}

/** Stretches that ask nothing go to the question after them, hangers to the one before; thanks at the end go away. */
function joined(parts: readonly string[]): string[] {
  const questions: string[] = [];
  let context = '';
  for (const part of parts) {
    const last = questions.at(-1);
    if (last !== undefined && context === '' && isHanger(part))
      questions[questions.length - 1] = `${last} ${part}`;
    else if (asks(part) && (isLongEnough(part) || questions.length > 0 || context !== '')) {
      questions.push(context === '' ? part : `${context} ${part}`);
      context = '';
    } else context = context === '' ? part : `${context} ${part}`;
  }
  return questions;
}

function asks(part: string): boolean {
  return part.includes('?') || ASKS.test(foldKeepingLength(part.toLowerCase()) ?? part);
}

function isLongEnough(part: string): boolean {
  return part.trim().split(' ').length >= FEWEST_WORDS;
}

function isHanger(part: string): boolean {
  const folded = (foldKeepingLength(part) ?? part).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return HANGER.test(folded);
}
