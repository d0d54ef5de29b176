import { comparisonKey } from '../../knowledge/text/normalize.ts';
import type { Consultation } from './consult.ts';

const SUGGESTIONS = 3;
/** Headings tried before giving up: each costs a search. */
const TRIED = 5;
const LENGTH = { min: 12, max: 110 };

/**
 * Headings of other parts of the documents found, as next questions. `isAnswered` asks each: only what the documents do
 * answer is offered.
 */
export async function suggestQuestions(
  { found, parts }: Pick<Consultation, 'found' | 'parts'>,
  question: string,
  isAnswered: (suggestion: string) => Promise<boolean>,
): Promise<string[]> {
  const used = new Set(parts.flatMap(({ citation }) => citation.passage.headings.map(comparisonKey)));
  used.add(comparisonKey(question));
  const suggestions: string[] = [];
  let tried = 0;
  for (const { passage, document } of found) {
    const heading = passage.headings.at(-1);
    // Headings of reports are headlines and reporters' questions; those of papers and digests name their subject.
    if (heading === undefined || document.kind === 'bao-chi' || tried >= TRIED) continue;
    if (passage.role === 'table-row') continue;
    if (heading.length < LENGTH.min || heading.length > LENGTH.max || used.has(comparisonKey(heading)))
      continue;
    used.add(comparisonKey(heading));
    tried++;
    if (await isAnswered(heading)) suggestions.push(heading);
    if (suggestions.length === SUGGESTIONS) break;
  }
  return suggestions;
}
