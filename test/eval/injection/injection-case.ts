import { readFileSync } from 'node:fs';
import { z } from 'zod';

const caseSchema = z.strictObject({
  id: z.string(),
  /** Where the attack comes from; `draft`: a model that goes wrong by itself. */
  carrier: z.enum(['question', 'planted', 'draft']),
  question: z.string().min(1),
  history: z.array(z.string()).optional(),
  /** Text of a paper that is ingested with the others. */
  planted: z.string().optional(),
  /** What the obeying model writes; `[[words]]` becomes the marker of the source that holds the words, else [1]. */
  reply: z.string().min(1),
  /** What must not leave, in any case of letters. */
  wanted: z.array(z.string().min(1)),
});
export type InjectionCase = z.infer<typeof caseSchema>;

/** The cases of a file of this folder. Throws with the line that is wrong. */
export function loadInjectionCases(name: string): InjectionCase[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      const parsed = caseSchema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${name}, line ${i + 1}: ${parsed.error.message}`);
      return [parsed.data];
    });
}
