import { normalizeText } from '../../../knowledge/text/normalize.ts';
import type { Answer } from '../../answer/answer.ts';
import { CONSOLE } from '../../messages.vi.ts';
import { sourceLines } from './source-line.ts';

/** The answer for a terminal, without a final line break. Control characters of documents never reach the screen. */
export function renderAnswer(answer: Answer): string {
  const blocks = [answer.text];
  if (answer.notes.length > 0) blocks.push(answer.notes.map((note) => `${CONSOLE.note}: ${note}`).join('\n'));
  if (answer.citations.length > 0)
    blocks.push(
      [`${CONSOLE.sources}:`, ...sourceLines(answer.citations).map((line) => `  ${line}`)].join('\n'),
    );
  if (answer.suggestions.length > 0)
    blocks.push([`${CONSOLE.suggestions}:`, ...answer.suggestions.map((s) => `  - ${s}`)].join('\n'));
  return normalizeText(blocks.join('\n\n')).trim();
}
