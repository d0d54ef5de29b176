import { formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document } from '../../knowledge/model/document.ts';
import { isPastTerm, validityOn, type ValidityStatus } from '../../knowledge/model/validity.ts';
import { DOCUMENT_PAGE, fill } from '../messages.vi.ts';
import { safeHtml, type SafeHtml } from '../../knowledge/text/safe-html.ts';

/** The state of a document on the day given; a term that is over counts where nothing else is known. */
export function shownValidity(document: Document, today: CalendarDate): ValidityStatus {
  const status = validityOn(document.validity, today);
  return status === 'unknown' && isPastTerm(document.term, today) ? 'past-term' : status;
}

/** What is known of a document, as a table of names and values; unknown values have no row. */
export function renderMetadata(
  document: Document,
  today: CalendarDate,
  originalUrl: string | null,
): SafeHtml {
  const isPress = document.kind === 'bao-chi';
  const rows: readonly (readonly [string, string | SafeHtml | null])[] = [
    [DOCUMENT_PAGE.number, document.number],
    [
      isPress ? DOCUMENT_PAGE.publishedOn : DOCUMENT_PAGE.issuedOn,
      document.issuedOn === null ? null : formatDate(document.issuedOn),
    ],
    [isPress ? DOCUMENT_PAGE.publisher : DOCUMENT_PAGE.issuer, document.issuer],
    [DOCUMENT_PAGE.kind, DOCUMENT_KINDS[document.kind]],
    [DOCUMENT_PAGE.signer, document.signer],
    [DOCUMENT_PAGE.term, document.term?.replace('-', '–') ?? null],
    [DOCUMENT_PAGE.jurisdiction, describeJurisdiction(document)],
    [DOCUMENT_PAGE.validity, describeValidity(document, today)],
    [DOCUMENT_PAGE.sources, renderSources(document.sources)],
    [DOCUMENT_PAGE.file, renderFile(document.file, originalUrl)],
  ];
  return safeHtml`<table class="metadata" aria-label="${DOCUMENT_PAGE.metadata}">
    <tbody>
      ${rows.map(([name, value]) =>
        value === null || value === ''
          ? null
          : safeHtml`<tr>
              <th scope="row">${name}</th>
              <td>${value}</td>
            </tr> `,
      )}
    </tbody>
  </table>`;
}

function describeJurisdiction({ jurisdiction }: Document): string | null {
  if (jurisdiction.scope === 'unknown') return null;
  if (jurisdiction.scope === 'country') return DOCUMENT_PAGE.country;
  const place = [jurisdiction.unit, jurisdiction.place].filter((part) => part !== null).join(' ');
  const whole = jurisdiction.province === null ? place : `${place}, ${jurisdiction.province}`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

function describeValidity(document: Document, today: CalendarDate): string | null {
  const { validity } = document;
  const status = shownValidity(document, today);
  const state = {
    'in-force': DOCUMENT_PAGE.inForce,
    superseded:
      validity.supersededBy === null
        ? DOCUMENT_PAGE.superseded
        : fill(DOCUMENT_PAGE.supersededBy, { successor: validity.supersededBy }),
    'past-term': DOCUMENT_PAGE.pastTerm,
    unknown: null,
  }[status];
  const span = [
    validity.from === null ? null : fill(DOCUMENT_PAGE.from, { day: formatDate(validity.from) }),
    validity.to === null ? null : fill(DOCUMENT_PAGE.to, { day: formatDate(validity.to) }),
  ].filter((part) => part !== null);
  const parts = [state, ...span].filter((part) => part !== null);
  if (parts.length === 0) return validity.note;
  const line = parts.join(', ');
  return validity.note === null ? line : `${line}. ${validity.note}`;
}

function renderSources(sources: readonly string[]): SafeHtml | null {
  if (sources.length === 0) return null;
  return safeHtml`<ul class="plain">
    ${sources.map((source) => safeHtml`<li>${renderSource(source)}</li>`)}
  </ul>`;
}

/** Only web addresses become links: an address such as `javascript:…` in a document stays text. */
function renderSource(source: string): SafeHtml {
  const isWebAddress = /^https?:\/\/\S+$/i.test(source) && URL.canParse(source);
  return isWebAddress
    ? safeHtml`<a href="${source}" target="_blank" rel="noopener noreferrer nofollow">${source}</a>`
    : safeHtml`${source}`;
}

function renderFile(file: string, originalUrl: string | null): SafeHtml {
  return originalUrl === null
    ? safeHtml`${file}`
    : safeHtml`${file} <a class="download" href="${originalUrl}" download>${DOCUMENT_PAGE.original}</a>`;
}
