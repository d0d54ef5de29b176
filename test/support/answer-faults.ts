import { z } from 'zod';
import type { Answer, AnswerCitation } from '../../bot/answer/answer.ts';
import { FIRST_LINE_BEGINS } from '../../bot/answer/situation/first-line.ts';
import { quoteStandsIn } from '../../knowledge/model/citation.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import { findDocumentNumbers, numberKey } from '../../knowledge/model/document-number.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const milliseconds = z.number().min(0);

const citationSchema = z.strictObject({
  marker: z.string().regex(/^[1-9]\d*$/),
  documentId: z.string().min(1),
  passageId: z.string().min(1),
  number: z.string().nullable(),
  title: z.string().min(1),
  issuer: z.string().nullable(),
  issuedOn: day.nullable(),
  kind: z.string().min(1),
  form: z.enum(['original', 'digest']),
  locator: z.string().nullable(),
  page: z.number().int().positive().nullable(),
  quote: z.string().min(1),
  file: z.string().min(1),
  validity: z.enum(['in-force', 'superseded', 'past-term', 'unknown']),
  supersededBy: z.string().nullable(),
});

/** The JSON contract of an answer: no field less, none more. */
const answerSchema = z.strictObject({
  id: z.string().optional(),
  status: z.enum(['answered', 'not-found', 'clarify', 'refused']),
  text: z.string().min(1),
  citations: z.array(citationSchema),
  notes: z.array(z.string().min(1)),
  suggestions: z.array(z.string().min(1)),
  more: z.strictObject({ text: z.string().min(1), citations: z.array(citationSchema).min(1) }).optional(),
  confidence: z.number().min(0).max(1),
  mode: z.enum(['extractive', 'llm']),
  knowledgeVersion: z.string().min(1),
  timingsMs: z.strictObject({
    analyse: milliseconds,
    search: milliseconds,
    answer: milliseconds,
    total: milliseconds,
  }),
});

/** A stretch of the text with the marker behind it. */
export interface MarkedStretch {
  readonly words: string;
  readonly marker: string;
}

/** The lines above the answers of a message with several questions, and what is said of one that is not answered. */
const PART_LINE = /^Câu \d:$\n?/gm;

/** The text cut at its markers. What stands behind the last one comes with an empty marker. */
export function markedStretches(text: string): MarkedStretch[] {
  return text
    .split(PART_LINE)
    .filter((part, _, parts) => parts.length === 1 || /\[\d+\]/.test(part))
    .flatMap(stretchesOf);
}

function stretchesOf(text: string): MarkedStretch[] {
  const stretches: MarkedStretch[] = [];
  let from = 0;
  for (const match of text.matchAll(/ \[(\d+)\](?=\s|$)/g)) {
    stretches.push({ words: text.slice(from, match.index).trim(), marker: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  const rest = text.slice(from).trim();
  return rest === '' ? stretches : [...stretches, { words: rest, marker: '' }];
}

const FIRST_LINE = new RegExp(`^${FIRST_LINE_BEGINS}[^\\n]*\\n`, 'gm');

const LABEL = /^(?:Trung ương|Địa phương \([^\n]*?\)|\d+-[^\s:]+(?: ngày [\d/]+)?): /u;

/** Without the name of the source before its words; a paper without a number is named by its title. */
function withoutLabel(words: string, citation: AnswerCitation | undefined): string {
  const title = `${citation?.title ?? ''}: `;
  return words.startsWith(title) ? words.slice(title.length) : words.replace(LABEL, '');
}

/** What is wrong with an answer by the promises that hold for every question; empty when nothing is. */
export function answerFaults(answer: Answer, reader: KnowledgeReader): string[] {
  const shape = answerSchema.safeParse(JSON.parse(JSON.stringify(answer)));
  const faults = shape.success
    ? []
    : shape.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (answer.status !== 'answered') {
    if (answer.citations.length > 0) faults.push('cites without answering');
    if (answer.notes.length > 0) faults.push('notes about no source');
    return faults;
  }
  if (answer.citations.length === 0) faults.push('answers without citing');
  return [
    ...faults,
    ...textFaults(answer),
    ...answer.citations.flatMap((one) => citationFaults(one, answer, reader)),
    ...moreFaults(answer, reader),
  ];
}

/** What waits behind the answer is quoted word for word too; a marker of the answer stands for the same passage in it. */
function moreFaults({ more, citations }: Answer, reader: KnowledgeReader): string[] {
  if (!more) return [];
  const given = [...more.citations].sort((a, b) => Number(a.marker) - Number(b.marker));
  return [
    ...textFaults({ text: more.text, citations: given }).filter((fault) => !fault.startsWith('markers ')),
    ...more.citations.flatMap(({ marker, passageId, documentId, quote }) => {
      const passage = reader.passagesOf(documentId as DocumentId).find(({ id }) => id === passageId);
      const own = citations.find((one) => one.marker === marker);
      return [
        ...(passage && quoteStandsIn(quote, passage.text)
          ? []
          : [`more [${marker}] is not verbatim: ${quote}`]),
        ...(own && own.passageId !== passageId ? [`more [${marker}] is another passage`] : []),
      ];
    }),
  ];
}

function textFaults({ text: whole, citations }: Pick<Answer, 'text' | 'citations'>): string[] {
  // What the first line says of the sources is no quotation.
  const text = whole.replace(FIRST_LINE, '');
  // Where two sources stand against each other, each line begins with whose words it holds.
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation]));
  const stretches = markedStretches(text).map(({ words, marker }) => ({
    words: withoutLabel(words, byMarker.get(marker)),
    marker,
  }));
  const faults = stretches.flatMap(({ words, marker }) => {
    const citation = byMarker.get(marker);
    if (!citation) return [`no citation ${marker} for: ${words}`];
    const quote = foldSpaces(citation.quote);
    return [
      ...(quote.includes(foldSpaces(words)) ? [] : [`[${marker}] does not hold: ${words}`]),
      ...figuresOf(words).flatMap((figure) =>
        figuresOf(quote).includes(figure) ? [] : [`[${marker}] does not hold the figure ${figure}`],
      ),
      ...numbersOf(words).flatMap((number) =>
        numbersOf(quote).includes(number) ? [] : [`[${marker}] does not hold the number ${number}`],
      ),
    ];
  });
  const used = [...new Set(stretches.map(({ marker }) => marker))];
  const given = citations.map(({ marker }) => marker);
  if (JSON.stringify(used) !== JSON.stringify(given))
    faults.push(`markers ${used.join(',')} but citations ${given.join(',')}`);
  return faults;
}

