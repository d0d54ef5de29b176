import { normalizeText } from '../knowledge/text/normalize.ts';

/** Longest question taken, in characters; more is a document, not a question. */
export const MAX_QUESTION_CHARACTERS = 2_000;

/** A question as the answerer may receive it, or why it is none. */
export type QuestionText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: 'empty' | 'too-long' };

/** Cleans typed words: NFC, no control, invisible or broken characters, trimmed. */
export function parseQuestionText(raw: string): QuestionText {
  const text = normalizeText(repairSurrogates(raw)).trim();
  if (text === '') return { ok: false, problem: 'empty' };
  if ([...text].length > MAX_QUESTION_CHARACTERS) return { ok: false, problem: 'too-long' };
  return { ok: true, text };
}

/** Halves of characters cannot be stored or sent on; each becomes the replacement character. */
function repairSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
