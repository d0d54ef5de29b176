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

/** `[1] Chỉ thị số 45-CT/TW ngày 14/4/2025, Bộ Chính trị, Điều 2, trang 4. Còn hiệu lực.` */
export function sourceLine(citation: AnswerCitation): string {
  const { locator, page, validity, supersededBy } = citation;
  const pageWords = page === null || (locator ?? '').includes(SAY.page(page)) ? null : SAY.page(page);
  const parts = [
    paperName(citation),
    citation.issuer,
    locator,
    pageWords,
    citation.form === 'digest' ? SAY.digest : null,
  ].filter((part) => part !== null && part !== '');
  const state =
    validity === 'superseded' && supersededBy !== null
      ? SAY.supersededBy(supersededBy)
      : SAY.validity[validity];
  return `[${citation.marker}] ${parts.join(', ')}. ${state}.`;
}

/** The source line and, in full, the quotation, unless the answer already shows it word for word. */
export function footerOf(citation: AnswerCitation, answerText: string, isFull: boolean): Footer {
  const isShown = foldSpaces(answerText).includes(foldSpaces(citation.quote));
  return {
    marker: citation.marker,
    blocks: [
      { spans: [{ text: sourceLine(citation), look: 'italic' }] },
      ...(isFull && !isShown
        ? [{ kind: 'quote' as const, spans: [{ text: SAY.quoted(foldSpaces(citation.quote)) }] }]
        : []),
    ],
  };
}
