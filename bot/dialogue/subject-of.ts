import type { Answer } from '../answer/answer.ts';
import { paperName } from './source-line.ts';

const MOST_CHARACTERS = 200;

/**
 * The papers an answer was about, never the asker's words: whole names, divided by semicolons, as many as there is
 * room for. Null when there are none.
 */
export function subjectOf({ citations }: Pick<Answer, 'citations'>): string | null {
  let subject = '';
  for (const name of new Set(citations.map((citation) => paperName(citation).replaceAll('; ', ', ')))) {
    const longer = subject === '' ? name.slice(0, MOST_CHARACTERS) : `${subject}; ${name}`;
    if (longer.length > MOST_CHARACTERS) break;
    subject = longer;
  }
  return subject === '' ? null : subject;
}
