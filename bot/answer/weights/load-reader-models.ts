import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReaderModels } from '../read-answer.ts';
import { ANSWER_FEATURE_NAMES } from '../sentence/answer-features.ts';
import { FEATURE_NAMES } from '../sentence/sentence-features.ts';

const linearModel = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  z.object({ bias: z.number(), weights: z.record(z.enum(names), z.number()) });

const readerModelsSchema = z.object({
  sentence: linearModel(FEATURE_NAMES),
  confidence: linearModel(ANSWER_FEATURE_NAMES),
  /** Confidence below which nothing is answered. */
  threshold: z.number().min(0).max(1),
});

/** The fitted weights with the threshold of refusal. Made by `npm run eval -- fit`; throws when a feature has no weight. */
export function loadReaderModels(
  path: URL = new URL('./reader-models.json', import.meta.url),
): ReaderModels & { threshold: number } {
  return readerModelsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
