import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import { foldedSyllables } from '../../knowledge/text/syllables.ts';

/** Real sentences and real questions to grow a corpus from. */
export interface RealText {
  /** Where they come from, for the report. */
  readonly source: string;
  readonly sentences: readonly string[];
  readonly questions: readonly string[];
}

const SETS = ['alqac2022', 'viquad-dev'];
const MOST_QUESTIONS = 100;

/** Text of the public retrieval sets when they are there, of the starter documents otherwise. */
export function readRealText(evalFolder: string, documentsFolder: string): RealText {
  const sets = SETS.map((name) => join(evalFolder, name)).filter((folder) => existsSync(folder));
  if (sets.length > 0) {
    const texts = sets.flatMap((folder) => jsonTexts(join(folder, 'corpus.jsonl')));
    const questions = sets.flatMap((folder) => jsonTexts(join(folder, 'queries.jsonl')));
    return {
      source: sets.join(' + '),
      sentences: texts.flatMap(longSentences),
      questions: spread(questions),
    };
  }
  const files = existsSync(documentsFolder)
    ? readdirSync(documentsFolder).filter((name) => name.endsWith('.md'))
    : [];
  const sentences = files.flatMap((name) => longSentences(readFileSync(join(documentsFolder, name), 'utf8')));
  if (sentences.length === 0) throw new Error(`no text to grow from in ${evalFolder} or ${documentsFolder}`);
  const questions = sentences.filter((sentence) => foldedSyllables(sentence).length < 40);
  return {
    source: `${documentsFolder} (questions: its own sentences)`,
    sentences,
    questions: spread(questions),
  };
}

/** `count` passages of 120 to 250 syllables, each a shuffle of the sentences; the same for the same input. */
export function* growPassages(sentences: readonly string[], count: number): Generator<string> {
  const random = mulberry32(20_261_122);
  const lengths = sentences.map((sentence) => foldedSyllables(sentence).length);
  for (let i = 0; i < count; i++) {
    const wanted = 120 + Math.floor(random() * 131);
    const parts: string[] = [];
    for (let length = 0; length < wanted;) {
      const at = Math.floor(random() * sentences.length);
      parts.push(sentences[at] ?? '');
      length += Math.max(1, lengths[at] ?? 0);
    }
    yield parts.join(' ');
  }
}

function longSentences(text: string): string[] {
  return sentencesOf(text)
    .map((sentence) => sentence.text)
    .filter((sentence) => {
      const length = foldedSyllables(sentence).length;
      return length >= 4 && length <= 120;
    });
}

function jsonTexts(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

function spread(questions: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(questions.length / MOST_QUESTIONS));
  return questions.filter((_, i) => i % step === 0).slice(0, MOST_QUESTIONS);
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
