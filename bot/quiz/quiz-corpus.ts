import type { Document } from '../../knowledge/model/document.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import { readText, type ReadText } from '../verify/claim-text.ts';

/** One sentence, list item or table row of the corpus, read once. */
export interface CorpusSentence {
  /** Spaces folded, otherwise verbatim. */
  readonly text: string;
  readonly read: ReadText;
  /** What tells what it is about besides its own words: lead of its list, headings, title. */
  readonly context: ReadText;
  readonly document: Document;
  readonly passage: Passage;
}

/** Everything of a version that may be asked about or prove an option right. */
export interface QuizCorpus {
  readonly reader: KnowledgeReader;
  readonly sentences: readonly CorpusSentence[];
  /** Keys of all words of a passage. */
  wordsOf(passage: Passage): ReadonlySet<string>;
  /** How much a word tells, by its key: rare words tell more. */
  weightOf(key: string): number;
}

/** Reads all sentences of a version, of papers for internal use too: they may prove that an option is right. */
export function readQuizCorpus(reader: KnowledgeReader): QuizCorpus {
  const sentences: CorpusSentence[] = [];
  const contexts = new Map<string, ReadText>();
  for (let row = 0; row < reader.passageCount; row++) {
    const passage = reader.passageAt(row);
    const document = reader.documentAt(row);
    const about = [passage.list?.lead ?? '', ...passage.headings, document.title].join('\n');
    const context = contexts.get(about) ?? readText(about, { loose: true });
    contexts.set(about, context);
    const pieces =
      passage.role === 'table-row' || passage.role === 'item'
        ? [passage.text]
        : sentencesOf(passage.text).map(({ text }) => text);
    for (const piece of pieces) {
      const text = foldSpaces(piece);
      sentences.push({ text, read: readText(text, { loose: true }), context, document, passage });
    }
  }
  const words = new Map<string, Set<string>>();
  for (const { passage, read } of sentences) {
    const known = words.get(passage.id) ?? new Set<string>();
    for (const { key } of read.words) known.add(key);
    words.set(passage.id, known);
  }
  return {
    reader,
    sentences,
    wordsOf: ({ id }) => words.get(id) ?? new Set(),
    weightOf: weightsOf(sentences),
  };
}

/** Whether a class may be shown the sentence. */
export function isPublic({ document }: CorpusSentence): boolean {
  return document.disclosure === 'public';
}

function weightsOf(sentences: readonly CorpusSentence[]): (key: string) => number {
  const counts = new Map<string, number>();
  for (const { read } of sentences)
    for (const key of new Set(read.words.map((word) => word.key)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return (key) => Math.log(1 + sentences.length / (1 + (counts.get(key) ?? 0)));
}