/** Figures and dates as they are written: `12`, `1,5`, `30/5/2019`. */
function figuresOf(text: string): string[] {
  return text.match(/\d+(?:[.,/]\d+)*/g) ?? [];
}

function numbersOf(text: string): string[] {
  return findDocumentNumbers(text).map(({ number }) => numberKey(number));
}

function citationFaults(
  citation: AnswerCitation,
  { text, notes }: Answer,
  reader: KnowledgeReader,
): string[] {
  const { marker, quote, passageId, validity, form } = citation;
  const document = reader.document(citation.documentId as DocumentId);
  const passage = reader.passagesOf(citation.documentId as DocumentId).find(({ id }) => id === passageId);
  if (!document || !passage) return [`[${marker}] cites ${passageId}, which is not held`];
  // What the first line says need not be said again.
  const first = [...text.matchAll(FIRST_LINE)].map(([line]) => line);
  const says = (words: RegExp): boolean =>
    notes.some((note) => namesMarker(note, Number(marker)) && words.test(note)) ||
    first.some((line) => words.test(line));
  const isLocal = document.jurisdiction.scope === 'local';
  const needed: readonly (readonly [boolean, RegExp])[] = [
    [validity === 'superseded', /đã được thay thế bởi|đã hết hiệu lực/],
    [validity === 'past-term', /nhiệm kỳ .*đã qua/],
    [validity === 'unknown' && !isLocal && document.kind !== 'bao-chi', /[Cc]hưa xác định được hiệu lực/],
    [isLocal, /không áp dụng cho địa phương khác|không phải quy định chung|, không phải của/],
    [form === 'digest', /bản tóm lược/],
    [form === 'original' && document.kind === 'bao-chi', /báo chí/],
    [document.level === 'district', /[Cc]ấp huyện đã kết thúc hoạt động/],
  ];
  return [
    ...(quoteStandsIn(quote, passage.text) ? [] : [`[${marker}] is not verbatim: ${quote}`]),
    ...(document.disclosure === 'public' ? [] : [`[${marker}] is not public`]),
    ...needed.flatMap(([applies, words]) =>
      applies && !says(words) ? [`[${marker}] lacks its note ${words}`] : [],
    ),
  ];
}

/** Whether a note speaks of the marker: `[4]` itself or a range `[3]–[6]` around it. */
function namesMarker(note: string, marker: number): boolean {
  const ranges = [...note.matchAll(/\[(\d+)\](?:–\[(\d+)\])?/g)];
  return ranges.some(([, from, to]) => Number(from) <= marker && marker <= Number(to ?? from));
}
