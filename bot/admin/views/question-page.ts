import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { Answer } from '../../answer/answer.ts';
import type { DislikedAnswer, QuestionGroup } from '../../dialogue/question-book.ts';
import { QUESTIONS_PAGE, QUESTION_PAGE as SAY } from '../question-messages.vi.ts';
import { formTokenField } from './admin-frame.ts';
import { stackedTable } from './stacked-table.ts';

/** A group of unanswered questions (`nhom`) or of 👎 (`gop-y`), as it stands in addresses. */
export type GroupKind = 'nhom' | 'gop-y';

/** What an administrator has in hand. */
export interface QuestionInHand {
  readonly kind: GroupKind;
  /** Address of its page. */
  readonly url: string;
  readonly question: string;
  readonly group: QuestionGroup;
  readonly wordings: readonly string[];
  /** What people said of the answer; of a group of 👎. */
  readonly opinions: readonly DislikedAnswer[];
}

export interface QuestionView {
  readonly inHand: QuestionInHand;
  /** What the bot says now; null while it has not been asked. */
  readonly answer: Answer | null;
  readonly done: readonly string[];
  readonly problem: string | null;
  /** What was typed into a form that could not be taken. */
  readonly typed: (name: string) => string;
  readonly formToken: string;
}

export function renderQuestion(view: QuestionView): SafeHtml {
  const { inHand, answer, done, problem } = view;
  const { kind, question, group, wordings, opinions } = inHand;
  return safeHtml`<p><a href="/admin/cau-hoi">${SAY.back}</a></p>
    ${done.map((line) => safeHtml`<p class="done" role="status">${line}</p>`)}
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    <blockquote class="card">${question}</blockquote>
    <p>${kind === 'nhom' ? SAY.asked(group.size) : SAY.dislikedTimes(group.size)}</p>
    ${
      wordings.length < 2
        ? null
        : safeHtml`<section><h2>${SAY.wordings}</h2><ul>${wordings.map((line) => safeHtml`<li>${line}</li>`)}</ul></section>`
    }
    ${opinions.length === 0 ? null : renderOpinions(opinions)}
    <section aria-labelledby="thu-lai">
      <h2 id="thu-lai">${SAY.retry}</h2>
      <p>${SAY.retryHint}</p>
      ${form(view, 'thu-lai', safeHtml`<button type="submit" class="button">${SAY.retry}</button>`)}
      ${answer === null ? null : renderAnswer(answer)}
    </section>
    ${renderApproval(view)} ${renderGolden(view)}
    ${form(view, group.isClosed ? 'mo-lai' : 'da-xu-ly', safeHtml`<button type="submit" class="quiet">${group.isClosed ? SAY.reopen : SAY.close}</button>`)}`;
}

function renderOpinions(opinions: readonly DislikedAnswer[]): SafeHtml {
  return safeHtml`<section aria-labelledby="gop-y">
    <h2 id="gop-y">${SAY.disliked}</h2>
    ${stackedTable(
      SAY.disliked,
      [QUESTIONS_PAGE.reason, QUESTIONS_PAGE.comment, QUESTIONS_PAGE.channel, QUESTIONS_PAGE.day],
      opinions.map(
        ({ reason, comment, channel, day }) => safeHtml`<tr>
          <th scope="row">${reason === null ? QUESTIONS_PAGE.noReason : QUESTIONS_PAGE.reasons[reason]}</th>
          <td data-name="${QUESTIONS_PAGE.comment}">${comment ?? QUESTIONS_PAGE.noComment}</td>
          <td data-name="${QUESTIONS_PAGE.channel}">${QUESTIONS_PAGE.channels[channel]}</td>
          <td data-name="${QUESTIONS_PAGE.day}">${formatDate(day as CalendarDate)}</td>
        </tr>`,
      ),
    )}
  </section>`;
}

function renderAnswer({ status, text, citations, notes }: Answer): SafeHtml {
  return safeHtml`<div class="card" role="status">
    <h3>${SAY.nowSays} <span class="tag ${status === 'answered' ? 'good' : 'warn'}">${QUESTIONS_PAGE.statuses[status]}</span></h3>
    <p class="said">${text}</p>
    ${notes.length === 0 ? null : safeHtml`<ul>${notes.map((note) => safeHtml`<li>${note}</li>`)}</ul>`}
    ${
      citations.length === 0
        ? null
        : safeHtml`<h4>${SAY.sources}</h4>
            <ul>${citations.map(
              ({ marker, title, number, documentId, locator }) =>
                safeHtml`<li>[${marker}] <a href="/admin/van-ban/${encodeURIComponent(documentId)}">${[number, title, locator].filter((part) => part !== null).join(', ')}</a></li>`,
            )}</ul>`
    }
  </div>`;
}

function renderApproval(view: QuestionView): SafeHtml {
  const { typed, inHand } = view;
  return safeHtml`<details class="card" ${typed('reply') === '' ? null : 'open'}>
    <summary><h2>${SAY.approve}</h2></summary>
    <p>${SAY.approveHint}</p>
    ${form(
      view,
      'duyet',
      safeHtml`<label>${SAY.questionField} <input name="question" maxlength="1000" required value="${typed('question') || inHand.question}" /></label>
        <label>${SAY.reply} <textarea name="reply" rows="5" maxlength="4000" required>${typed('reply')}</textarea></label>
        <label>${SAY.role} <input name="role" maxlength="100" required value="${typed('role') || SAY.roleDefault}" /></label>
        <fieldset class="choice-of-one">
          <legend>${SAY.audience}</legend>
          ${(['public', 'invited'] as const).map((one) => safeHtml`<label class="tick"><input type="radio" name="audience" value="${one}" required ${typed('audience') === one ? 'checked' : null} /> ${SAY.audiences[one]}</label>`)}
        </fieldset>
        <button type="submit" class="button">${SAY.approveButton}</button>`,
    )}
  </details>`;
}

function renderGolden(view: QuestionView): SafeHtml {
  const { typed, inHand } = view;
  return safeHtml`<details class="card" ${typed('facts') === '' ? null : 'open'}>
    <summary><h2>${SAY.golden}</h2></summary>
    <p>${SAY.goldenHint}</p>
    ${form(
      view,
      'kiem-tra',
      safeHtml`<label>${SAY.questionField} <input name="question" maxlength="1000" required value="${typed('question') || inHand.question}" /></label>
        <label>${SAY.facts} <textarea name="facts" rows="3" maxlength="2500">${typed('facts')}</textarea></label>
        <label class="tick"><input type="checkbox" name="noAnswer" value="yes" /> ${SAY.noAnswer}</label>
        <button type="submit" class="button">${SAY.goldenButton}</button>`,
    )}
  </details>`;
}

function form({ inHand, formToken }: QuestionView, action: string, fields: SafeHtml): SafeHtml {
  return safeHtml`<form class="stacked" method="post" action="${inHand.url}/${action}">${formTokenField(formToken)} ${fields}</form>`;
}
