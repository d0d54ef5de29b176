import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { QuizRun } from '../store/class-quiz.ts';
import { QUIZ_RESULT_TEXTS as SAY } from './quiz-result-messages.vi.ts';

/** How many chose each option, as bars with their figures; the right one is marked in words too, not by colour alone. */
export function renderRunChart({ item, counts }: Pick<QuizRun, 'item' | 'counts'>): SafeHtml {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return safeHtml`<dl class="shares">
    ${item.options.map((option, i) => {
      const count = counts[i] ?? 0;
      const isRight = i === item.correct;
      return safeHtml`<div class="chart-row ${isRight ? 'is-right' : ''}">
        <dt>${i + 1}. ${option}${isRight ? safeHtml` <strong>(${SAY.rightOption})</strong>` : null}</dt>
        <dd>${bar(count, all)} <span>${SAY.share(count, percent(count, all))}</span></dd>
      </div> `;
    })}
  </dl>`;
}

/** Share of right answers of each run, one bar below the other. */
export function renderClassChart(runs: readonly QuizRun[]): SafeHtml {
  return safeHtml`<dl class="shares">
    ${runs.map(({ number, item, counts }) => {
      const all = counts.reduce((sum, count) => sum + count, 0);
      const right = counts[item.correct] ?? 0;
      return safeHtml`<div class="chart-row is-right">
        <dt>${SAY.item(number)} ${item.question}</dt>
        <dd>${bar(right, all)} <span>${SAY.rightOf(right, all, percent(right, all))}</span></dd>
      </div> `;
    })}
  </dl>`;
}

/** Whole percent; 0 when nobody answered. */
export function percent(part: number, all: number): number {
  return all === 0 ? 0 : Math.round((100 * part) / all);
}

/** Widths stand in attributes of the picture: the pages allow no style in the markup. */
function bar(part: number, all: number): SafeHtml {
  return safeHtml`<svg class="bar-svg" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="bar-ground" width="100" height="8" /><rect class="bar-part" width="${percent(part, all)}" height="8" />
  </svg>`;
}
