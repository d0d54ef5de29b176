import { DOCUMENT_KINDS } from '../../../knowledge/model/document.ts';
import { formatDate, parseCalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { AnswerCitation } from '../../answer/answer.ts';
import { CHAT_LABELS, CONSOLE, fill } from '../../messages.vi.ts';

/** One source as a reader cites it: `[1] Chỉ thị số 45-CT/TW, ngày 14/4/2025, Ban Bí thư, Điều 2 (Còn hiệu lực)`. */
export function sourceLine(citation: AnswerCitation): string {
  const kinds: Readonly<Record<string, string>> = DOCUMENT_KINDS;
  const kind = kinds[citation.kind] ?? citation.kind;
  const name =
    citation.number === null
      ? `${kind} “${citation.title}”`
      : `${kind} ${CONSOLE.numbered} ${citation.number}`;
  const day = citation.issuedOn === null ? null : parseCalendarDate(citation.issuedOn);
  const page =
    citation.page !== null && !(citation.locator ?? '').includes(`${CONSOLE.page} ${citation.page}`)
      ? `${CONSOLE.page} ${citation.page}`
      : null;
  const parts = [
    name,
    day === null ? null : `${CONSOLE.dated} ${formatDate(day)}`,
    citation.issuer,
    citation.locator,
    page,
  ].filter((part) => part !== null && part !== '');
  const state =
    citation.validity === 'superseded' && citation.supersededBy !== null
      ? fill(CHAT_LABELS.supersededBy, { successor: citation.supersededBy })
      : CHAT_LABELS.validity[citation.validity];
  return `[${citation.marker}] ${parts.join(', ')}${state === '' ? '' : ` (${state})`}`;
}
