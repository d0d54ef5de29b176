import { citePassage } from '../../../knowledge/model/citation.ts';
import type { DocumentId } from '../../../knowledge/model/document.ts';
import type { Passage } from '../../../knowledge/model/passage.ts';
import type { RankedPassage } from '../../../knowledge/search/search.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import type { AnswerPart } from '../compose-answer.ts';
import { wholeListAt } from './expand-list.ts';
import type { ScoredCandidate } from './select-sentences.ts';
import { wholeQuotation } from './whole-quotation.ts';

/** `2. `, `a) `, `- ` before the words of an item that is quoted alone. */
const LIST_MARK = /^(?:\d{1,2}[.)]|[a-zđ][.)]|[-–•*+])\s+/u;

/** The chosen sentences as parts of an answer: the best passage first, each passage in its own order. */
export function sentenceParts(chosen: readonly ScoredCandidate[]): AnswerPart[] {
  const taken: { readonly passage: Passage; start: number; end: number }[] = [];
  return inOrder(chosen).flatMap((one): AnswerPart[] => {
    const { found: ranked, index } = one.candidate;
    const { passage, document } = ranked;
    const { start: from, end } = wholeQuotation(passage.text, sentencesOf(passage.text), index);
    const start = from + (LIST_MARK.exec(passage.text.slice(from, end))?.[0].length ?? 0);
    if (taken.some((other) => other.passage.id === passage.id && start < other.end && other.start < end))
      return [];
    taken.push({ passage, start, end });
    const citation = citePassage(passage, passage.text.slice(start, end));
    return citation ? [{ citation, document, as: 'sentence', rank: chosen.indexOf(one) }] : [];
  });
}

/** The whole list that the passage is an item of or that the sentence introduces, or null. */
export function listParts(
  { passage, document }: RankedPassage,
  sentence: string,
  passagesOf: (id: DocumentId) => readonly Passage[],
): AnswerPart[] | null {
  const list = wholeListAt(passage, sentence, passagesOf(document.id));
  if (!list) return null;
  const lines = [...(list.lead ? [list.lead] : []), ...list.items];
  return lines.map((citation) => ({ citation, document, as: 'line' }));
}

/** Sentences of one passage, and items of one list, together and as they stand there, where the best of them is. */
function inOrder(chosen: readonly ScoredCandidate[]): ScoredCandidate[] {
  const ordered: ScoredCandidate[] = [];
  for (const one of chosen) {
    if (ordered.includes(one)) continue;
    const members = chosen.filter((other) => groupOf(other) === groupOf(one));
    ordered.push(
      ...members.sort(
        (a, b) => a.candidate.found.row - b.candidate.found.row || a.candidate.index - b.candidate.index,
      ),
    );
  }
  return ordered;
}

function groupOf({ candidate: { found } }: ScoredCandidate): string {
  const { passage, document } = found;
  return passage.list === null ? passage.id : `${document.id} ${passage.list.group}`;
}
