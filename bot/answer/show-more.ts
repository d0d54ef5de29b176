import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import type { Answer, Answerer, MoreText, Question } from './answer.ts';
import { markersNamed } from './marker-words.ts';
import { FIRST_LINE_BEGINS } from './situation/first-line.ts';

/** "Xem thêm", "đọc tiếp đi", "nói chi tiết hơn": nothing but the wish for more. Folded, without signs. */
const MORE =
  /^(?:(?:cho (?:toi|em|minh|anh|chi) )?(?:xem|doc|noi|ke|hien|ghi|cho xem|xin) (?:them|tiep|het|day du|chi tiet(?: hon)?|ky hon|dai hon)|chi tiet hon|day du hon|con gi nua(?: khong)?|xem them)(?: (?:di|nhe|nha|a|voi|giup (?:toi|em|minh)|duoc khong))*$/;

/** Whether the words only ask for more of the answer before. */
export function asksForMore(text: string): boolean {
  return MORE.test(
    foldDiacritics(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
}

/** What waits behind the answer to the turn before, found by asking it again; null when the question is another. */
export async function answerMore(answerer: Answerer, question: Question): Promise<Answer | null> {
  if (!asksForMore(question.text)) return null;
  const history = (question.history ?? []).filter((turn) => !asksForMore(turn));
  const before = history.at(-1);
  if (before === undefined) return null;
  const answer = await answerer.answer({
    ...question,
    text: before,
    history: history.slice(0, -1),
  });
  const rest = restOf(answer);
  if (rest !== null) return rest;
  if (answer.status !== 'answered') return answer;
  const nothing = { text: ANSWER_MESSAGES.noMore, citations: [], notes: [], confidence: 0 };
  return { ...answer, ...nothing, status: 'clarify' };
}

/** What waits behind an answer, with those of its opening lines and notes that hold for it; null when nothing waits. */
export function restOf({ more, ...answer }: Answer): Answer | null {
  if (!more) return null;
  const opening = answer.text.split('\n').filter((line) => line.startsWith(FIRST_LINE_BEGINS));
  const notes = answer.notes.filter((note) => isOnAny(note, more));
  return { ...answer, ...more, text: [...new Set(opening), more.text].join('\n'), notes };
}

/** Whether a note is on one of these sources, or on none in particular. */
function isOnAny(note: string, { citations }: MoreText): boolean {
  const named = markersNamed(note);
  return named.length === 0 || citations.some(({ marker }) => named.includes(Number(marker)));
}
