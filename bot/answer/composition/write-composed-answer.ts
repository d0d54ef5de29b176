import { citePassage } from '../../../knowledge/model/citation.ts';
import type { AnswerGrounds } from '../answer-trace.ts';
import { composeAnswer, type AnswerPart, type ComposedAnswer } from '../compose-answer.ts';
import type { CheckedSentence } from './composition.ts';

/**
 * The sentences with markers as one text, with the citations and notes that an extractive answer from the same words
 * would have. Every sentence must have support.
 */
export function writeComposedAnswer(
  sentences: readonly CheckedSentence[],
  { day, knowledge, opening, notes: understood }: AnswerGrounds,
): ComposedAnswer {
  const parts = sentences.flatMap(({ support, as }) =>
    support.flatMap(({ offer: { passage, document }, quote }): AnswerPart[] => {
      const citation = citePassage(passage, quote);
      return citation ? [{ citation, document, as }] : [];
    }),
  );
  const { line, told } = opening(parts);
  const { citations, notes } = composeAnswer(parts, day, knowledge.reader.register(), told);
  const markerOf = new Map(citations.map(({ passageId, marker }) => [passageId, marker]));
  let text = '';
  let previous: CheckedSentence['as'] | null = null;
  for (const sentence of sentences) {
    const markers = [...new Set(sentence.support.map(({ offer }) => markerOf.get(offer.passage.id)))]
      .filter((marker) => marker !== undefined)
      .sort((a, b) => Number(a) - Number(b));
    if (markers.length === 0) continue;
    const separator = text === '' ? '' : sentence.as === 'line' || previous === 'line' ? '\n' : ' ';
    text += `${separator}${ended(sentence.text)} ${markers.map((marker) => `[${marker}]`).join(' ')}`;
    previous = sentence.as;
  }
  return {
    text: line === '' ? text : `${line}\n${text}`,
    citations,
    notes: [...understood, ...notes],
  };
}

/** With a full stop when it ends in a letter or figure. */
function ended(text: string): string {
  return /[\p{L}\p{N}%”")\]]$/u.test(text) ? `${text}.` : text;
}
