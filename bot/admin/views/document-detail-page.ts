import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { Document, Provenance } from '../../../knowledge/model/document.ts';
import { formatLocator, type Passage } from '../../../knowledge/model/passage.ts';
import type { RelatedPaper, Relation } from '../../../knowledge/model/relation.ts';
import { RELATION_KINDS } from '../../../knowledge/model/relation-statement.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { renderMetadata } from '../../http/document-metadata.ts';
import { DOCUMENT_DETAIL_PAGE } from '../admin-messages.vi.ts';

export interface DocumentDetail {
  readonly document: Document;
  readonly passages: readonly Passage[];
  readonly relations: readonly Relation[];
  readonly warnings: readonly string[];
  readonly today: CalendarDate;
}

/** Passages written out on the page; the source page has all of them. */
const SHOWN_PASSAGES = 200;

export function renderDocumentDetail(detail: DocumentDetail): SafeHtml {
  const { document, passages, relations, warnings, today } = detail;
  return safeHtml`<p><a href="/documents/${encodeURIComponent(document.id)}">${DOCUMENT_DETAIL_PAGE.openSource}</a></p>
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
    ${renderOrigins(document)} ${renderPassages(passages)}`;
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
      <table>
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
    <td>${DOCUMENT_DETAIL_PAGE.from[from]}</td>
    <td>${Math.round(certainty * 100)} %</td>
    <td>${evidence ?? ''}</td>
  </tr> `;
}

function renderPassages(passages: readonly Passage[]): SafeHtml {
  return safeHtml`<section>
    <h2>${DOCUMENT_DETAIL_PAGE.passages} (${DOCUMENT_DETAIL_PAGE.passageCount(passages.length)})</h2>
    <ol class="passages">
      ${passages.slice(0, SHOWN_PASSAGES).map(
        ({ locator, text }) => safeHtml`<li>
          <span class="tag">${formatLocator(locator) ?? ''}</span> ${text}
        </li>`,
      )}
    </ol>
  </section>`;
}
