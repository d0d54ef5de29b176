import { citePassage, type Citation } from '../../../knowledge/model/citation.ts';
import type { DocumentId } from '../../../knowledge/model/document.ts';
import type { Passage } from '../../../knowledge/model/passage.ts';
import type { RankedPassage } from '../../../knowledge/search/search.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { AnswerPart } from '../compose-answer.ts';
import { leadCitation, wholeListAt } from './expand-list.ts';
import type { ScoredCandidate } from './select-sentences.ts';
import { wholeQuotation } from './whole-quotation.ts';

/** `2. `, `a) `, `- ` before the words of an item that is quoted alone. */
export const LIST_MARK = /^(?:\d{1,2}[.)]|[a-zđ][.)]|[-–•*+])\s+/u;

/** Longest introduction that is told before single items of its list, in characters. */
const LONGEST_LEAD = 160;
/** Share of the words of an introduction from which an item says what it says. */
const LEAD_HELD = 0.6;

/**
 * The chosen sentences as parts of an answer: the best passage first, each passage in its own order. Items of a list come
 * as lines under what introduces them: "Phiếu do ban kiểm phiếu phát ra" alone does not say which papers are valid.
 */
export function sentenceParts(
  chosen: readonly ScoredCandidate[],
  passagesOf: (id: DocumentId) => readonly Passage[],
): AnswerPart[] {
  const taken: { readonly passage: Passage; start: number; end: number }[] = [];
  const introduced = new Map<string, boolean>();
  return inOrder(chosen).flatMap((one): AnswerPart[] => {
    const { found: ranked, index } = one.candidate;
    const { passage, document } = ranked;
    const { start: from, end } = wholeQuotation(passage.text, sentencesOf(passage.text), index);
    const start = from + (LIST_MARK.exec(passage.text.slice(from, end))?.[0].length ?? 0);
    if (taken.some((other) => other.passage.id === passage.id && start < other.end && other.start < end))
      return [];
    taken.push({ passage, start, end });
    const citation = citePassage(passage, passage.text.slice(start, end));
    if (!citation) return [];
    const rank = chosen.indexOf(one);
    const group = groupOf(one);
    if (introduced.has(group))
      return [{ citation, document, as: introduced.get(group) ? 'line' : 'sentence', rank }];
    const lead = leadOf(passage, citation.quote, passagesOf(document.id));
    const isNew =
      lead !== null && !chosen.some(({ candidate }) => candidate.found.passage.id === lead.passage.id);
    introduced.set(group, isNew);
    return isNew
      ? [
          { citation: lead, document, as: 'line', rank },
          { citation, document, as: 'line', rank },
        ]
      : [{ citation, document, as: 'sentence', rank }];
  });
}

/** What introduces the list of the item, where it is short and says what the item does not; else null. */
function leadOf(item: Passage, quote: string, siblings: readonly Passage[]): Citation | null {
  const lead = item.list?.lead ?? '';
  if (lead === '' || lead.length > LONGEST_LEAD) return null;
  const held = new Set(foldedSyllables(quote));
  const words = foldedSyllables(lead);
  if (words.filter((word) => held.has(word)).length >= LEAD_HELD * words.length) return null;
  return leadCitation(item, siblings);
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
