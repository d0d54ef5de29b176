import { formatDate } from '../../knowledge/model/calendar-date.ts';
import type { ValidityStatus } from '../../knowledge/model/validity.ts';
import { comparisonKey } from '../../knowledge/text/normalize.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import { localPlace } from '../answer/validity-notes.ts';
import { readText } from '../verify/claim-text.ts';
import { mayBeSame } from './fact-value.ts';
import type { Fact } from './fact.ts';
import { entryOf } from './fact-validity.ts';
import { asStatement, paperMentions, toldPaper } from './find-papers.ts';
import { nameSource } from './name-source.ts';
import { holdsValue } from './prove-one-right.ts';
import type { CorpusSentence, QuizCorpus } from './quiz-corpus.ts';
import { QUIZ_STEM } from './quiz-messages.vi.ts';

const TERM_FRAME = /^Nhiệm kỳ ((?:19|20)\d{2}\s?[–-]\s?(?:19|20)\d{2}), /u;
/** Kinds of papers are written large before a number. */
const PAPER_HEAD = /^\p{Lu}\p{Ll}+(?:\s\p{Ll}+)*\s(?:số\s)?\d+[-/]\p{Lu}/u;
const LIST_NUMBER = /^\s*(?:\d{1,2}|[a-zđ])[.)]\s+/u;
/** What a lead says of the form of its list, and nothing of its matter. */
const LEAD_TAIL =
  /(?:,?\s+(?:gồm|bao gồm|như sau|sau đây|sau|được tóm tắt|có các|gồm các|gồm những)(?:\s[^,]*)?)?\s*:\s*$/u;

/** The question for a fact, or null when it cannot be put well: it would give the answer away, or not say of what it is. */
export function makeStem(fact: Fact, validity: ValidityStatus, corpus: QuizCorpus): string | null {
  const { ask, sentence } = fact;
  if (ask === null || isOneOfSeveral(fact, corpus)) return null;
  const bare =
    'question' in ask
      ? ask.question
      : asStatement(`${sentence.text.slice(0, fact.start)}${ask.words}${behind(fact)}`);
  if (bare === null) return null;
  const whole = frame(sentence, bare.replace(/[.\s]+$/u, ''), corpus, fact);
  if (whole === null) return null;
  const asked = `${whole.replace(/\?$/u, '')}?`;
  return givesAway(fact, asked) ? null : `${asked}${markOf(sentence, asked, validity)}`;
}

/** Only a time or a condition stands before the comma: what is asked about comes behind it. */
const ADJUNCT = /(?:^|[.:,]\s)(?:từ|kể từ|đến|đến hết|trước|sau|trong|vào|khi|nếu|để|với)\s[^,.:]*$/iu;
/** A member beside the one that is asked for, with a figure of its own; near miss: `, đối với nơi có 9 đảng viên`. */
const SIBLING =
  /^([^,;?]*),\s(?!(?:nếu|khi|đối với|trường hợp|với|ở|tại|trong|thuộc|của|do|theo|trừ|nơi)\s)[^;]*\d/u;

/** What follows in the question: "có bao nhiêu chương?" rather than "có bao nhiêu chương, 36 điều?". */
function behind({ sentence, start, end, kind }: Fact): string {
  const rest = sentence.text.slice(end);
  // Beside a day the other days tell which of several is meant.
  if (kind !== 'how-many') return rest;
  if (ADJUNCT.test(sentence.text.slice(0, start).replace(TERM_FRAME, ''))) return rest;
  return SIBLING.exec(rest)?.[1] ?? rest;
}

/** "True or false?" for the sentence as given, which may hold a changed fact. */
export function makeTrueFalseStem(
  sentence: CorpusSentence,
  statement: string,
  validity: ValidityStatus,
  corpus: QuizCorpus,
): string | null {
  const said = asStatement(statement);
  const topic = topicOf(sentence);
  if (topic === null || said === null) return null;
  const dated = withDates(said.replace(LIST_NUMBER, ''), corpus);
  const source = namesItself(sentence, dated) ? '' : nameSource(sentence.document);
  const question = QUIZ_STEM.trueOrFalse(source, topic === '' ? dated : QUIZ_STEM.about(topic, dated));
  return `${question}${markOf(sentence, question, validity)}`;
}

/** Whether a paper asked for by what it is about is not the only one about it. */
function isOneOfSeveral({ kind, ask, sentence, value }: Fact, corpus: QuizCorpus): boolean {
  if (kind !== 'number' || value.type !== 'number' || ask === null || !('question' in ask)) return false;
  const about = comparisonKey(toldPaper(sentence.text)?.about ?? '');
  return corpus.sentences.some(({ text }) => {
    const other = toldPaper(text);
    if (other === null || !comparisonKey(other.about).startsWith(about)) return false;
    const issuedOn = other.mention.date?.iso ?? null;
    return !mayBeSame(value, { type: 'number', key: other.mention.key, issuedOn });
  });
}

/** What a question says of a source that does not simply hold, with the term where the question does not name it. */
export function markOf({ document }: CorpusSentence, question: string, validity: ValidityStatus): string {
  const isTold = /nhiệm kỳ (?:19|20)\d{2}/iu.test(question) || document.term === null;
  return validity === 'past-term' && !isTold
    ? QUIZ_STEM.pastTerm(document.term ?? '')
    : QUIZ_STEM.mark[validity];
}

