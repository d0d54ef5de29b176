import { findDocumentNumbers, numberKey } from '../../knowledge/model/document-number.ts';
import { localPlace } from '../answer/validity-notes.ts';
import { readText, type ReadText } from '../verify/claim-text.ts';
import { comparisonKey } from '../../knowledge/text/normalize.ts';
import type { CorpusSentence, QuizCorpus } from './quiz-corpus.ts';

/** What a statement is about: words that tell it, and marks by which two statements are surely of different matters. */
export interface Subject {
  readonly words: ReadonlySet<string>;
  readonly marks: Readonly<Record<Mark, ReadonlySet<string>>>;
}

const MARKS = ['term', 'paper', 'level', 'name', 'head', 'contrast', 'congress'] as const;
type Mark = (typeof MARKS)[number];

const TERM = /((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})/g;
const LEVEL =
  /cấp (?:tỉnh|huyện|xã|cơ sở)|(?<!trực thuộc )trung ương|toàn quốc|cấp trên trực tiếp|chi bộ|chi ủy|xã, phường|đặc khu/gu;
/** Among the words left out: every ordinal of a congress or committee, because it is asked for. */
export const ANY_CONGRESS = 'congress';
const CONGRESS = /(?:đại hội|lần thứ|khóa)\s+(?=[ivx])([ivx]+)(?![\p{L}\p{N}])/gu;
/** Words of which a statement about one is surely not about the other. */
const CONTRASTS: readonly (readonly [string, string])[] = [
  ['nam sinh', 'nữ sinh'],
  ['tái cử', 'lần đầu'],
  ['hợp lệ', 'không hợp lệ'],
  ['đại hội điểm', 'đại hội thí điểm'],
  ['đại hội đảng viên', 'đại hội đại biểu'],
];

/** The subject of words; `without` are the stretches that do not tell it, such as what is asked for. */
export function subjectOf(read: ReadText, without: readonly string[] = []): Subject {
  const hidden = new Set(without);
  const key = comparisonKey(read.text);
  const names = read.words.filter(({ role }) => role === 'name').map((word) => word.key);
  const head = headOf(read);
  return {
    words: new Set(
      read.words
        .filter(
          ({ role, key: word }) => ['matter', 'actor', 'name', 'step'].includes(role) && !hidden.has(word),
        )
        .map((word) => word.key),
    ),
    marks: {
      term: new Set([...key.matchAll(TERM)].map(([, from, to]) => `${from}-${to}`)),
      paper: new Set(
        findDocumentNumbers(read.text)
          .map(({ number }) => numberKey(number))
          .filter((number) => !hidden.has(number)),
      ),
      level: new Set([...key.matchAll(LEVEL)].map(([level]) => level)),
      name: new Set(names),
      head: new Set(head === null ? [] : [head]),
      contrast: new Set(
        CONTRASTS.flatMap(([one, other]) => {
          const [hasOne, hasOther] = [key.includes(one), key.includes(other)];
          // "không hợp lệ" holds "hợp lệ".
          const onlyOther = hasOther && !key.replaceAll(other, '').includes(one);
          return onlyOther ? [other] : hasOne && !hasOther ? [one] : [];
        }),
      ),
      congress: new Set(
        hidden.has(ANY_CONGRESS) ? [] : [...key.matchAll(CONGRESS)].map(([, ordinal = '']) => ordinal),
      ),
    },
  };
}

/** Who or what acts: the first actor behind the frame of the sentence ("Theo …,", "Nhiệm kỳ …,"). */
function headOf({ text, words }: ReadText): string | null {
  const frame = /^(?:(?:theo|nhiệm kỳ|từ|trong|tại|đối với|đến)\b[^,]*,\s*)+/iu.exec(text)?.[0].length ?? 0;
  return words.find(({ role, start }) => role === 'actor' && start >= frame)?.key ?? null;
}

const known = new WeakMap<CorpusSentence, Subject>();

/** The subject of a sentence of the corpus with what its surroundings add where it is silent itself. */
export function corpusSubject(sentence: CorpusSentence, without: readonly string[]): Subject {
  if (without.length > 0) return readSubject(sentence, without);
  const subject = known.get(sentence) ?? readSubject(sentence, without);
  known.set(sentence, subject);
  return subject;
}

function readSubject(sentence: CorpusSentence, without: readonly string[]): Subject {
  const own = subjectOf(sentence.read, without);
  const around = subjectOf(sentence.context, without);
  const place = localPlace(sentence.document);
  const names = place === null ? [] : [...subjectOf(readText(place)).marks.name, comparisonKey(place)];
  const marks = Object.fromEntries(
    MARKS.map((mark) => [
      mark,
      own.marks[mark].size > 0 || mark === 'head' || mark === 'contrast'
        ? own.marks[mark]
        : around.marks[mark],
    ]),
  ) as Record<Mark, ReadonlySet<string>>;
  const term =
    marks.term.size > 0 || sentence.document.term === null ? marks.term : new Set([sentence.document.term]);
  return {
    words: new Set([...own.words, ...around.words]),
    marks: { ...marks, term, name: new Set([...own.marks.name, ...names]) },
  };
}

/** Share 0..1 of what the subject says that the other says as well, rare words counting more. */
export function sharedPart(
  subject: Subject,
  other: Subject,
  { weightOf }: Pick<QuizCorpus, 'weightOf'>,
): number {
  let all = 0;
  let shared = 0;
  for (const word of subject.words) {
    const weight = weightOf(word);
    all += weight;
    if (other.words.has(word)) shared += weight;
  }
  return all === 0 ? 1 : shared / all;
}

/** Whether a mark says surely that the two are of different matters: both have it, and nothing of it in common. */
export function areApart(subject: Subject, other: Subject): boolean {
  return MARKS.some((mark) => {
    const [own, others] = [subject.marks[mark], other.marks[mark]];
    if (own.size === 0 || others.size === 0 || [...own].some((value) => others.has(value))) return false;
    // Another head is another matter only where neither stands anywhere in the other.
    if (mark !== 'head') return true;
    return (
      [...own].every((head) => !other.words.has(head)) &&
      [...others].every((head) => !subject.words.has(head))
    );
  });
}
