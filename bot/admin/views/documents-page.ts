import { AUTHORITY_LEVELS } from '../../../knowledge/model/authority.ts';
import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document } from '../../../knowledge/model/document.ts';
import { statusOn, type ValidityStatus } from '../../../knowledge/model/validity.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { DOCUMENTS_PAGE } from '../admin-messages.vi.ts';
import type { DocumentFilter } from '../find-documents.ts';

export interface DocumentsView {
  /** Those of this page. */
  readonly documents: readonly Document[];
  readonly found: number;
  readonly all: number;
  readonly filter: DocumentFilter;
  readonly terms: readonly string[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly today: CalendarDate;
}

export const STATUS_LOOK: Readonly<Record<ValidityStatus, string>> = {
  'in-force': 'good',
  superseded: 'bad',
  'past-term': 'warn',
  unknown: '',
};

export function renderDocuments(view: DocumentsView): SafeHtml {
  return safeHtml`${renderFilter(view)}
    <p role="status">${DOCUMENTS_PAGE.count(view.found, view.all)}</p>
    ${view.documents.length === 0 ? safeHtml`<p>${DOCUMENTS_PAGE.nothing}</p>` : renderTable(view)}
    ${view.pages > 1 ? renderPages(view) : null}`;
}

function renderFilter({ filter, terms }: DocumentsView): SafeHtml {
  return safeHtml`<form class="filter" method="get" action="/admin/van-ban" role="search">
    <label>${DOCUMENTS_PAGE.search} <input name="q" type="search" maxlength="200" value="${filter.words}" /></label>
    ${choice(DOCUMENTS_PAGE.kind, 'loai', Object.entries(DOCUMENT_KINDS), filter.kind)}
    ${choice(
      DOCUMENTS_PAGE.level,
      'cap',
      AUTHORITY_LEVELS.map((level) => [level, DOCUMENTS_PAGE.levels[level]]),
      filter.level,
    )}
    ${choice(
      DOCUMENTS_PAGE.term,
      'nhiem-ky',
      terms.map((term) => [term, term.replace('-', '–')]),
      filter.term,
    )}
    ${choice(DOCUMENTS_PAGE.validity, 'hieu-luc', Object.entries(DOCUMENTS_PAGE.states), filter.status)}
    <button type="submit" class="button">${DOCUMENTS_PAGE.filter}</button>
  </form>`;
}

function choice(
  label: string,
  name: string,
  options: readonly (readonly [string, string])[],
  chosen: string | null,
): SafeHtml {
  return safeHtml`<label
    >${label}
    <select name="${name}">
      <option value="">${DOCUMENTS_PAGE.all}</option>
      ${options.map(([value, words]) =>
        value === chosen
          ? safeHtml`<option value="${value}" selected>${words}</option>`
          : safeHtml`<option value="${value}">${words}</option>`,
      )}
    </select></label
  >`;
}

function renderTable({ documents, today }: DocumentsView): SafeHtml {
  const columns = [
    DOCUMENTS_PAGE.number,
    DOCUMENTS_PAGE.name,
    DOCUMENTS_PAGE.issuedOn,
    DOCUMENTS_PAGE.issuer,
    DOCUMENTS_PAGE.validity,
  ];
  return safeHtml`<div class="scroll">
    <table class="stack">
      <caption class="visually-hidden">${DOCUMENTS_PAGE.caption}</caption>
      <thead>
        <tr>${columns.map((column) => safeHtml`<th scope="col">${column}</th>`)}</tr>
      </thead>
      <tbody>
        ${documents.map((document) => renderRow(document, today))}
      </tbody>
    </table>
  </div>`;
}

function renderRow(document: Document, today: CalendarDate): SafeHtml {
  const status = statusOn(document, today);
  return safeHtml`<tr>
    <td>${document.number ?? DOCUMENT_KINDS[document.kind]}</td>
    <th scope="row">
      <a href="/admin/van-ban/${encodeURIComponent(document.id)}">${document.title}</a>
      ${document.form === 'digest' ? safeHtml`<span class="tag">${DOCUMENTS_PAGE.digest}</span>` : null}
      ${document.disclosure === 'internal' ? safeHtml`<span class="tag warn">${DOCUMENTS_PAGE.internal}</span>` : null}
    </th>
    <td data-name="${DOCUMENTS_PAGE.issuedOn}">${document.issuedOn === null ? '' : formatDate(document.issuedOn)}</td>
    <td data-name="${DOCUMENTS_PAGE.issuer}">${document.issuer ?? ''}</td>
    <td><span class="tag ${STATUS_LOOK[status]}">${DOCUMENTS_PAGE.states[status]}</span></td>
  </tr> `;
}

function renderPages({ filter, page, pages }: DocumentsView): SafeHtml {
  const link = (to: number, words: string): SafeHtml =>
    safeHtml`<a href="${pageAddress(filter, to)}">${words}</a>`;
  return safeHtml`<nav class="pages" aria-label="${DOCUMENTS_PAGE.caption}">
    ${page > 1 ? link(page - 1, DOCUMENTS_PAGE.previous) : null}
    <span>${DOCUMENTS_PAGE.page(page, pages)}</span>
    ${page < pages ? link(page + 1, DOCUMENTS_PAGE.next) : null}
  </nav>`;
}

function pageAddress({ words, kind, level, term, status }: DocumentFilter, page: number): string {
  const query = new URLSearchParams({
    q: words,
    loai: kind ?? '',
    cap: level ?? '',
    'nhiem-ky': term ?? '',
    'hieu-luc': status ?? '',
    trang: String(page),
  });
  return `/admin/van-ban?${query.toString()}`;
}