function frame(sentence: CorpusSentence, words: string, corpus: QuizCorpus, fact: Fact): string | null {
  const topic = topicOf(sentence);
  if (topic === null) return null;
  const plain = withDates(words.replace(LIST_NUMBER, ''), corpus);
  const question = topic === '' ? plain : QUIZ_STEM.about(topic, plain);
  if (namesItself(sentence, question) || (fact.ask !== null && 'question' in fact.ask)) return question;
  const source = nameSource(sentence.document);
  const framed = `${QUIZ_STEM.theo(source)}${lowered(withoutTerm(question, source))}`;
  // Asked for a paper, the name of the source may be the answer: then the other papers named must do.
  if (givesAway(fact, framed))
    return paperMentions(question).some(({ date }) => date !== null) ? question : null;
  return /^Theo\s/u.test(question) ? null : framed;
}

/** Whether the words say by themselves what paper they are of, and the place where that is local. */
function namesItself(sentence: CorpusSentence, words: string): boolean {
  const { document } = sentence;
  const hasPaper = paperMentions(words).some(({ date }) => date !== null);
  if (!hasPaper) return false;
  return (
    localPlace(document) === null ||
    (document.jurisdiction.scope === 'local' && holdsFact(words, document.jurisdiction.place))
  );
}

/** What a list is of; empty for what is no list item, null when its lead does not tell. */
function topicOf({ passage }: CorpusSentence): string | null {
  if (passage.role !== 'item' || passage.list === null) return '';
  const lead = passage.list.lead.split(/(?<=[.!?])\s+(?=\p{Lu})/u).at(-1) ?? '';
  const topic = lead.replace(LEAD_TAIL, '').trim();
  return topic.length >= 15 && topic.length <= 140 && !/:/.test(topic) ? topic : null;
}

/** Numbers without a day get the day of the only paper that has them. */
function withDates(text: string, { reader }: QuizCorpus): string {
  let result = text;
  for (const mention of paperMentions(text).reverse()) {
    const issuedOn = mention.date === null ? entryOf(mention, reader.register())?.issuedOn : null;
    if (!issuedOn || /^\s+(?:năm|ngày)/u.test(text.slice(mention.end))) continue;
    result = `${result.slice(0, mention.end)} ngày ${formatDate(issuedOn)}${result.slice(mention.end)}`;
  }
  return result;
}

/** Without "Nhiệm kỳ 2020–2025, " where the source says it already. */
function withoutTerm(words: string, source: string): string {
  const term = TERM_FRAME.exec(words);
  return term !== null && holdsFact(source, term[1] ?? '') ? words.slice(term[0].length) : words;
}

/** The first word small, unless it begins a name or an abbreviation. */
function lowered(words: string): string {
  const [first = '', second = ''] = words.split(/[\s,]+/u);
  return !PAPER_HEAD.test(words) && /^\p{Lu}\p{Ll}*$/u.test(first) && /^[\p{Ll}\p{N}]/u.test(second)
    ? `${words.charAt(0).toLowerCase()}${words.slice(1)}`
    : words;
}

/** Whether the question holds the answer, or figures from which it can be worked out. */
function givesAway(fact: Fact, question: string): boolean {
  const { value } = fact;
  const read = readText(question, { loose: true });
  if (value.type === 'date') {
    return read.anchors.some((anchor) => {
      if (anchor.type !== 'date' || anchor.date.year === null) return false;
      if (value.month !== null && anchor.date.month === null) return false;
      return mayBeSame(value, { type: 'date', ...anchor.date, year: anchor.date.year });
    });
  }
  if (holdsValue({ read, text: question }, value)) return true;
  if (value.type === 'number') return holdsValue({ read, text: question }, { ...value, issuedOn: null });
  if (value.type === 'body') return hasInitials(question, value.key);
  if (value.type !== 'figure') return false;
  return addsUp(figuresBeside(fact), value.low);
}

/** The other figures of the sentence, in order. */
function figuresBeside({ sentence, start, end }: Fact): number[] {
  return sentence.read.anchors.flatMap((anchor) =>
    anchor.type === 'figure' && anchor.unit === 'none' && (anchor.start < start || anchor.start >= end)
      ? [anchor.value]
      : [],
  );
}

/** Whether some figures in a row make up the value, or are made up of it and the others. */
function addsUp(figures: readonly number[], value: number): boolean {
  for (let from = 0; from < figures.length; from++) {
    let sum = figures[from] ?? 0;
    for (const next of figures.slice(from + 1)) {
      sum += next;
      if (sum === value || figures.some((total) => total === sum + value)) return true;
    }
    if (figures.some((total) => total === (figures[from] ?? 0) + value)) return true;
  }
  return false;
}

/** Whether a document number in the question ends in the initials of the body: `27-HD/BTCTW`. */
function hasInitials(question: string, body: string): boolean {
  const initials = body
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .replace(/TƯ$/u, 'TW');
  return initials.length > 2 && question.includes(`/${initials}`);
}
