import { DOCUMENT_KINDS } from '../../knowledge/model/document.ts';
import { findDocumentNumbers, numberKey } from '../../knowledge/model/document-number.ts';
import type { Fact } from './fact.ts';
import type { CorpusSentence } from './quiz-corpus.ts';
import { QUIZ_ASK } from './quiz-messages.vi.ts';

/** A document named with its kind and number, and with its date when that stands behind it. */
export interface PaperMention {
  readonly start: number;
  readonly end: number;
  /** `chỉ thị`; what stands there, in lower case. */
  readonly kind: string;
  readonly number: string;
  readonly key: string;
  /** The date behind it; `wordStart` is where its "ngày" stands. */
  readonly date: { readonly wordStart: number; readonly end: number; readonly iso: string } | null;
}

const KINDS = [...Object.values(DOCUMENT_KINDS), 'Quy chế bầu cử', 'Quy chế bầu cử trong Đảng']
  .filter((kind) => kind !== 'Bài báo' && kind !== 'Văn bản')
  .sort((a, b) => b.length - a.length)
  .join('|');
const KIND_BEFORE = new RegExp(`(?<![\\p{L}])(${KINDS})(?:\\s+số:?)?\\s+$`, 'iu');
const DATE_BEHIND = /^,?\s+ngày\s+(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/u;

/** All documents that the text names by kind and number, in order. */
export function paperMentions(text: string): PaperMention[] {
  return allMentions(text).filter(({ kind }) => kind !== '');
}

/** The same with those whose kind is not said. */
export function allMentions(text: string): PaperMention[] {
  return findDocumentNumbers(text).flatMap(({ number, start, end }): PaperMention[] => {
    const kind = KIND_BEFORE.exec(text.slice(0, start));
    const date = DATE_BEHIND.exec(text.slice(end));
    const [words = '', day, month, year] = date ?? [];
    const stop = end + words.length;
    return [
      {
        start: kind?.index ?? start,
        end: stop,
        kind: (kind?.[1] ?? '').toLowerCase(),
        number,
        key: numberKey(number),
        date:
          date === null
            ? null
            : {
                wordStart: end + words.indexOf('ngày'),
                end: stop,
                iso: `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`,
              },
      },
    ];
  });
}

/** "Theo Chỉ thị số …": the frame of a statement, which nobody asks for. */
const FRAMED = /(?:^|[\s(,])(?:theo|tại|của|trong|ở|và|khoản \d+|điều \d+)\s*$/iu;
/** Behind these a document is what the statement tells. */
const TOLD =
  /(?:thay thế(?: cho)?|thay cho|thay bằng|thay thế bởi|thay thế bằng|hướng dẫn(?: thực hiện)?|thực hiện|bằng)\s+$/iu;

/** Numbers of documents that the sentence tells, to be asked for in their place. */
export function findNumbers(sentence: CorpusSentence): Fact[] {
  const { text } = sentence;
  const mentions = paperMentions(text);
  return mentions.flatMap((mention): Fact[] => {
    const before = text.slice(0, mention.start);
    const isHead = before.trim() === '';
    const isTold = TOLD.test(before) && !FRAMED.test(before);
    const told = isHead ? toldPaper(text) : null;
    const dated = mention.date === null ? '' : ' ngày';
    const code = mention.number.replace(/^\d+[-/](?:\d{4}\/)?/u, '');
    return [
      {
        kind: 'number',
        sentence,
        start: mention.start,
        end: mention.end,
        answer: text.slice(mention.start, mention.end),
        value: { type: 'number', key: mention.key, issuedOn: mention.date?.iso ?? null },
        form: `${mention.kind}${dated}`,
        wideForm: `${code}${dated}`,
        bare: text.slice(mention.start, mention.end),
        unit: '',
        canChange: isTold && mention.date !== null,
        // Options without a day could be several papers.
        ask:
          mention.date === null || !(isTold || isHead)
            ? null
            : told !== null && told.by !== null
              ? { question: QUIZ_ASK.paperOf(told.by, told.about) }
              : /^\s*(?:,|\p{Ll})/u.test(text.slice(mention.end)) || isTold
                ? { words: isHead ? QUIZ_ASK.whichPaper : QUIZ_ASK.whichPaper.toLowerCase() }
                : null,
      },
    ];
  });
}

/** "Chỉ thị số 45-CT/TW ngày … về X.", "… do Y ban hành, về X.", "… của Y: X.": the day and the body of a document. */
const TOLD_PAPER =
  /^(?:\s+do\s+(?<by>[^,:.]+?)\s+ban hành,?)?(?:\s+của\s+(?<of>[^,:.]+?))?(?<sign>:\s+|,?\s+(?=về |quy định |hướng dẫn |thay thế |áp dụng cho ))(?<about>[^:]+?)\.?$/u;

/** What the head of a sentence tells of a document: who issued it and what it is about; null when it tells neither. */
export function toldPaper(
  text: string,
): { readonly mention: PaperMention; readonly by: string | null; readonly about: string } | null {
  const mention = paperMentions(text).find(({ start }) => start === 0);
  if (mention === undefined) return null;
  const told = TOLD_PAPER.exec(text.slice(mention.end));
  const { by, of, sign = '', about = '' } = told?.groups ?? {};
  if (told === null) return null;
  return { mention, by: by ?? of ?? null, about: sign.startsWith(':') ? QUIZ_ASK.about(about) : ` ${about}` };
}

/** "Chỉ thị số … ngày … của X: Về Y." said as a sentence; other texts as they are, null where no sentence can be made. */
export function asStatement(text: string): string | null {
  const told = toldPaper(text);
  if (told === null) return text;
  const [paper, behind] = [text.slice(0, told.mention.end), text.slice(told.mention.end)];
  if (/^\s+về\s/u.test(behind)) return isWhole(behind) ? text : QUIZ_ASK.isAbout(paper, told.about);
  if (!/^\s+của\s+[^,:.]+:/u.test(behind)) return text;
  if (told.by === null || VAGUE_ISSUER.test(told.by)) return null;
  return QUIZ_ASK.issued(paper, told.by, told.about);
}

/** Whether a verb follows: "… về X thay thế Y". */
function isWhole(behind: string): boolean {
  return /\s(?:thay thế|được thay thế|có hiệu lực|quy định|hướng dẫn|áp dụng|là)\s/u.test(behind);
}

/** What registers write where they do not know which central body it was. */
const VAGUE_ISSUER = /^Trung ương(?: Đảng)?$/u;

/** The day of issue, asked for with all that else tells the document. */
export function findIssueDates(sentence: CorpusSentence): Fact[] {
  const { text } = sentence;
  const told = toldPaper(text);
  const date = told?.mention.date;
  if (!told || !date) return [];
  const name = text.slice(0, date.wordStart).replace(/[,\s]+$/u, '');
  const [year = 0, month = 0, day = 0] = date.iso.split('-').map(Number);
  const head = `${name}${told.by === null ? '' : QUIZ_ASK.of(told.by)}`;
  return [
    {
      kind: 'date',
      sentence,
      start: date.wordStart,
      end: date.end,
      answer: text.slice(date.wordStart, date.end),
      value: { type: 'date', day, month, year },
      form: 'day',
      wideForm: null,
      bare: text.slice(date.wordStart, date.end),
      unit: '',
      canChange: true,
      ask: { question: QUIZ_ASK.issuedWhen(head, told.about) },
    },
  ];
}
