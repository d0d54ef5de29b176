import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { shownClassCode } from '../../class/class-code.ts';
import { isOpen, type ClassSession } from '../../class/class-session.ts';
import { TITLE_CHARACTERS } from '../../class/open-class.ts';
import { formTokenField } from '../views/admin-frame.ts';
import { showMoment } from '../views/moment.ts';
import { CLASS_ADMIN as SAY } from './class-admin-messages.vi.ts';

export interface ClassListView {
  readonly sessions: readonly ClassSession[];
  readonly nowMs: number;
  readonly formToken: string;
  readonly problem: string | null;
}

/** The form that opens a class, and all classes that are kept. */
export function renderClassList({ sessions, nowMs, formToken, problem }: ClassListView): SafeHtml {
  return safeHtml`<p>${SAY.intro}</p>
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    <form class="stacked" method="post" action="/admin/lop-hoc/mo">
      ${formTokenField(formToken)}
      <label>${SAY.name}<input type="text" name="ten" maxlength="${TITLE_CHARACTERS}" required /></label>
      <p><button type="submit" class="button">${SAY.open}</button></p>
    </form>
    ${
      sessions.length === 0
        ? null
        : safeHtml`<div class="scroll">
            <table class="stack">
              <caption>${SAY.list}</caption>
              <thead>
                <tr>
                  <th scope="col">${SAY.columns.name}</th>
                  <th scope="col">${SAY.columns.code}</th>
                  <th scope="col">${SAY.columns.opened}</th>
                  <th scope="col">${SAY.columns.state}</th>
                </tr>
              </thead>
              <tbody>
                ${sessions.map((session) => renderRow(session, isOpen(session, nowMs)))}
              </tbody>
            </table>
          </div>`
    }`;
}

function renderRow({ id, title, code, openedAtMs }: ClassSession, isRunning: boolean): SafeHtml {
  return safeHtml`<tr>
    <th scope="row"><a href="/admin/lop-hoc/${id}">${title}</a></th>
    <td data-name="${SAY.columns.code}">${shownClassCode(code)}</td>
    <td data-name="${SAY.columns.opened}">${showMoment(new Date(openedAtMs).toISOString())}</td>
    <td><span class="tag ${isRunning ? 'good' : ''}">${isRunning ? SAY.running : SAY.ended}</span></td>
  </tr> `;
}
