import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import type { Answer, AnswerCitation, Answerer, MoreText, Question } from './answer.ts';
import { markersNamed, markerWords } from './marker-words.ts';
import { answerMore } from './show-more.ts';
import { MAX_QUESTION_CHARACTERS } from '../question-text.ts';
import { splitQuestions } from './question/split-questions.ts';

const MOST_SUGGESTIONS = 3;

/**
 * Answers each question of a message by itself, in order, under a line of its own; the markers go on. A later question
 * may lean on the ones before it. Answered when at least one of them is; the others say so in their place. A message
 * that only asks for more gets what waits behind the answer before.
 */
export function answerEachQuestion(one: Answerer): Answerer {
  return {
    async answer(question, trace) {
      const more = await answerMore(this, question);
      if (more) return more;
      const texts = splitQuestions(question.text.slice(0, MAX_QUESTION_CHARACTERS));
      if (texts.length < 2) return one.answer(question, trace);
      const answers: Answer[] = [];
      const history = [...(question.history ?? [])];
      for (const text of texts) {
        const part: Question = { ...question, text, history };
        answers.push(await one.answer(part, trace));
        history.push(text);
      }
      return joinAnswers(answers);
    },
  };
}

/** One answer with the numbers of the questions it answers, from 1. */
interface NumberedAnswer {
  readonly answer: Answer;
  readonly numbers: readonly number[];
}

/** Questions that the same words answer ("ban hành ngày nào, ai ban hành") are answered once, by the longer answer. */
function withoutRepeats(answers: readonly Answer[]): readonly NumberedAnswer[] {
  const kept: NumberedAnswer[] = [];
  answers.forEach((answer, i) => {
    const at = kept.findIndex(({ answer: other }) => beginsAlike(answer, other));
    const same = kept[at];
    if (!same) kept.push({ answer, numbers: [i + 1] });
    else {
      const longer = answer.text.length > same.answer.text.length ? answer : same.answer;
      kept[at] = { answer: longer, numbers: [...same.numbers, i + 1] };
    }
  });
  return kept;
}

function beginsAlike({ citations: [first] }: Answer, { citations: [other] }: Answer): boolean {
  return (
    first !== undefined &&
    other !== undefined &&
    first.passageId === other.passageId &&
    (first.quote.startsWith(other.quote) || other.quote.startsWith(first.quote))
  );
}

/** The answers as one. `all` are not empty and of one knowledge version. */
export function joinAnswers(all: readonly Answer[]): Answer {
  const [first] = all;
  if (!first) throw new RangeError('there are no answers to join');
  const numbered = withoutRepeats(all);
  const [only] = numbered;
  if (only && numbered.length === 1) return { ...only.answer, timingsMs: sumOfTimings(all) };
  const answers = numbered.map(({ answer }) => answer);
  const answered = answers.filter(({ status }) => status === 'answered');
  const citations: AnswerCitation[] = [];
  const notes: string[] = [];
  const texts = numbered.map(({ answer, numbers }) => {
    const moved = markersBehind(citations.length);
    citations.push(...answer.citations.map((citation) => ({ ...citation, marker: moved(citation.marker) })));
    notes.push(...answer.notes.map((note) => withMarkers(note, moved)));
    // Beside an answer, what was not found needs no list of the nearest documents.
    const text =
      answered.length > 0 && answer.status === 'not-found'
        ? (answer.text.split('\n')[0] ?? '')
        : withMarkers(answer.text, moved);
    return `${ANSWER_MESSAGES.part(...numbers)}\n${text}`;
  });
  const more = joinMore(numbered);
  return {
    status: answered.length > 0 ? 'answered' : first.status,
    text: texts.join('\n\n'),
    citations,
    notes: answered.length > 0 ? merged(notes) : [],
    suggestions: [...new Set(answers.flatMap(({ suggestions }) => suggestions))].slice(0, MOST_SUGGESTIONS),
    ...(more === null ? {} : { more }),
    confidence: Math.max(...(answered.length > 0 ? answered : answers).map(({ confidence }) => confidence)),
    mode: answers.some(({ mode }) => mode === 'llm') ? 'llm' : 'extractive',
    knowledgeVersion: first.knowledgeVersion,
    timingsMs: sumOfTimings(all),
  };
}

function sumOfTimings(answers: readonly Answer[]): Answer['timingsMs'] {
  const sum = (pick: (timings: Answer['timingsMs']) => number): number =>
    Math.round(answers.reduce((total, { timingsMs }) => total + pick(timingsMs), 0) * 100) / 100;
  return {
    analyse: sum(({ analyse }) => analyse),
    search: sum(({ search }) => search),
    answer: sum(({ answer }) => answer),
    total: sum(({ total }) => total),
  };
}

const SOURCES = /\[\d+\](?:(?:–|, )\[\d+\])*/;

/** Notes that say the same of other sources become one. */
function merged(notes: readonly string[]): string[] {
  const groups = new Map<string, number[]>();
  for (const note of notes) {
    const key = note.replace(SOURCES, '[]');
    groups.set(key, [...(groups.get(key) ?? []), ...markersNamed(SOURCES.exec(note)?.[0] ?? '')]);
  }
  return [...groups].map(([key, markers]) => key.replace('[]', () => markerWords(markers)));
}

/** What waits behind each answer: markers of its own text move as there, new ones come behind those of all texts. */
function joinMore(numbered: readonly NumberedAnswer[]): MoreText | null {
  const texts: string[] = [];
  const citations: AnswerCitation[] = [];
  let before = 0;
  let next = numbered.reduce((sum, { answer }) => sum + answer.citations.length, 0);
  for (const {
    answer: { more, citations: own },
    numbers,
  } of numbered) {
    const behindOwn = markersBehind(before);
    const behindAll = markersBehind(next - own.length);
    const moved = (marker: string): string =>
      Number(marker) <= own.length ? behindOwn(marker) : behindAll(marker);
    if (more) {
      texts.push(`${ANSWER_MESSAGES.part(...numbers)}\n${withMarkers(more.text, moved)}`);
      citations.push(...more.citations.map((one) => ({ ...one, marker: moved(one.marker) })));
      next += more.citations.filter(({ marker }) => Number(marker) > own.length).length;
    }
    before += own.length;
  }
  return texts.length === 0 ? null : { text: texts.join('\n\n'), citations };
}

function markersBehind(offset: number): (marker: string) => string {
  return (marker) => (/^\d+$/.test(marker) ? String(Number(marker) + offset) : marker);
}

function withMarkers(text: string, moved: (marker: string) => string): string {
  return text.replace(/\[(\d+)\]/g, (_, marker: string) => `[${moved(marker)}]`);
}
