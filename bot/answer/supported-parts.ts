import { citePassage } from '../../knowledge/model/citation.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import { isSupportedQuote } from '../verify/self-check.ts';
import type { AnswerPart } from './compose-answer.ts';

const known = new WeakMap<Passage, Map<string, boolean>>();

/**
 * The parts that their own passages support by the verification that drafts of a language model pass too: what fails,
 * such as words with an address, does not leave. A clause cut off from its condition gives way to its whole sentence.
 * Each is verified once.
 */
export function supportedParts(parts: readonly AnswerPart[]): AnswerPart[] {
  return parts.flatMap((part): AnswerPart[] => {
    if (isSupported(part)) return [part];
    const whole = wholeSentenceOf(part);
    return whole !== null && isSupported(whole) ? [whole] : [];
  });
}

function isSupported({ citation: { passage, quote } }: AnswerPart): boolean {
  const ofPassage = known.get(passage) ?? new Map<string, boolean>();
  known.set(passage, ofPassage);
  const isSupported = ofPassage.get(quote) ?? isSupportedQuote(quote, passage.text);
  ofPassage.set(quote, isSupported);
  return isSupported;
}

function wholeSentenceOf(part: AnswerPart): AnswerPart | null {
  const { passage, quote } = part.citation;
  const sentence = sentencesOf(passage.text).find(({ text }) => foldSpaces(text).includes(quote));
  const citation = sentence ? citePassage(passage, sentence.text) : null;
  return citation && { ...part, citation };
}
