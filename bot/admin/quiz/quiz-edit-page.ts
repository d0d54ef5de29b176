import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { ItemEdit } from '../../class/quiz/edit-item.ts';
import type { QuizItem } from '../../quiz/quiz-item.ts';
import { formTokenField } from '../views/admin-frame.ts';
import { QUIZ_ADMIN as SAY } from './quiz-admin-messages.vi.ts';

export interface QuizEditView {
  readonly item: QuizItem;
  /** What stands in the fields. */
  readonly edit: ItemEdit;
  readonly problem: string | null;
  readonly formToken: string;
}

/** One item with its source, to be changed by a trainer. */
export function renderQuizEdit({ item, edit, problem, formToken }: QuizEditView): SafeHtml {
  const isFixed = item.kind === 'true-false';
  return safeHtml`<p><a href="/admin/trac-nghiem">← ${SAY.back}</a></p>
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    ${isFixed ? safeHtml`<p class="said">${SAY.fixedStatement}</p>` : null}
    <section class="asked-card" aria-label="${SAY.quote}">
      <p class="quiet-line">${SAY.quote}</p>
      <blockquote>${item.source.quote}</blockquote>
      <p>${item.source.label}${item.source.locator === null ? '' : `, ${item.source.locator}`}</p>
    </section>
    <form class="stacked" method="post" action="/admin/trac-nghiem/${item.id}/luu">
      ${formTokenField(formToken)}
      <label>${SAY.question}<textarea name="cau-hoi" rows="4" required ${isFixed ? safeHtml`readonly` : null}>${edit.question}</textarea></label>
      ${item.options.map((_, i) => {
        const isRight = i === item.correct;
        return safeHtml`<label>${isRight ? SAY.rightFixed(i + 1) : SAY.option(i + 1)}
          <input type="text" name="phuong-an-${i}" value="${edit.options[i] ?? ''}" required ${isFixed || isRight ? safeHtml`readonly` : null} /></label> `;
      })}
      <label>${SAY.explanation}<textarea name="giai-thich" rows="5" required>${edit.explanation}</textarea></label>
      <p><label class="check"><input type="checkbox" name="checked" value="yes" required /> ${SAY.checked}</label></p>
      <p><button type="submit" class="button">${SAY.save}</button></p>
    </form>`;
}
