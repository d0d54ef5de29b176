import { formatDate } from '../../knowledge/model/calendar-date.ts';
import type { ValidityStatus } from '../../knowledge/model/validity.ts';
import { holdsFact } from '../../knowledge/text/holds-fact.ts';
import { localPlace } from '../answer/validity-notes.ts';
import { readText } from '../verify/claim-text.ts';
import { mayBeSame } from './fact-value.ts';
import type { Fact } from './fact.ts';
import { entryOf } from './fact-validity.ts';
import { paperMentions } from './find-papers.ts';
import { nameSource } from './name-source.ts';
import { holdsValue } from './prove-one-right.ts';
import type { CorpusSentence, QuizCorpus } from './quiz-corpus.ts';
import { QUIZ_STEM } from './quiz-messages.vi.ts';

const TERM_FRAME = /^Nhiệm kỳ ((?:19|20)\d{2}\s?[–-]\s?(?:19|20)\d{2}), /u;
const LIST_NUMBER = /^\s*(?:\d{1,2}|[a-zđ])[.)]\s+/u;
/** What a lead says of the form of its list, and nothing of its matter. */
const LEAD_TAIL = /(?:,?\s+(?:gồm|bao gồm|như sau|sau đây|sau|được tóm tắt|có các|gồm các|gồm những)(?:\s[^,]*)?)?\s*:\s*$/u;

/** The question for a fact, or null when it cannot be put well: it would give the answer away, or not say of what it is. */
export function makeStem(fact: Fact, validity: ValidityStatus, corpus: QuizCorpus): string | null {
  const { ask, sentence } = fact;
  if (ask === null) return null;
  const bare =
    'question' in ask
      ? ask.question
      : `${sentence.text.slice(0, fact.start)}${ask.words}${sentence.text.slice(fact.end)}`;
  const whole = frame(sentence, bare.replace(/[.\s]+$/u, ''), corpus, fact);
  if (whole === null) return null;
  const question = `${whole.replace(/\?$/u, '')}?${QUIZ_STEM.mark[validity]}`;
  return givesAway(fact, question) ? null : question;
}

/** "True or false?" for the sentence as given, which may hold a changed fact. */
export function makeTrueFalseStem(
  sentence: CorpusSentence,
  statement: string,
  validity: ValidityStatus,
  corpus: QuizCorpus,
): string | null {
  const dated = withDates(statement.replace(LIST_NUMBER, ''), corpus);
  const topic = topicOf(sentence);
  if (topic === null) return null;
  const source = namesItself(sentence, dated) ? '' : nameSource(sentence.document);
  return `${QUIZ_STEM.trueOrFalse(source, topic === '' ? dated : QUIZ_STEM.about(topic, dated))}${QUIZ_STEM.mark[validity]}`;
}

function frame(sentence: CorpusSentence, words: string, corpus: QuizCorpus, fact: Fact): string | null {
  const topic = topicOf(sentence);
  if (topic === null) return null;
  const plain = withDates(words.replace(LIST_NUMBER, ''), corpus);
  const question = topic === '' ? plain : QUIZ_STEM.about(topic, plain);
  if (namesItself(sentence, question)) return question;
  const source = nameSource(sentence.document);
  const framed = `${QUIZ_STEM.theo(source)}${lowered(withoutTerm(question, source))}`;
  // Asked for a paper, the name of the source may be the answer: then the other papers named must do.
  if (givesAway(fact, framed)) return paperMentions(question).some(({ date }) => date !== null) ? question : null;
  return /^Theo\s/u.test(question) ? null : framed;
}

/** Whether the words say by themselves what paper they are of, and the place where that is local. */
function namesItself(sentence: CorpusSentence, words: string): boolean {
  const { document } = sentence;
  const hasPaper = paperMentions(words).some(({ date, start }) => date !== null && (start === 0 || /^(?:Theo|Tại)\s[^,]*$/u.test(words.slice(0, start))));
  if (!hasPaper) return false;
  return localPlace(document) === null || (document.jurisdiction.scope === 'local' && holdsFact(words, document.jurisdiction.place));
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
  return /^\p{Lu}\p{Ll}*$/u.test(first) && /^[\p{Ll}\p{N}]/u.test(second)
    ? `${words.charAt(0).toLowerCase()}${words.slice(1)}`
    : words;
}

/** Whether the question holds the answer, or figures from which it can be worked out. */
function givesAway({ value }: Fact, question: string): boolean {
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
  if (value.type !== 'figure') return false;
  const others = read.anchors.flatMap((anchor) => (anchor.type === 'figure' && anchor.unit === 'none' ? [anchor.value] : []));
  const sum = others.reduce((all, one) => all + one, 0);
  return others.length > 1 && (sum === value.low || others.some((one) => one * 2 - sum === value.low));
}
