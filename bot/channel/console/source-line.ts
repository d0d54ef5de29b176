import { DOCUMENT_KINDS } from '../../../knowledge/model/document.ts';
import { formatDate, parseCalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { AnswerCitation } from '../../answer/answer.ts';
import { CHAT_LABELS, CONSOLE, fill } from '../../messages.vi.ts';

/**
 * One line a document as a reader cites it: `[1] Chỉ thị số 45-CT/TW, ngày 14/4/2025, Bộ Chính trị, Điều 2 (Còn hiệu lực)`;
 * several passages of it stand in one line: `[1] [2] …, đoạn 6; đoạn 7`.
 */
export function sourceLines(citations: readonly AnswerCitation[]): string[] {
  const groups = new Map<string, AnswerCitation[]>();
  for (const citation of citations)
    groups.set(citation.documentId, [...(groups.get(citation.documentId) ?? []), citation]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [sourceLine(first, group)] : [];
  });
}

function sourceLine(citation: AnswerCitation, group: readonly AnswerCitation[]): string {
  const kinds: Readonly<Record<string, string>> = DOCUMENT_KINDS;
  const kind = kinds[citation.kind] ?? citation.kind;
  const name =
    citation.number === null
      ? `${kind} “${citation.title}”`
      : `${kind} ${CONSOLE.numbered} ${citation.number}`;
  const day = citation.issuedOn === null ? null : parseCalendarDate(citation.issuedOn);
  const parts = [
    name,
    day === null ? null : `${CONSOLE.dated} ${formatDate(day)}`,
    citation.issuer,
    group
      .map(placeOf)
      .filter((place) => place !== '')
      .join('; '),
    citation.form === 'digest' ? CONSOLE.digest : null,
  ].filter((part) => part !== null && part !== '');
  const state =
    citation.validity === 'superseded' && citation.supersededBy !== null
      ? fill(CHAT_LABELS.supersededBy, { successor: citation.supersededBy })
      : CHAT_LABELS.validity[citation.validity];
  const markers = group.map(({ marker }) => `[${marker}]`).join(' ');
  return `${markers} ${parts.join(', ')}${state === '' ? '' : ` (${state})`}`;
}

/** Locator, with the page when the locator does not say it. */
function placeOf({ locator, page }: AnswerCitation): string {
  const words = page === null ? '' : `${CONSOLE.page} ${page}`;
  return [locator ?? '', (locator ?? '').includes(words) ? '' : words]
    .filter((part) => part !== '')
    .join(', ');
}
