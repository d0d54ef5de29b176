import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReaderModels } from '../read-answer.ts';
import type { TreeNode } from '../sentence/boosted-model.ts';
import { ANSWER_FEATURE_NAMES } from '../sentence/answer-features.ts';
import { FEATURE_NAMES } from '../sentence/sentence-features.ts';

/** A linear model with trees over these features. */
function boostedModel<Name extends string>(names: readonly [Name, ...Name[]]) {
  const feature = z.enum(names);
  const tree: z.ZodType<TreeNode<Name>> = z.lazy(() =>
    z.union([z.object({ value: z.number() }), z.object({ feature, at: z.number(), low: tree, high: tree })]),
  );
  return z.object({ bias: z.number(), weights: z.record(feature, z.number()), trees: z.array(tree) });
}

const readerModelsSchema = z.object({
  sentence: boostedModel(FEATURE_NAMES),
  confidence: boostedModel(ANSWER_FEATURE_NAMES),
  /** Confidence below which nothing is answered. */
  threshold: z.number().min(0).max(1),
  /** The same for questions outside the field of the bot. */
  thresholdElsewhere: z.number().min(0).max(1).optional(),
});

/** The fitted weights with the threshold of refusal. Made by `npm run eval -- fit`; throws when a feature has no weight. */
export function loadReaderModels(
  path: URL = new URL('./reader-models.json', import.meta.url),
): ReaderModels & { threshold: number } {
  return readerModelsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
