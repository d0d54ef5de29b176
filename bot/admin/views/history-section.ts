import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { DOCUMENT_DETAIL_PAGE } from '../admin-messages.vi.ts';
import type { HistoryEvent } from '../document-history.ts';
import { HISTORY } from '../register-messages.vi.ts';
import { showMoment } from './moment.ts';

export function renderHistory(events: readonly HistoryEvent[]): SafeHtml {
  return safeHtml`<section aria-labelledby="lich-su">
    <h2 id="lich-su">${HISTORY.title}</h2>
    ${events.length === 0 ? safeHtml`<p>${HISTORY.none}</p>` : renderTable(events)}
  </section>`;
}

function renderTable(events: readonly HistoryEvent[]): SafeHtml {
  return safeHtml`<div class="scroll">
    <table class="stack">
      <caption class="visually-hidden">${HISTORY.caption}</caption>
      <thead>
        <tr>
          <th scope="col">${HISTORY.at}</th>
          <th scope="col">${HISTORY.what}</th>
          <th scope="col">${HISTORY.details}</th>
        </tr>
      </thead>
      <tbody>
        ${events.map(renderEvent)}
      </tbody>
    </table>
  </div>`;
}

function renderEvent(event: HistoryEvent): SafeHtml {
  if (event.kind === 'edit')
    return safeHtml`<tr>
      <th scope="row">${showMoment(event.at)}</th>
      <td>${HISTORY.edited(event.actor)}</td>
      <td>${HISTORY.fields(event.fields)}; ${event.reason}</td>
    </tr> `;
  const { change, version, usedFrom, reportId } = event;
  const details = [
    ...(change.fields.length === 0
      ? []
      : [
          HISTORY.fields(
            change.fields.map((field) => DOCUMENT_DETAIL_PAGE.fields[field] ?? field).join(', '),
          ),
        ]),
    HISTORY.passages(change.addedPassages, change.removedPassages),
    usedFrom === null ? HISTORY.unused : HISTORY.used(showMoment(usedFrom)),
  ];
  return safeHtml`<tr>
    <th scope="row">${showMoment(event.at)}</th>
    <td>${HISTORY.changes[change.change](version)}</td>
    <td>${details.join('; ')} (<a href="/admin/bao-cao/${reportId}">${HISTORY.report}</a>)</td>
  </tr> `;
}
