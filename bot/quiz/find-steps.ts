import { comparisonKey } from '../../knowledge/text/normalize.ts';
import type { CorpusSentence, QuizCorpus } from './quiz-corpus.ts';

/** Steps of a procedure in their order. */
export interface Procedure {
  /** The sentence that introduces them, without its end. */
  readonly lead: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** What is done, in few words, as it stands in the passage. */
  readonly words: string;
  readonly sentence: CorpusSentence;
}

/** Only lists that call themselves an order: a list of experiences has none, though it be numbered. */
const ORDERED = /trình tự|quy trình|các bước|thứ tự|lần lượt|tiến trình/iu;
const LEAD_END =
  /\s*(?:,\s+)?(?:như sau|gồm(?:\s+(?:các\s+|những\s+)?(?:\d+\s+)?(?:việc|bước|nội dung|mốc|khâu)?(?:\s+sau)?)?|sau đây)?\s*:\s*$/iu;
const NUMBERED = /^(?:\d{1,2}[.)]\s+)?(?:bước\s+(?:\d{1,2}|[ivx]+)\s*[:.–—-]\s*)?/iu;
const LONGEST = 100;
const FEWEST = 3;

/** The procedures of the corpus that are told as numbered lists. */
export function findProcedures({ sentences }: QuizCorpus): Procedure[] {
  const lists = new Map<string, CorpusSentence[]>();
  for (const sentence of sentences) {
    const { list, documentId } = sentence.passage;
    if (list === null || !/^(?:\d{1,2}[.)]|bước)\s/iu.test(sentence.text)) continue;
    const key = `${documentId} ${list.group}`;
    lists.set(key, [...(lists.get(key) ?? []), sentence]);
  }
  return [...lists.values()].flatMap((items): Procedure[] => {
    const [first] = items;
    const list = first?.passage.list;
    if (!first || !list || items.length !== list.size || items.length < FEWEST) return [];
    const lead = (list.lead.split(/(?<=[.!?])\s+(?=\p{Lu})/u).at(-1) ?? '').replace(LEAD_END, '').trim();
    if (!ORDERED.test(lead) || lead === '') return [];
    const steps = items.map((sentence): Step => ({ words: stepWords(sentence.text), sentence }));
    const keys = new Set(steps.map(({ words }) => comparisonKey(words)));
    return keys.size === steps.length ? [{ lead, steps }] : [];
  });
}

/** "3. Bước 3 – Hội nghị ban chấp hành (lần 1): …": the words before the colon, else all of them. */
function stepWords(text: string): string {
  const plain = text.replace(NUMBERED, '');
  const colon = plain.indexOf(':');
  return (colon > 3 ? plain.slice(0, colon) : plain).replace(/[.;\s]+$/u, '');
}

/** Whether a step may be an option: short, sure, telling nothing of its place. */
export function isFit({ words, sentence }: Step): boolean {
  return (
    words.length >= 6 &&
    words.length <= LONGEST &&
    !/nguồn thứ cấp|kiểm chứng|đối chiếu|cần tra/iu.test(sentence.text) &&
    !/(?:^|\s)(?:bước|lượt|thứ) (?:\d|nhất|hai|ba)/iu.test(words)
  );
}
