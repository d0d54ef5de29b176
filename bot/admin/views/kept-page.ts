import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { ListedApproved } from '../../dialogue/approved-answers.ts';
import type { Page } from '../../dialogue/question-book.ts';
import type { HeldGoldenQuestion } from '../golden-questions.ts';
import { KEPT_PAGE as SAY, QUESTION_PAGE } from '../question-messages.vi.ts';
import { formTokenField } from './admin-frame.ts';
import { LEAST_REASON } from './decision-form.ts';
import { pager } from './questions-page.ts';

export interface KeptView {
  readonly approved: Page<ListedApproved>;
  /** Counted from 0. */
  readonly page: number;
  readonly perPage: number;
  readonly golden: readonly HeldGoldenQuestion[];
  readonly done: string | null;
  readonly problem: string | null;
  readonly formToken: string;
}

/** What administrators have written for people who ask, and for the program: each can be taken back. */
export function renderKept(view: KeptView): SafeHtml {
  const { approved, golden, page, perPage, done, problem } = view;
  return safeHtml`<p><a href="/admin/cau-hoi">${QUESTION_PAGE.back}</a></p>
    ${done === null ? null : safeHtml`<p class="done" role="status">${done}</p>`}
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    <section aria-labelledby="da-duyet">
      <h2 id="da-duyet">${SAY.approved}</h2>
      <p>${SAY.approvedHint}</p>
      ${approved.rows.length === 0 ? safeHtml`<p>${SAY.approvedNone}</p>` : approved.rows.map((one) => renderApproved(one, view))}
      ${pager(page, approved.all, perPage, (to) => `/admin/cau-hoi/da-luu?trang=${to + 1}`)}
    </section>
    <section aria-labelledby="kiem-tra">
      <h2 id="kiem-tra">${SAY.golden}</h2>
      <p>${SAY.goldenHint}</p>
      ${golden.length === 0 ? safeHtml`<p>${SAY.goldenNone}</p>` : golden.map((one) => renderGolden(one, view))}
    </section>`;
}

function renderApproved(
  { id, question, reply, role, audience, approvedOn, state }: ListedApproved,
  view: KeptView,
): SafeHtml {
  return safeHtml`<article class="card kept">
    <h3>${question}</h3>
    ${reply.split('\n').map((line) => safeHtml`<p>${line}</p>`)}
    <p class="quiet-line">
      ${SAY.by(role, formatDate(approvedOn as CalendarDate))}
      <span class="tag">${SAY.audiences[audience]}</span>
      <span class="tag ${state === 'used' ? 'good' : 'warn'}">${SAY.states[state]}</span>
    </p>
    ${state === 'withdrawn' ? null : renderWithdrawal('duyet', String(id), view)}
  </article> `;
}

function renderGolden({ id, question, facts }: HeldGoldenQuestion, view: KeptView): SafeHtml {
  return safeHtml`<article class="card kept">
    <h3>${question}</h3>
    <p>${facts.length === 0 ? SAY.noAnswer : SAY.facts(facts.join('; '))}</p>
    ${renderWithdrawal('kiem-tra', id, view)}
  </article> `;
}

function renderWithdrawal(kind: 'duyet' | 'kiem-tra', id: string, { formToken }: KeptView): SafeHtml {
  return safeHtml`<details>
    <summary>${SAY.withdraw}</summary>
    <form class="stacked" method="post" action="/admin/cau-hoi/da-luu/${kind}/${id}/rut">
      ${formTokenField(formToken)}
      <label>${SAY.reason} <textarea name="reason" rows="2" maxlength="500" minlength="${LEAST_REASON}" required></textarea></label>
      <button type="submit" class="quiet">${SAY.confirm}</button>
    </form>
  </details>`;
}
