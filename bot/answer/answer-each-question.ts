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

/** The answers as one. `answers` are not empty and of one knowledge version. */
export function joinAnswers(answers: readonly Answer[]): Answer {
  const [first] = answers;
  if (!first) throw new RangeError('there are no answers to join');
  const answered = answers.filter(({ status }) => status === 'answered');
  const citations: AnswerCitation[] = [];
  const notes: string[] = [];
  const texts = answers.map((answer, i) => {
    const moved = markersBehind(citations.length);
    citations.push(...answer.citations.map((citation) => ({ ...citation, marker: moved(citation.marker) })));
    notes.push(...answer.notes.map((note) => withMarkers(note, moved)));
    // Beside an answer, what was not found needs no list of the nearest documents.
    const text =
      answered.length > 0 && answer.status === 'not-found'
        ? (answer.text.split('\n')[0] ?? '')
        : withMarkers(answer.text, moved);
    return `${ANSWER_MESSAGES.part(i + 1)}\n${text}`;
  });
  const more = joinMore(answers);
  const sum = (pick: (timings: Answer['timingsMs']) => number): number =>
    Math.round(answers.reduce((total, { timingsMs }) => total + pick(timingsMs), 0) * 100) / 100;
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
    timingsMs: {
      analyse: sum(({ analyse }) => analyse),
      search: sum(({ search }) => search),
      answer: sum(({ answer }) => answer),
      total: sum(({ total }) => total),
    },
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
function joinMore(answers: readonly Answer[]): MoreText | null {
  const texts: string[] = [];
  const citations: AnswerCitation[] = [];
  let before = 0;
  let next = answers.reduce((sum, answer) => sum + answer.citations.length, 0);
  for (const [i, { more, citations: own }] of answers.entries()) {
    const behindOwn = markersBehind(before);
    const behindAll = markersBehind(next - own.length);
    const moved = (marker: string): string =>
      Number(marker) <= own.length ? behindOwn(marker) : behindAll(marker);
    if (more) {
      texts.push(`${ANSWER_MESSAGES.part(i + 1)}\n${withMarkers(more.text, moved)}`);
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
