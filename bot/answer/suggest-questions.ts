import { comparisonKey } from '../../knowledge/text/normalize.ts';
import type { Consultation } from './consult.ts';

const SUGGESTIONS = 3;
/** Headings looked at: each costs a search the first time. The same whatever was asked before. */
const TRIED = 4;
const LENGTH = { min: 12, max: 110 };

/** Which headings are answered, remembered for one version of the knowledge and one audience. */
export type Verdicts = Map<string, boolean>;

/** Situations remembered for one version. */
const SITUATIONS_HELD = 16;
const held = new WeakMap<object, Map<string, Verdicts>>();

/** The verdicts of one version of the knowledge (any object that lives as long) in one situation: audience, day. */
export function verdictsFor(version: object, situation: string): Verdicts {
  const situations = held.get(version) ?? new Map<string, Verdicts>();
  held.set(version, situations);
  const verdicts = situations.get(situation) ?? new Map<string, boolean>();
  if (situations.size >= SITUATIONS_HELD && !situations.has(situation)) situations.clear();
  situations.set(situation, verdicts);
  return verdicts;
}

/**
 * Headings of other parts of the documents found, as next questions. `isAnswered` asks each: only what the documents do
 * answer is offered.
 */
export async function suggestQuestions(
  { found, parts }: Pick<Consultation, 'found' | 'parts'>,
  question: string,
  isAnswered: (suggestion: string) => Promise<boolean>,
  verdicts: Verdicts = new Map(),
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
    const verdict = verdicts.get(heading) ?? (await isAnswered(heading));
    verdicts.set(heading, verdict);
    if (verdict) suggestions.push(heading);
    if (suggestions.length === SUGGESTIONS) break;
  }
  return suggestions;
}
