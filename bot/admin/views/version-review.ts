import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { REVIEW_PAGE } from '../review-messages.vi.ts';
import { isDoubtful, type RunReport, type WorseAnswer } from '../run-reports.ts';
import { renderDecision } from './decision-form.ts';

export interface VersionReview {
  readonly version: string;
  /** Null when the report is no longer kept. */
  readonly run: RunReport | null;
  readonly isCurrent: boolean;
  readonly formToken: string;
}

/** What a version changes, how it answers the golden questions, and the decision on it. */
export function renderVersionReview({ version, run, isCurrent, formToken }: VersionReview): SafeHtml {
  return safeHtml`${run === null ? safeHtml`<p>${REVIEW_PAGE.noReport}</p>` : renderRun(run)}
    <section aria-labelledby="quyet-dinh">
      <h2 id="quyet-dinh">${REVIEW_PAGE.decision}</h2>
      ${
        isCurrent
          ? safeHtml`<p>${REVIEW_PAGE.isCurrent}</p>`
          : safeHtml`<div class="decide">
              ${renderDecision('publish', version, formToken, run !== null && isDoubtful(run))}
              ${renderDecision('discard', version, formToken)}
            </div>`
      }
    </section>`;
}

/** Golden result, changes and files in trouble of one run. */
export function renderRun(run: RunReport): SafeHtml {
  const unshown = run.diffLines - run.diff.length;
  return safeHtml`${renderGolden(run)}
    <section aria-labelledby="thay-doi">
      <h2 id="thay-doi">${REVIEW_PAGE.changes}</h2>
      <pre class="diff" tabindex="0" aria-labelledby="thay-doi">${run.diff.map(renderLine)}</pre>
      ${unshown > 0 ? safeHtml`<p>${REVIEW_PAGE.more(unshown)}</p>` : null}
    </section>
    ${renderProblems(run)}
    <p><a href="/admin/bao-cao/${run.id}">${REVIEW_PAGE.openReport}</a></p>`;
}

function renderLine(line: string): SafeHtml {
  const sign = line.trimStart().charAt(0);
  const look = sign === '+' ? 'plus' : sign === '-' ? 'minus' : 'plain';
  return safeHtml`<span class="${look}">${line}</span>\n`;
}

function renderGolden({ golden, isNotAsked }: RunReport): SafeHtml {
  const body =
    golden === null
      ? safeHtml`<p class="${isNotAsked ? 'problem' : ''}">${isNotAsked ? REVIEW_PAGE.goldenNotAsked : REVIEW_PAGE.goldenNone}</p>`
      : safeHtml`<p>${REVIEW_PAGE.goldenPassed(golden.passed, golden.asked)}</p>
          ${
            golden.worse.length === 0
              ? null
              : safeHtml`<p class="problem">${REVIEW_PAGE.worse(golden.worse.length)}</p>
                  <ul>${golden.worse.map(renderWorse)}</ul>`
          }
          ${
            golden.uncovered.length === 0
              ? null
              : safeHtml`<p>${REVIEW_PAGE.uncovered}:</p>
                  <ul>${golden.uncovered.map((question) => safeHtml`<li>${question}</li>`)}</ul>`
          }`;
  return safeHtml`<section aria-labelledby="hoi-thu">
    <h2 id="hoi-thu">${REVIEW_PAGE.golden}</h2>
    ${body}
  </section>`;
}

function renderWorse({ question, facts, got }: WorseAnswer): SafeHtml {
  const expected =
    facts.length === 0 ? REVIEW_PAGE.expectedNone : `${REVIEW_PAGE.expected}: ${facts.join('; ')}`;
  return safeHtml`<li><b>${question}</b><br />${expected}<br />${REVIEW_PAGE.got}: ${got}</li>`;
}

function renderProblems({ problems }: RunReport): SafeHtml | null {
  if (problems.length === 0) return null;
  return safeHtml`<section aria-labelledby="can-xem">
    <h2 id="can-xem">${REVIEW_PAGE.problems}</h2>
    <ul>${problems.map((line) => safeHtml`<li>${line}</li>`)}</ul>
  </section>`;
}
