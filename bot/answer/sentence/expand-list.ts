import { citePassage, type Citation } from '../../../knowledge/model/citation.ts';
import type { Passage } from '../../../knowledge/model/passage.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';

/** A whole list: its introducing sentence where a passage holds it, and its items in order. */
export interface WholeList {
  readonly lead: Citation | null;
  readonly items: readonly Citation[];
}

/** Longest list shown with each item's first sentence whole; beyond it items are cut at their first clause. */
const MAX_CHARACTERS = 1_500;

/**
 * The list that the passage is an item of, or that the sentence introduces; null when there is none.
 * `siblings` are all passages of the document, in order.
 */
export function wholeListAt(
  passage: Passage,
  sentence: string,
  siblings: readonly Passage[],
): WholeList | null {
  const group = passage.list?.group ?? groupIntroducedBy(sentence, siblings);
  if (group === null) return null;
  const members = siblings.filter(({ list }) => list?.group === group);
  if (members.length < 2) return null;
  const firstSentences = members.map((member) => ({ member, words: firstSentence(member.text) }));
  const total = firstSentences.reduce((sum, { words }) => sum + words.length, 0);
  const items = firstSentences.flatMap(({ member, words }) => {
    const citation = citePassage(member, total > MAX_CHARACTERS ? firstClause(words) : words);
    return citation ? [citation] : [];
  });
  return { lead: members[0] ? leadCitation(members[0], siblings) : null, items };
}

/** The sentence that introduces the list of this item, where a passage outside the list holds it. */
export function leadCitation({ list }: Passage, siblings: readonly Passage[]): Citation | null {
  if (list === null || list.lead === '') return null;
  const holder = siblings.find((other) => other.list?.group !== list.group && other.text.includes(list.lead));
  return holder ? citePassage(holder, list.lead) : null;
}

function groupIntroducedBy(sentence: string, siblings: readonly Passage[]): number | null {
  const key = comparisonKey(sentence);
  return (
    siblings.find(({ list }) => list !== null && list.lead !== '' && comparisonKey(list.lead) === key)?.list
      ?.group ?? null
  );
}

function firstSentence(text: string): string {
  return sentencesOf(text)[0]?.text ?? text;
}

/** Up to the first comma, semicolon or colon after a readable stretch. */
function firstClause(sentence: string): string {
  const match = /^.{40,}?(?=[,;:](?:\s|$))/su.exec(sentence);
  return match ? match[0] : sentence;
}
