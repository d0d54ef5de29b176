import { formatDate, parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS } from '../../knowledge/model/document.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { AnswerCitation } from '../answer/answer.ts';
import type { Footer } from '../channel/outgoing.ts';
import { SOURCE_TEXTS as SAY } from './source-messages.vi.ts';

/** `Chỉ thị số 45-CT/TW ngày 14/4/2025`, or the title of a paper without a number. */
export function paperName(paper: Pick<AnswerCitation, 'number' | 'title' | 'issuedOn' | 'kind'>): string {
  const kinds: Readonly<Record<string, string>> = DOCUMENT_KINDS;
  const kind = kinds[paper.kind] ?? paper.kind;
  const name = paper.number === null ? `${kind} “${paper.title}”` : SAY.numbered(kind, paper.number);
  const day = paper.issuedOn === null ? null : parseCalendarDate(paper.issuedOn);
  return day === null ? name : SAY.dated(name, formatDate(day));
}

/**
 * `[1] Chỉ thị số 45-CT/TW ngày 14/4/2025, Bộ Chính trị, Điều 2, trang 4. Còn hiệu lực.`; further places of a paper that
 * another line names: `[2] Cùng văn bản với [1], Điều 5. Còn hiệu lực.`
 */
export function sourceLine(citation: AnswerCitation, same: AnswerCitation | null = null): string {
  const { locator, page, validity, supersededBy } = citation;
  const pageWords = page === null || (locator ?? '').includes(SAY.page(page)) ? null : SAY.page(page);
  const paper =
    same === null
      ? [paperName(citation), citation.issuer, citation.form === 'digest' ? SAY.digest : null]
      : [SAY.sameAs(same.marker)];
  const parts = [...paper, locator, pageWords].filter((part) => part !== null && part !== '');
  const state =
    validity === 'superseded' && supersededBy !== null
      ? SAY.supersededBy(supersededBy)
      : SAY.validity[validity];
  return `[${citation.marker}] ${parts.join(', ')}. ${state}.`;
}

/** The source line and, in full, the quotation, unless the answer already shows it word for word. */
export function footerOf(
  citation: AnswerCitation,
  same: AnswerCitation | null,
  answerText: string,
  isFull: boolean,
): Footer {
  const shown = foldSpaces(answerText.replace(/\s*\[\d+\]/g, ''));
  const isShown = shown.includes(foldSpaces(citation.quote));
  return {
    marker: citation.marker,
    blocks: [
      { spans: [{ text: sourceLine(citation, same), look: 'italic' }] },
      ...(isFull && !isShown
        ? [{ kind: 'quote' as const, spans: [{ text: SAY.quoted(foldSpaces(citation.quote)) }] }]
        : []),
    ],
  };
}
