import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { TAKEN_EXTENSIONS } from '../../dialogue/incoming-files.ts';
import { ingestReportLines } from '../../dialogue/ingest-report.ts';
import { UPDATE_PAGE } from '../admin-messages.vi.ts';
import { REVIEW_PAGE } from '../review-messages.vi.ts';
import { isDoubtful, type RunReport } from '../run-reports.ts';
import type { UpdateOutcome } from '../update-run.ts';
import { formTokenField } from './admin-frame.ts';
import { renderDecision } from './decision-form.ts';
import { showMoment } from './moment.ts';
import { renderRun } from './version-review.ts';

export interface UpdateView {
  readonly formToken: string;
  readonly last: UpdateOutcome | null;
  /** The kept report of the version that waits for a decision. */
  readonly waiting: { readonly version: string; readonly run: RunReport | null } | null;
  /** What the run is doing now; null while none runs. */
  readonly running: string | null;
  readonly runs: readonly RunReport[];
}

export function renderUpdate(view: UpdateView): SafeHtml {
  const { formToken, last, waiting, running } = view;
  return safeHtml`<p>${UPDATE_PAGE.intro}</p>
    <div class="drop" data-upload data-form-token="${formToken}">
      <label for="files">${UPDATE_PAGE.choose}</label>
      <input id="files" type="file" multiple accept="${TAKEN_EXTENSIONS.map((end) => `.${end}`).join(',')}" />
      <p class="hint">${UPDATE_PAGE.drop}</p>
      <ul data-progress aria-live="polite"></ul>
    </div>
    ${
      running === null
        ? safeHtml`<form method="post" action="/admin/nap/doc" data-reading="${UPDATE_PAGE.reading}">
            ${formTokenField(formToken)}
            <button type="submit" class="button">${UPDATE_PAGE.read}</button>
          </form>`
        : safeHtml`<p role="status" class="card" data-running="/admin/nap/tien-do">${running}</p>
            <p><a href="/admin/nap">${UPDATE_PAGE.reload}</a></p>`
    }
    ${last === null && waiting === null ? null : renderOutcome(last, waiting, formToken)}
    ${view.runs.length === 0 ? null : renderRuns(view.runs)}`;
}

function renderOutcome(
  last: UpdateOutcome | null,
  waiting: UpdateView['waiting'],
  formToken: string,
): SafeHtml {
  const at = last?.at ?? waiting?.run?.at;
  return safeHtml`<section class="card" aria-labelledby="ket-qua">
    <h2 id="ket-qua">${UPDATE_PAGE.result}${at === undefined ? null : ` (${showMoment(at)})`}</h2>
    ${last === null ? null : renderLast(last)}
    ${waiting === null ? null : renderWaiting(waiting.version, waiting.run, formToken)}
  </section>`;
}

function renderLast({ ran }: UpdateOutcome): SafeHtml {
  if (!ran.ok) return safeHtml`<p class="problem">${ran.problem}</p>`;
  return safeHtml`<ul class="report">
    ${ingestReportLines(ran.value).map((line) => safeHtml`<li>${line}</li>`)}
  </ul>`;
}

function renderWaiting(version: string, run: RunReport | null, formToken: string): SafeHtml {
  return safeHtml`${run === null ? safeHtml`<p>${REVIEW_PAGE.noReport}</p>` : renderRun(run)}
    <div class="decide">
      ${renderDecision('publish', version, formToken, run !== null && isDoubtful(run))}
      ${renderDecision('discard', version, formToken)}
    </div>`;
}

function renderRuns(runs: readonly RunReport[]): SafeHtml {
  return safeHtml`<section aria-labelledby="cac-lan-nap">
    <h2 id="cac-lan-nap">${REVIEW_PAGE.reportTitle}</h2>
    <div class="scroll">
      <table class="stack">
        <caption class="visually-hidden">${REVIEW_PAGE.reportCaption}</caption>
        <thead>
          <tr>
            <th scope="col">${REVIEW_PAGE.at}</th>
            <th scope="col">${REVIEW_PAGE.version}</th>
            <th scope="col">${REVIEW_PAGE.files}</th>
          </tr>
        </thead>
        <tbody>
          ${runs.map(renderRunRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function renderRunRow({ id, at, version, files }: RunReport): SafeHtml {
  return safeHtml`<tr>
    <th scope="row"><a href="/admin/bao-cao/${id}">${showMoment(at)}</a></th>
    <td data-name="${REVIEW_PAGE.version}">${version ?? REVIEW_PAGE.nothingNew}</td>
    <td data-name="${REVIEW_PAGE.files}">${REVIEW_PAGE.fileCounts(files.taken, files.bad)}</td>
  </tr> `;
}
