import { AUTHORITY_LEVELS } from '../../../knowledge/model/authority.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { ITEM_STATES, type BankItem, type ItemState } from '../../class/store/quiz-bank.ts';
import type { Staleness } from '../../quiz/is-stale.ts';
import { QUIZ_TEXTS } from '../../quiz/quiz-messages.vi.ts';
import { DOCUMENTS_PAGE } from '../admin-messages.vi.ts';
import { formTokenField } from '../views/admin-frame.ts';
import { QUIZ_ADMIN as SAY } from './quiz-admin-messages.vi.ts';
import { MOST_ITEMS } from './wanted-items.ts';

export interface ListedItem extends BankItem {
  readonly stale: Staleness | null;
}

export interface QuizListView {
  readonly state: ItemState;
  readonly counts: Readonly<Record<ItemState, number>>;
  readonly items: readonly ListedItem[];
  readonly page: number;
  readonly pages: number;
  /** What became of the last action. */
  readonly said: string | null;
  readonly problem: string | null;
  readonly formToken: string;
}

/** The form for new items, and the items of one state. */
export function renderQuizList(view: QuizListView): SafeHtml {
  const { state, counts, items, said, problem, formToken } = view;
  return safeHtml`<p>${SAY.intro}</p>
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    ${said === null ? null : safeHtml`<p class="said" role="status">${said}</p>`}
    <details ${counts.waiting + counts.approved === 0 ? safeHtml`open` : null}>
      <summary>${SAY.generate}</summary>
      <form class="stacked" method="post" action="/admin/trac-nghiem/soan" data-reading="${SAY.making}">
        ${formTokenField(formToken)}
        <label>${SAY.document}<input type="text" name="van-ban" maxlength="200" /></label>
        <label>${SAY.level}
          <select name="cap">
            <option value="">${SAY.allLevels}</option>
            ${AUTHORITY_LEVELS.map((level) => safeHtml`<option value="${level}">${DOCUMENTS_PAGE.levels[level]}</option> `)}
          </select></label>
        <label>${SAY.count(MOST_ITEMS)}<input type="number" name="so-cau" min="1" max="${MOST_ITEMS}" value="10" required /></label>
        <p><label class="check"><input type="checkbox" name="ca-cu" value="yes" /> ${SAY.past}</label></p>
        <p><button type="submit" class="button">${SAY.make}</button></p>
      </form>
    </details>
    <nav class="tabs" aria-label="${SAY.title}">
      ${ITEM_STATES.map((one) => {
        const label = SAY.tab(SAY.states[one], counts[one]);
        return one === state
          ? safeHtml`<a class="button-link" href="?muc=${one}" aria-current="page"><strong>${label}</strong></a> `
          : safeHtml`<a class="button-link" href="?muc=${one}">${label}</a> `;
      })}
    </nav>
    ${items.length === 0 ? safeHtml`<p>${SAY.none}</p>` : null}
    ${items.map((item) => renderItem(item, view))} ${renderPages(view)}`;
}

function renderItem(
  { item, state, isEdited, stale }: ListedItem,
  { formToken, page }: QuizListView,
): SafeHtml {
  const { id, question, options, correct, explanation, kind, poll, source } = item;
  return safeHtml`<article class="asked-card ${state === 'approved' && stale === null ? 'is-shown' : ''}" id="${id}">
    <p class="row-actions">
      <span class="tag">${QUIZ_TEXTS.kinds[kind]}</span>
      ${isEdited ? safeHtml`<span class="tag">${SAY.edited}</span>` : null}
      ${stale === null ? null : safeHtml`<span class="tag bad">${SAY.stale[stale]}</span>`}
    </p>
    <h3>${question}</h3>
    <ol class="options-list">
      ${options.map((option, i) =>
        i === correct
          ? safeHtml`<li><strong>${option}</strong> (${SAY.right})</li> `
          : safeHtml`<li>${option}</li> `,
      )}
    </ol>
    <p>${explanation}</p>
    ${poll === null ? safeHtml`<p class="quiet-line">${SAY.notPoll}</p>` : null}
    <form class="row-actions" method="post" action="/admin/trac-nghiem/duyet">
      ${formTokenField(formToken)}
      <input type="hidden" name="cau" value="${id}" />
      <input type="hidden" name="muc" value="${state}" />
      <input type="hidden" name="trang" value="${page}" />
      ${state === 'approved' ? null : safeHtml`<button type="submit" class="button" name="viec" value="approved">${SAY.approve}</button>`}
      ${state === 'rejected' ? null : safeHtml`<button type="submit" class="quiet" name="viec" value="rejected">${SAY.reject}</button>`}
      <a href="/admin/trac-nghiem/${id}">${SAY.edit}</a>
      <a href="/documents/${encodeURIComponent(source.documentId)}?trich=${encodeURIComponent(source.quote)}#${encodeURIComponent(`p-${source.passageId}`)}">${SAY.source}</a>
    </form>
  </article> `;
}

function renderPages({ state, page, pages }: QuizListView): SafeHtml | null {
  if (pages < 2) return null;
  return safeHtml`<p class="pages">
    ${page > 1 ? safeHtml`<a href="?muc=${state}&amp;trang=${page - 1}">${SAY.previous}</a>` : null}
    <span>${DOCUMENTS_PAGE.page(page, pages)}</span>
    ${page < pages ? safeHtml`<a href="?muc=${state}&amp;trang=${page + 1}">${SAY.next}</a>` : null}
  </p>`;
}
