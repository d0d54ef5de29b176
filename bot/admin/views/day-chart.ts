import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { QUESTIONS_PAGE as SAY } from '../question-messages.vi.ts';

/** What is counted, each with its colour (1 to 4). */
export interface Series {
  readonly name: string;
  readonly colour: number;
  /** One for each day of the chart. */
  readonly counts: readonly number[];
}

export interface DayChart {
  readonly title: string;
  /** `YYYY-MM-DD`, without gaps. */
  readonly days: readonly string[];
  readonly series: readonly Series[];
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [720, 230, 72, 30, 16];

/** Bars of days, one piece for each series, with the same figures as a table behind a fold. */
export function renderDayChart(chart: DayChart): SafeHtml {
  const { title, days, series } = chart;
  const sums = days.map((_day, at) => series.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
  const most = niceCeiling(Math.max(1, ...sums));
  const step = (WIDTH - LEFT) / days.length;
  const scale = (HEIGHT - BOTTOM - TOP) / most;
  const bars = days.map((day, at) => {
    let top = HEIGHT - BOTTOM;
    const pieces = series.map(({ counts, colour }) => {
      const height = (counts[at] ?? 0) * scale;
      top -= height;
      return height === 0
        ? null
        : safeHtml`<rect class="c${colour}" x="${round(LEFT + at * step)}" y="${round(top)}" width="${round(Math.max(1, step - 2))}" height="${round(height)}"></rect>`;
    });
    return safeHtml`<g><title>${formatDate(day as CalendarDate)}: ${sums[at] ?? 0}</title>${pieces}</g>`;
  });
  return safeHtml`<figure class="chart">
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
      <line x1="${LEFT}" y1="${TOP}" x2="${WIDTH}" y2="${TOP}"></line>
      <line x1="${LEFT}" y1="${HEIGHT - BOTTOM}" x2="${WIDTH}" y2="${HEIGHT - BOTTOM}"></line>
      <text x="${LEFT - 6}" y="${TOP + 6}" text-anchor="end">${most}</text>
      <text x="${LEFT - 6}" y="${HEIGHT - BOTTOM}" text-anchor="end">0</text>
      ${bars} ${labels(days, step)}
    </svg>
    <ul class="legend">
      ${series.map(({ name, colour }) => safeHtml`<li><span class="key c${colour}"></span>${name}</li>`)}
    </ul>
    ${renderTable(chart, sums)}
  </figure>`;
}

/** First, middle and last day. */
function labels(days: readonly string[], step: number): SafeHtml[] {
  const at = [...new Set([0, Math.floor(days.length / 2), days.length - 1])];
  return at.map((place) => {
    const anchor = place === 0 ? 'start' : place === days.length - 1 ? 'end' : 'middle';
    const x = LEFT + (place + (place === 0 ? 0 : place === days.length - 1 ? 1 : 0.5)) * step;
    return safeHtml`<text x="${round(x)}" y="${HEIGHT - 7}" text-anchor="${anchor}">${formatDate((days[place] ?? '') as CalendarDate)}</text>`;
  });
}

function renderTable({ days, series, title }: DayChart, sums: readonly number[]): SafeHtml {
  const rows = days
    .map((day, at) => ({ day, at }))
    .filter(({ at }) => (sums[at] ?? 0) > 0)
    .reverse();
  return safeHtml`<details>
    <summary>${SAY.asTable}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <caption class="visually-hidden">${title}</caption>
        <thead>
          <tr>
            <th scope="col">${SAY.day}</th>
            ${series.map(({ name }) => safeHtml`<th scope="col">${name}</th>`)}
            <th scope="col">${SAY.total}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ day, at }) => safeHtml`<tr>
              <th scope="row">${formatDate(day as CalendarDate)}</th>
              ${series.map(({ counts }) => safeHtml`<td>${counts[at] ?? 0}</td>`)}
              <td>${sums[at] ?? 0}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** 1, 2 or 5 with zeros, at least as large. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((times) => times * power >= value) ?? 10) * power;
}

const round = (value: number): number => Math.round(value * 10) / 10;
