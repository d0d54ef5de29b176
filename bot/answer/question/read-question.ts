import { expandUnambiguous, findAbbreviations } from '../../../knowledge/search/abbreviations.ts';
import type { KnowledgeSearch } from '../../../knowledge/search/search.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { ANSWER_MESSAGES } from '../answer-messages.vi.ts';
import type { Answer } from '../answer.ts';
import { refuseQuestion } from './refuse-question.ts';
import { smallTalk, withoutCourtesy } from './small-talk.ts';
import { repairTyping } from './typing/repair-typing.ts';

/** What is said without looking anything up. */
export type Reply = Pick<Answer, 'status' | 'text'>;

/** A question as it was understood, or the reply where there is nothing to look up. */
export type ReadQuestion =
  | { readonly reply: Reply }
  | {
      readonly reply: null;
      /** As typed, with slips, leftovers of input methods and chat spellings written out. */
      readonly text: string;
      /** Earlier turns, likewise. */
      readonly history: readonly string[];
      /** Says how the question was understood, when the reading may have changed what it means. */
      readonly notes: readonly string[];
    };

/** Reads what was typed. `text` has its spaces folded. */
export function readQuestion(
  text: string,
  history: readonly string[],
  corpus: Pick<KnowledgeSearch, 'idf' | 'has' | 'markedFrequency'>,
): ReadQuestion {
  if (text === '') return { reply: { status: 'clarify', text: ANSWER_MESSAGES.empty } };
  const repaired = repairTyping(withoutCourtesy(text), corpus);
  const talk = smallTalk(text) ?? smallTalk(repaired.text);
  if (talk) return { reply: { status: 'clarify', text: ANSWER_MESSAGES[talk] } };
  const refusal = refuseQuestion(expandUnambiguous(text)) ?? refuseQuestion(expandUnambiguous(repaired.text));
  if (refusal) return { reply: { status: 'refused', text: ANSWER_MESSAGES.refused[refusal] } };
  const isGuess =
    repaired.changes.some(({ kind }) => kind === 'spelling') ||
    findAbbreviations(repaired.text).some(({ isChosen }) => isChosen);
  return {
    reply: null,
    text: repaired.text,
    history: history.map((turn) => repairTyping(foldSpaces(turn), corpus).text),
    notes: isGuess ? [ANSWER_MESSAGES.understoodAs(expandUnambiguous(repaired.text))] : [],
  };
}
