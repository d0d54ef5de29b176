import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { Page, QuestionGroup, ReasonCount } from '../../dialogue/question-book.ts';
import { QUESTIONS_PAGE as SAY } from '../question-messages.vi.ts';
import { renderDayChart, type DayChart } from './day-chart.ts';
import { showMoment } from './moment.ts';
import type { GroupKind } from './question-page.ts';
import { stackedTable } from './stacked-table.ts';

export interface QuestionsView {
  readonly days: number;
  readonly isClosed: boolean;
  readonly groups: Page<QuestionGroup>;
  readonly disliked: Page<QuestionGroup>;
  /** Of the groups of 👎 that are shown. */
  readonly reasons: readonly ReasonCount[];
  /** Counted from 0. */
  readonly groupPage: number;
  readonly dislikedPage: number;
  readonly perPage: number;
  /** `1/2026`: papers are counted from its beginning. */
  readonly sinceMonth: string;
  readonly subjects: readonly { readonly subject: string; readonly count: number }[];
  readonly charts: readonly DayChart[];
  /** Channels left out of the figures. */
  readonly leftOut: string;
}

export const PERIODS = [7, 30, 90] as const;

export function renderQuestions(view: QuestionsView): SafeHtml {
  return safeHtml`<p>${SAY.privacy}</p>
    <p><a class="button-link" href="/admin/cau-hoi/da-luu">${SAY.toKept}</a></p>
    ${renderGroups(view)} ${renderDisliked(view)} ${renderFigures(view)}
    <section aria-labelledby="tai-ve">
      <h2 id="tai-ve">${SAY.exports}</h2>
      <ul>
        ${Object.entries(SAY.exportNames).map(([name, words]) => safeHtml`<li><a href="/admin/cau-hoi/xuat/${name}.csv?ky=${view.days}">${words}</a></li>`)}
      </ul>
    </section>`;
}

function renderGroups(view: QuestionsView): SafeHtml {
  const { groups, isClosed, groupPage } = view;
  return safeHtml`<section aria-labelledby="chua-tra-loi">
    <h2 id="chua-tra-loi">${SAY.unanswered}</h2>
    <p>${isClosed ? safeHtml`<a href="${urlOf(view, { isClosed: false })}">${SAY.openOnes}</a>` : safeHtml`<a href="${urlOf(view, { isClosed: true })}">${SAY.closed}</a>`}</p>
    ${
      groups.rows.length === 0
        ? safeHtml`<p>${SAY.unansweredNone}</p>`
        : stackedTable(
            SAY.unansweredCaption,
            [SAY.question, SAY.times, SAY.last],
            groups.rows.map((group) => renderGroup('nhom', group, null)),
          )
    }
    ${pager(groupPage, groups.all, view.perPage, (page) => urlOf(view, { groupPage: page }))}
  </section>`;
}

function renderDisliked(view: QuestionsView): SafeHtml {
  const { disliked, reasons, dislikedPage } = view;
  return safeHtml`<section aria-labelledby="gop-y">
    <h2 id="gop-y">${SAY.disliked}</h2>
    ${
      disliked.rows.length === 0
        ? safeHtml`<p>${SAY.dislikedNone}</p>`
        : stackedTable(
            SAY.dislikedCaption,
            [SAY.question, SAY.times, SAY.reason, SAY.last],
            disliked.rows.map((group) => renderGroup('gop-y', group, reasonsOf(group, reasons))),
          )
    }
    ${pager(dislikedPage, disliked.all, view.perPage, (page) => `${urlOf(view, { dislikedPage: page })}#gop-y`)}
  </section>`;
}

function renderGroup(
  kind: GroupKind,
  { id, question, size, lastAtMs }: QuestionGroup,
  reasons: string | null,
): SafeHtml {
  return safeHtml`<tr>
    <th scope="row"><a href="/admin/cau-hoi/${kind}/${id}">${question}</a></th>
    <td data-name="${SAY.times}">${size}</td>
    ${reasons === null ? null : safeHtml`<td data-name="${SAY.reason}">${reasons}</td>`}
    <td data-name="${SAY.last}">${showMoment(new Date(lastAtMs).toISOString())}</td>
  </tr>`;
}

/** `sai 3, thiếu 1`. */
function reasonsOf({ id, size }: QuestionGroup, reasons: readonly ReasonCount[]): string {
  const own = reasons.filter(({ groupId }) => groupId === id);
  return own
    .map(({ reason, count }) => {
      const words = reason === null ? SAY.noReason : SAY.reasons[reason];
      return size === 1 ? words : `${words} ${count}`;
    })
    .join(', ');
}

/** The same page with something else of it shown. */
function urlOf(
  view: QuestionsView,
  change: Partial<Pick<QuestionsView, 'isClosed' | 'groupPage' | 'dislikedPage'>>,
): string {
  // Another list has other pages.
  const begin = change.isClosed === undefined ? {} : { groupPage: 0, dislikedPage: 0 };
  const { days, isClosed, groupPage, dislikedPage } = { ...view, ...begin, ...change };
  return `/admin/cau-hoi?ky=${days}&da-xu-ly=${isClosed ? 1 : 0}&trang=${groupPage + 1}&trang-gop-y=${dislikedPage + 1}`;
}

function renderFigures({ days, charts, subjects, leftOut, sinceMonth }: QuestionsView): SafeHtml {
  return safeHtml`<section aria-labelledby="theo-ngay">
      <h2 id="theo-ngay">${SAY.charts}</h2>
      <nav class="pages" aria-label="${SAY.period}">
        ${PERIODS.map((period) =>
          period === days
            ? safeHtml`<a href="/admin/cau-hoi?ky=${period}#theo-ngay" aria-current="true">${SAY.days(period)}</a>`
            : safeHtml`<a href="/admin/cau-hoi?ky=${period}#theo-ngay">${SAY.days(period)}</a>`,
        )}
      </nav>
      ${leftOut === '' ? null : safeHtml`<p>${SAY.tooFew(leftOut)}</p>`}
      ${charts.length === 0 ? safeHtml`<p>${SAY.nothingCounted}</p>` : charts.map(renderDayChart)}
    </section>
    <section aria-labelledby="hoi-nhieu">
      <h2 id="hoi-nhieu">${SAY.subjects}</h2>
      <p>${SAY.subjectsCaption(sinceMonth)}</p>
      ${
        subjects.length === 0
          ? safeHtml`<p>${SAY.nothingCounted}</p>`
          : stackedTable(
              SAY.subjectsCaption(sinceMonth),
              [SAY.subject, SAY.times],
              subjects.map(
                ({ subject, count }) => safeHtml`<tr>
                  <th scope="row">${subject}</th>
                  <td data-name="${SAY.times}">${count}
                    <svg class="bar-of" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="c1" width="${Math.round((100 * count) / (subjects[0]?.count ?? count))}" height="8"></rect></svg></td>
                </tr>`,
              ),
            )
      }
    </section>`;
}

export function pager(
  page: number,
  all: number,
  perPage: number,
  url: (page: number) => string,
): SafeHtml | null {
  const pages = Math.ceil(all / perPage);
  if (pages < 2) return null;
  return safeHtml`<div class="pages">
    ${page > 0 ? safeHtml`<a href="${url(page - 1)}">${SAY.previous}</a>` : null}
    <span>${SAY.page(page + 1, pages)}</span>
    ${page + 1 < pages ? safeHtml`<a href="${url(page + 1)}">${SAY.next}</a>` : null}
  </div>`;
}
