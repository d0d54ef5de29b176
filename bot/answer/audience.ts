import type { Disclosure } from '../../knowledge/model/document.ts';
import type { Answerer } from './answer.ts';

/** Who asks: anybody, or a person whom the administrator has invited. */
export type Audience = 'public' | 'invited';

/** What each audience may be shown. */
export const MAY_SHOW: Readonly<Record<Audience, readonly Disclosure[]>> = {
  public: ['public'],
  invited: ['public', 'internal'],
};

/** The answerer for people who are all invited, such as whoever sits at the server itself. */
export function forInvited(answerer: Answerer): Answerer {
  return { answer: (question, trace) => answerer.answer({ ...question, audience: 'invited' }, trace) };
}
