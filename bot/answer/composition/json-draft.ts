import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import type { DraftSentence } from './composition.ts';
import { markedSentences } from './marked-sentences.ts';
import { markersOf } from './read-markers.ts';

const DEEPEST = 6;

/** The sentences of a draft written as JSON, in any shape models choose; null while it is not JSON (yet). */
export function sentencesOfJson(text: string): DraftSentence[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return collect(value, 0);
}

function collect(value: unknown, depth: number): DraftSentence[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return markedSentences(foldSpaces(value), 'sentence');
  if (Array.isArray(value)) return value.flatMap((one) => collect(one, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  const fields = Object.values(value) as unknown[];
  const texts = fields.filter((field) => typeof field === 'string' && /\p{L}{2}\s/u.test(field)) as string[];
  if (texts.length === 0) return fields.flatMap((field) => collect(field, depth + 1));
  const sentence = texts.reduce((longest, text) => (text.length > longest.length ? text : longest));
  const given = fields.filter((field) => field !== sentence).flatMap(numbersIn);
  return markedSentences(foldSpaces(sentence), 'sentence').map((one) => ({
    ...one,
    markers: one.markers.length > 0 ? one.markers : [...new Set(given)],
  }));
}

/** Numbers of sources in a field beside the sentence: `2`, `[1, 2]`, `"[1]"`, `"1"`. */
function numbersIn(field: unknown): number[] {
  if (typeof field === 'number' && Number.isInteger(field)) return [field];
  if (typeof field === 'string') return /^[\s\d[\],;-]{1,20}$/.test(field) ? markersOf(field) : [];
  return Array.isArray(field) ? field.flatMap(numbersIn) : [];
}
