import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { Document, Provenance } from '../../../knowledge/model/document.ts';
import { formatLocator, type Passage } from '../../../knowledge/model/passage.ts';
import type { RelatedPaper, Relation } from '../../../knowledge/model/relation.ts';
import { RELATION_KINDS } from '../../../knowledge/model/relation-statement.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { renderMetadata } from '../../http/document-metadata.ts';
import { DOCUMENT_DETAIL_PAGE } from '../admin-messages.vi.ts';
import type { HistoryEvent } from '../document-history.ts';
import { renderHistory } from './history-section.ts';
import { renderRegisterForm, type RegisterForm } from './register-form.ts';

export interface DocumentDetail {
  readonly document: Document;
  readonly passages: readonly Passage[];
  readonly relations: readonly Relation[];
  readonly warnings: readonly string[];
  readonly today: CalendarDate;
  readonly history: readonly HistoryEvent[];
  readonly form: Omit<RegisterForm, 'document'>;
}

/** Passages written out on the page; the source page has all of them. */
const SHOWN_PASSAGES = 200;

export function renderDocumentDetail(detail: DocumentDetail): SafeHtml {
  const { document, passages, relations, warnings, today } = detail;
  return safeHtml`${
    document.disclosure === 'public'
      ? safeHtml`<p><a href="/documents/${encodeURIComponent(document.id)}">${DOCUMENT_DETAIL_PAGE.openSource}</a></p>`
      : null
  }
    ${renderMetadata(document, today, null)}
    ${
      warnings.length === 0
        ? null
        : list(
            DOCUMENT_DETAIL_PAGE.warnings,
            warnings.map((line) => safeHtml`${line}`),
          )
    }
    ${relations.length === 0 ? null : list(DOCUMENT_DETAIL_PAGE.relations, relations.map(renderRelation))}
    ${renderRegisterForm({ document, ...detail.form })} ${renderHistory(detail.history)} ${renderOrigins(document)}
    ${renderPassages(document, passages)}`;
}

function list(title: string, lines: readonly SafeHtml[]): SafeHtml {
  return safeHtml`<section>
    <h2>${title}</h2>
    <ul>
      ${lines.map((line) => safeHtml`<li>${line}</li>`)}
    </ul>
  </section>`;
}

function renderRelation({ subject, kind, object }: Relation): SafeHtml {
  return safeHtml`${renderPaper(subject)} ${RELATION_KINDS[kind]} ${renderPaper(object)}`;
}

function renderPaper({ documentId, number, issuedOn }: RelatedPaper): SafeHtml {
  const words = issuedOn === null ? number : `${number} (${formatDate(issuedOn)})`;
  return documentId === null
    ? safeHtml`${words}`
    : safeHtml`<a href="/admin/van-ban/${encodeURIComponent(documentId)}">${words}</a>`;
}

function renderOrigins({ provenance }: Document): SafeHtml {
  const rows = Object.entries(provenance);
  return safeHtml`<section>
    <h2>${DOCUMENT_DETAIL_PAGE.origins}</h2>
    <div class="scroll">
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">${DOCUMENT_DETAIL_PAGE.field}</th>
            <th scope="col">${DOCUMENT_DETAIL_PAGE.origin}</th>
            <th scope="col">${DOCUMENT_DETAIL_PAGE.certainty}</th>
            <th scope="col">${DOCUMENT_DETAIL_PAGE.evidence}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(renderOrigin)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function renderOrigin([field, { from, certainty, evidence }]: readonly [string, Provenance]): SafeHtml {
  return safeHtml`<tr>
    <th scope="row">${DOCUMENT_DETAIL_PAGE.fields[field] ?? field}</th>
    <td data-name="${DOCUMENT_DETAIL_PAGE.origin}">${DOCUMENT_DETAIL_PAGE.from[from]}</td>
    <td data-name="${DOCUMENT_DETAIL_PAGE.certainty}">${Math.round(certainty * 100)} %</td>
    <td data-name="${DOCUMENT_DETAIL_PAGE.evidence}">${evidence ?? ''}</td>
  </tr> `;
}

/** As they are cited: each with its place, which opens on the source page that everybody sees. */
function renderPassages({ id, disclosure }: Document, passages: readonly Passage[]): SafeHtml {
  const place = (passage: Passage): SafeHtml => {
    const words = formatLocator(passage.locator) ?? DOCUMENT_DETAIL_PAGE.passageWithoutPlace;
    return disclosure === 'public'
      ? safeHtml`<a class="tag" href="/documents/${encodeURIComponent(id)}#p-${passage.id}">${words}</a>`
      : safeHtml`<span class="tag">${words}</span>`;
  };
  return safeHtml`<section>
    <h2>${DOCUMENT_DETAIL_PAGE.passages} (${DOCUMENT_DETAIL_PAGE.passageCount(passages.length)})</h2>
    <ol class="passages">
      ${passages
        .slice(0, SHOWN_PASSAGES)
        .map((passage) => safeHtml`<li>${place(passage)} ${passage.text}</li>`)}
    </ol>
  </section>`;
}
