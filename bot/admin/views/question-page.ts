import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { Answer } from '../../answer/answer.ts';
import type { DislikedAnswer, QuestionGroup } from '../../dialogue/question-book.ts';
import { QUESTIONS_PAGE, QUESTION_PAGE as SAY } from '../question-messages.vi.ts';
import { formTokenField } from './admin-frame.ts';

/** What an administrator has in hand: a group of unanswered questions, or one 👎. */
export interface QuestionInHand {
  /** Address of its page. */
  readonly url: string;
  readonly question: string;
  readonly group: QuestionGroup | null;
  readonly wordings: readonly string[];
  readonly disliked: DislikedAnswer | null;
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
  const { question, group, wordings, disliked } = inHand;
  return safeHtml`<p><a href="/admin/cau-hoi">${SAY.back}</a></p>
    ${done.map((line) => safeHtml`<p class="done" role="status">${line}</p>`)}
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    <blockquote class="card">${question}</blockquote>
    ${group === null ? null : safeHtml`<p>${SAY.asked(group.size)}</p>`}
    ${
      wordings.length < 2
        ? null
        : safeHtml`<section><h2>${SAY.wordings}</h2><ul>${wordings.map((line) => safeHtml`<li>${line}</li>`)}</ul></section>`
    }
    ${disliked === null ? null : renderDisliked(disliked)}
    <section aria-labelledby="thu-lai">
      <h2 id="thu-lai">${SAY.retry}</h2>
      <p>${SAY.retryHint}</p>
      ${form(view, 'thu-lai', safeHtml`<button type="submit" class="button">${SAY.retry}</button>`)}
      ${answer === null ? null : renderAnswer(answer)}
    </section>
    ${renderApproval(view)} ${renderGolden(view)}
    ${group === null ? null : form(view, group.isClosed ? 'mo-lai' : 'da-xu-ly', safeHtml`<button type="submit" class="quiet">${group.isClosed ? SAY.reopen : SAY.close}</button>`)}`;
}

function renderDisliked({ reason, comment }: DislikedAnswer): SafeHtml {
  const why = reason === null ? QUESTIONS_PAGE.noReason : QUESTIONS_PAGE.reasons[reason];
  return safeHtml`<section>
    <h2>${SAY.disliked}</h2>
    <p>${comment === null ? why : `${why}: ${comment}`}</p>
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
