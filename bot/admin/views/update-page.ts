import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { TAKEN_EXTENSIONS } from '../../dialogue/incoming-files.ts';
import { ingestReportLines } from '../../dialogue/ingest-report.ts';
import type { AsideReport, Ran } from '../../dialogue/ingest-runner.ts';
import { UPDATE_PAGE } from '../admin-messages.vi.ts';
import { formTokenField } from './admin-frame.ts';
import { showMoment } from './moment.ts';

/** What the last run came to. */
export interface UpdateOutcome {
  readonly at: string;
  readonly ran: Ran<AsideReport>;
}

export interface UpdateView {
  readonly formToken: string;
  readonly last: UpdateOutcome | null;
  readonly isRunning: boolean;
}

export function renderUpdate({ formToken, last, isRunning }: UpdateView): SafeHtml {
  return safeHtml`<p>${UPDATE_PAGE.intro}</p>
    <div class="drop" data-upload data-form-token="${formToken}">
      <label for="files">${UPDATE_PAGE.choose}</label>
      <input id="files" type="file" multiple accept="${TAKEN_EXTENSIONS.map((end) => `.${end}`).join(',')}" />
      <p class="hint">${UPDATE_PAGE.drop}</p>
      <ul data-progress aria-live="polite"></ul>
    </div>
    <form method="post" action="/admin/nap/doc" data-reading="${UPDATE_PAGE.reading}">
      ${formTokenField(formToken)}
      ${isRunning ? safeHtml`<p role="status">${UPDATE_PAGE.reading}</p>` : safeHtml`<button type="submit" class="button">${UPDATE_PAGE.read}</button>`}
    </form>
    ${last === null ? null : renderOutcome(last, formToken)}`;
}

function renderOutcome({ at, ran }: UpdateOutcome, formToken: string): SafeHtml {
  return safeHtml`<section class="card" aria-labelledby="ket-qua">
    <h2 id="ket-qua">${UPDATE_PAGE.result} (${showMoment(at)})</h2>
    ${ran.ok ? renderReport(ran.value, formToken) : safeHtml`<p class="problem">${ran.problem}</p>`}
  </section>`;
}

function renderReport(report: AsideReport, formToken: string): SafeHtml {
  return safeHtml`<ul class="report">
      ${ingestReportLines(report).map((line) => safeHtml`<li>${line}</li>`)}
    </ul>
    ${report.aside === null ? null : safeHtml`<div class="decide">${renderDecision('publish', report.aside, formToken)} ${renderDecision('discard', report.aside, formToken)}</div>`}`;
}

/** A button with a box to tick: the decision is named, and one slip does not take it. */
export function renderDecision(
  action: keyof typeof UPDATE_PAGE.decisions,
  version: string | null,
  formToken: string,
): SafeHtml {
  const { label, confirm } = UPDATE_PAGE.decisions[action];
  const id = `${action}-${version ?? 'truoc'}`;
  return safeHtml`<form method="post" action="/admin/phien-ban/${action}" class="decision">
    ${formTokenField(formToken)}
    ${version === null ? null : safeHtml`<input type="hidden" name="version" value="${version}" />`}
    <label for="${id}"
      ><input id="${id}" type="checkbox" name="confirmed" value="yes" required /> ${confirm(version ?? '')}</label
    >
    <button type="submit" class="${action === 'publish' ? 'button' : 'quiet'}">${label}</button>
  </form>`;
}
