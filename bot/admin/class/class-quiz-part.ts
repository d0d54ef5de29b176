import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { renderClassChart, renderRunChart } from '../../class/quiz/run-chart.ts';
import { formTokenField } from '../views/admin-frame.ts';
import { CLASS_ADMIN as SAY } from './class-admin-messages.vi.ts';
import type { ClassDetailView } from './class-detail-page.ts';

/** The quiz of a class: what can be run, what is running, and the results. */
export function renderClassQuiz({ session, isOpen, items, runs, formToken }: ClassDetailView): SafeHtml {
  const at = `/admin/lop-hoc/${session.id}`;
  const open = runs.find(({ closedAtMs }) => closedAtMs === null);
  const answered = open?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
  return safeHtml`<section aria-labelledby="trac-nghiem">
      <h2 id="trac-nghiem">${SAY.quiz}</h2>
      ${
        open === undefined
          ? null
          : safeHtml`<form class="asked-card" method="post" action="${at}/trac-nghiem/dong">
              ${formTokenField(formToken)}
              <input type="hidden" name="cau" value="${open.id}" />
              <p role="status">${SAY.runOpen(open.number, answered)}</p>
              <p>${open.item.question}</p>
              <p><button type="submit" class="button">${SAY.close}</button></p>
            </form>`
      }
      ${
        !isOpen
          ? null
          : items.length === 0
            ? safeHtml`<p>${SAY.noItems}</p>`
            : safeHtml`<form class="stacked" method="post" action="${at}/trac-nghiem">
                ${formTokenField(formToken)}
                <label>${SAY.choose}
                  <select name="cau" required>
                    ${items.map(({ id, question }) => safeHtml`<option value="${id}">${question}</option> `)}
                  </select></label>
                <p><button type="submit" class="button">${SAY.run}</button></p>
              </form>`
      }
      <p><a href="/admin/trac-nghiem">${SAY.toBank}</a></p>
    </section>
    <section aria-labelledby="ket-qua">
      <h2 id="ket-qua">${SAY.results}</h2>
      ${
        runs.length === 0
          ? safeHtml`<p>${SAY.noResults}</p>`
          : safeHtml`<h3>${SAY.classResult}</h3>
              ${renderClassChart(runs)}
              ${runs.map((run) => safeHtml`<details class="asked-card"><summary>${run.number}. ${run.item.question}</summary>${renderRunChart(run)}<p>${run.item.explanation}</p></details> `)}
              <p class="row-actions">
                <a class="button-link" href="${at}/ket-qua.csv">${SAY.csv}</a>
                <a class="button-link" href="${at}/ket-qua.xlsx">${SAY.xlsx}</a>
              </p>`
      }
    </section>`;
}
