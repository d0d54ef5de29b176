import { quoteStandsIn } from '../../knowledge/model/citation.ts';
import type { Fact } from './fact.ts';
import { findBodies } from './find-bodies.ts';
import { findDates } from './find-dates.ts';
import { findFigures } from './find-figures.ts';
import { findOrdinals } from './find-ordinals.ts';
import { findIssueDates, findNumbers, toldPaper } from './find-papers.ts';
import { isPublic, type CorpusSentence } from './quiz-corpus.ts';

/** Words of statements that are not sure enough to be taught. */
const HEDGED =
  /kiểm chứng|đối chiếu|nguồn thứ cấp|cần tra|đề nghị tra|chưa (?:xác định|rõ|thấy|tìm thấy|có|đạt)|không (?:nêu|phải|thay thế)|có thể|thường gặp|khác (?:với|ở)|cách tiến hành tương tự|ví dụ|kho chưa|trùng số|có chỗ được viết|còn được viện dẫn|thuộc nhiệm kỳ đã qua|tham khảo/iu;
/** Words that lean on another sentence. */
const LEANING =
  /(?:^|[\s,])(?:này|đó|kia|ấy|nói trên|nêu trên|trên đây|sau đây|như sau|sau:|như vậy|vì vậy|do đó|cũng|đồng thời|nêu tại|các trường hợp khác|trước đây|khi đó|hiện nay|hiện hành)(?=[\s,.:;)]|$)/iu;
/** Words that carry on from the sentence before. */
const CARRIED_ON =
  /^(?:riêng|trong đó|bên cạnh|ngoài ra|theo đó|qua đó|sau đó|tuy|song|cụ thể|tiếp|đến nay|hiện|mặt khác|nhờ|vì|do vậy)(?:\s|,)/iu;
/** "Cấp cơ sở: không quá 2 ngày.": an item that says something of something. */
const TELLING_ITEM = /^[^:]{4,90}:\s[^:]+$/u;
const LIST_NUMBER = /^\d{1,2}[.)]\s+/u;
const SHORTEST = 35;
const LONGEST = 260;

/** Everything exact in the sentence. Facts of any sentence serve as wrong options; only `isTeachable` ones are asked about. */
export function findFacts(sentence: CorpusSentence): Fact[] {
  const issued = findIssueDates(sentence);
  const facts = [
    ...findNumbers(sentence),
    ...issued,
    ...findDates(sentence).filter(({ start }) => !issued.some((fact) => fact.start === start)),
    // A title in a register is no statement of figures.
    ...(toldPaper(sentence.text) === null ? findFigures(sentence) : []),
    ...findOrdinals(sentence),
    ...findBodies(sentence),
  ];
  return facts.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Whether a sentence can be asked about by itself: sure, whole, of one piece, leaning on no other. List items count
 * when their list says what it is of.
 */
export function isTeachable(sentence: CorpusSentence): boolean {
  const { text, passage } = sentence;
  if (!quoteStandsIn(text, passage.text)) return false;
  if (!isPublic(sentence) || !['body', 'item'].includes(passage.role)) return false;
  if (text.length < SHORTEST || text.length > LONGEST || !/[.]$/u.test(text) || /[?!“”"]/u.test(text))
    return false;
  if (CARRIED_ON.test(text) || HEDGED.test(text) || LEANING.test(text.replace(/\(tỉnh [^)]* khi đó\)/u, '')))
    return false;
  // Several sentences that could not be told apart.
  if (/[.!?…]\s+[\p{Lu}\p{N}]/u.test(text.replace(LIST_NUMBER, ''))) return false;
  // Of a paper that is only registered, what it is called is sure; the rest are notes.
  if (/Kho chưa có toàn văn/u.test(passage.text) && !passage.text.startsWith(text)) return false;
  // What a whole passage is unsure of, none of its sentences is sure of.
  if (/nguồn thứ cấp|chưa đối chiếu/iu.test(passage.text)) return false;
  if (passage.role === 'item')
    return (
      TELLING_ITEM.test(text) &&
      passage.list !== null &&
      !/nguồn thứ cấp|chưa đối chiếu/iu.test(passage.list.lead)
    );
  return /^\p{Lu}/u.test(text);
}
