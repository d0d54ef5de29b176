import type { AnswerCitation } from '../../answer/answer.ts';
import { sourceLine } from '../../dialogue/source-line.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { CLASS_PAGE } from '../class-page-messages.vi.ts';
import type { KeptAnswer } from '../store/class-questions.ts';

/** Address of the cited passage in the source view, with the quoted words marked. */
export function sourceAddress({ documentId, passageId, quote }: AnswerCitation): string {
  return `/documents/${encodeURIComponent(documentId)}?trich=${encodeURIComponent(quote.slice(0, 1_500))}#${encodeURIComponent(`p-${passageId}`)}`;
}

/** The words of an answer, a paragraph for each line. */
export function renderAnswerText({ text }: Pick<KeptAnswer, 'text'>): SafeHtml {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return safeHtml`<div class="answer-text">${lines.map((line) => safeHtml`<p>${line}</p> `)}</div>`;
}

/** An answer with its notes and sources, as participants and trainers read it. */
export function renderKeptAnswer(answer: KeptAnswer): SafeHtml {
  const { citations, notes, text } = answer;
  const apart = notes.filter((note) => !text.includes(note.replace(/[.]$/, '')));
  return safeHtml`${renderAnswerText(answer)}${apart.map((note) => safeHtml`<p class="note">${note}</p> `)}
    ${
      citations.length === 0
        ? null
        : safeHtml`<ul class="sources" aria-label="${CLASS_PAGE.sources}">
            ${citations.map(
              (citation) =>
                safeHtml`<li><a href="${sourceAddress(citation)}">${sourceLine(citation)}</a></li> `,
            )}
          </ul>`
    }`;
}
