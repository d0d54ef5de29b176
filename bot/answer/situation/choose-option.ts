import type { AnswerPart } from '../compose-answer.ts';
import type { Choice } from './find-choice.ts';
import type { Situation } from './situation.ts';

interface Consulted {
  readonly parts: readonly AnswerPart[];
}

/** What becomes of a choice: put to the asker, or taken by the bot; neither when it makes no difference. */
export interface ChoiceMade {
  readonly isForAsker: boolean;
  /** The question of the option taken. */
  readonly question: string | null;
}

/**
 * Whether a choice has to be put to the asker: only when the options are answered and the answers differ. Of
 * options of which one only is answered, that one is taken.
 */
export async function chooseOption<C extends Consulted>(
  { options }: Choice,
  ask: (question: string) => Promise<C>,
  isAnswer: (consulted: C) => boolean,
): Promise<ChoiceMade> {
  const consulted = await Promise.all(options.map(({ question }) => ask(question)));
  const answered = options.flatMap(({ question }, i) => {
    const one = consulted[i];
    return one && isAnswer(one) ? [{ question, words: wordsOf(one) }] : [];
  });
  const [first, ...others] = answered;
  if (first === undefined) return { isForAsker: false, question: null };
  if (others.length === 0) return { isForAsker: false, question: first.question };
  return { isForAsker: others.some(({ words }) => words !== first.words), question: null };
}

function wordsOf({ parts }: Consulted): string {
  return parts.map(({ citation }) => `${citation.passage.id} ${citation.quote}`).join('\n');
}

/** The situation of an option that the bot took by itself: then the answer says which paper it is about. */
export function withChoiceMade(situation: Situation, isMade: boolean): Situation {
  return isMade
    ? { ...situation, papers: situation.papers.map((paper) => ({ ...paper, isSaid: false })) }
    : situation;
}
