import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { DislikedAnswer, Page, QuestionGroup } from '../../dialogue/question-book.ts';
import { QUESTIONS_PAGE as SAY } from '../question-messages.vi.ts';
import { renderDayChart, type DayChart } from './day-chart.ts';
import { showMoment } from './moment.ts';
import { stackedTable } from './stacked-table.ts';

export interface QuestionsView {
  readonly days: number;
  readonly isClosed: boolean;
  readonly groups: Page<QuestionGroup>;
  readonly disliked: Page<DislikedAnswer>;
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
    ${renderGroups(view)} ${renderDisliked(view)} ${renderFigures(view)}
    <section aria-labelledby="tai-ve">
      <h2 id="tai-ve">${SAY.exports}</h2>
      <ul>
        ${Object.entries(SAY.exportNames).map(([name, words]) => safeHtml`<li><a href="/admin/cau-hoi/xuat/${name}.csv?ky=${view.days}">${words}</a></li>`)}
      </ul>
    </section>`;
}

function renderGroups(view: QuestionsView): SafeHtml {
  const { groups, isClosed, days, groupPage } = view;
  const url = (page: number, closed = isClosed): string =>
    `/admin/cau-hoi?ky=${days}&da-xu-ly=${closed ? 1 : 0}&trang=${page + 1}`;
  return safeHtml`<section aria-labelledby="chua-tra-loi">
    <h2 id="chua-tra-loi">${SAY.unanswered}</h2>
    <p>${isClosed ? safeHtml`<a href="${url(0, false)}">${SAY.openOnes}</a>` : safeHtml`<a href="${url(0, true)}">${SAY.closed}</a>`}</p>
    ${
      groups.rows.length === 0
        ? safeHtml`<p>${SAY.unansweredNone}</p>`
        : stackedTable(
            SAY.unansweredCaption,
            [SAY.question, SAY.times, SAY.last],
            groups.rows.map(
              ({ id, question, size, lastAtMs }) => safeHtml`<tr>
                <th scope="row"><a href="/admin/cau-hoi/nhom/${id}">${question}</a></th>
                <td data-name="${SAY.times}">${size}</td>
                <td data-name="${SAY.last}">${showMoment(new Date(lastAtMs).toISOString())}</td>
              </tr>`,
            ),
          )
    }
    ${pager(groupPage, groups.all, view.perPage, url)}
  </section>`;
}

function renderDisliked(view: QuestionsView): SafeHtml {
  const { disliked, days } = view;
  return safeHtml`<section aria-labelledby="gop-y">
    <h2 id="gop-y">${SAY.disliked}</h2>
    ${
      disliked.rows.length === 0
        ? safeHtml`<p>${SAY.dislikedNone}</p>`
        : stackedTable(
            SAY.dislikedCaption,
            [SAY.question, SAY.reason, SAY.comment, SAY.channel, SAY.day],
            disliked.rows.map(
              ({ id, question, reason, comment, channel, day }) => safeHtml`<tr>
                <th scope="row"><a href="/admin/cau-hoi/gop-y/${id}">${question}</a></th>
                <td data-name="${SAY.reason}">${reason === null ? SAY.noReason : SAY.reasons[reason]}</td>
                <td data-name="${SAY.comment}">${comment ?? ''}</td>
                <td data-name="${SAY.channel}">${SAY.channels[channel]}</td>
                <td data-name="${SAY.day}">${formatDate(day as CalendarDate)}</td>
              </tr>`,
            ),
          )
    }
    ${pager(view.dislikedPage, disliked.all, view.perPage, (page) => `/admin/cau-hoi?ky=${days}&trang-gop-y=${page + 1}#gop-y`)}
  </section>`;
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

function pager(page: number, all: number, perPage: number, url: (page: number) => string): SafeHtml | null {
  const pages = Math.ceil(all / perPage);
  if (pages < 2) return null;
  return safeHtml`<div class="pages">
    ${page > 0 ? safeHtml`<a href="${url(page - 1)}">${SAY.previous}</a>` : null}
    <span>${SAY.page(page + 1, pages)}</span>
    ${page + 1 < pages ? safeHtml`<a href="${url(page + 1)}">${SAY.next}</a>` : null}
  </div>`;
}
