import { sentencesOf } from '../../knowledge/text/sentences.ts';
import { datelineOf } from './press-issuer.ts';

const MAX_TITLE = 140;
const MIN_CLAUSE = 40;

/** A title made from the first sentence of a text that has no headline: without dateline, cut at a clause or a word. */
export function titleFromLead(lead: string): string {
  const first = sentencesOf(lead)[0]?.text ?? lead;
  const dateline = datelineOf(first);
  const sentence = withoutEnd(
    dateline === null ? first : first.slice(dateline.raw.length).replace(/^[\s–-]+/, ''),
  );
  if (sentence.length <= MAX_TITLE) return sentence;
  const cut = sentence.slice(0, MAX_TITLE);
  const clause = Math.max(cut.lastIndexOf(', '), cut.lastIndexOf('; '));
  if (clause >= MIN_CLAUSE) return cut.slice(0, clause);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

/** Without the signs that end a sentence. Not by a pattern: a line of a hundred thousand dots would take minutes. */
function withoutEnd(sentence: string): string {
  let end = sentence.length;
  while (end > 0 && '.!?…'.includes(sentence.charAt(end - 1))) end--;
  return sentence.slice(0, end);
}
