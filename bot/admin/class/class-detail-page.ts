import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { shownClassCode } from '../../class/class-code.ts';
import { CLASS_DAYS, type ClassSession } from '../../class/class-session.ts';
import type { ClassQuestion } from '../../class/store/class-questions.ts';
import type { QuizRun } from '../../class/store/class-quiz.ts';
import { renderKeptAnswer } from '../../class/web/render-answer.ts';
import type { QuizItem } from '../../quiz/quiz-item.ts';
import { formTokenField } from '../views/admin-frame.ts';
import { showMoment } from '../views/moment.ts';
import { CLASS_ADMIN as SAY } from './class-admin-messages.vi.ts';
import { renderClassQuiz } from './class-quiz-part.ts';

export interface ClassDetailView {
  readonly session: ClassSession;
  readonly isOpen: boolean;
  readonly people: number;
  /** Of this page, the newest first. */
  readonly questions: readonly ClassQuestion[];
  /** Of all pages. */
  readonly asked: number;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly webUrl: string;
  /** Picture of the address as a data address. */
  readonly qr: string;
  readonly telegramUrl: string | null;
  readonly hasZalo: boolean;
  readonly presenterUrl: string;
  /** Approved, of the knowledge of today, not yet run in this class. */
  readonly items: readonly QuizItem[];
  readonly runs: readonly QuizRun[];
  readonly mark: number;
  readonly formToken: string;
  readonly problem: string | null;
}

/** One class as its trainer works with it. */
export function renderClassDetail(view: ClassDetailView): SafeHtml {
  const { session, isOpen, questions, mark, problem } = view;
  const at = `/admin/lop-hoc/${session.id}`;
  return safeHtml`<p><a href="/admin/lop-hoc">← ${SAY.back}</a></p>
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    <div id="song" data-live="${at}/moi" data-mark="${mark}">
      ${renderCards(view)}
      <p class="row-actions">
        <a class="button-link" href="${view.presenterUrl}" target="_blank" rel="noopener">${SAY.present}</a>
        <span class="quiet-line">${SAY.presentNote}</span>
      </p>
      ${isOpen ? renderWays(view) : null}
      <section aria-labelledby="cau-hoi">
        <h2 id="cau-hoi">${SAY.questions}</h2>
        ${questions.length === 0 ? safeHtml`<p>${SAY.noQuestions}</p>` : null}
        ${questions.map((question) => renderQuestion(question, at, view))}
        ${renderPages(view, at)}
      </section>
      ${renderClassQuiz(view)}
    </div>
    <section aria-labelledby="tai-lieu">
      <h2 id="tai-lieu">${SAY.handout}</h2>
      <p>${SAY.handoutNote} ${SAY.kept(CLASS_DAYS)}</p>
      <p class="row-actions">
        <a class="button-link" href="${at}/tai-lieu.docx">${SAY.docx}</a>
        <a class="button-link" href="${at}/tai-lieu.pdf">${SAY.pdf}</a>
      </p>
    </section>
    ${
      isOpen
        ? safeHtml`<form class="decision" method="post" action="${at}/ket-thuc">
            ${formTokenField(view.formToken)}
            <label><input type="checkbox" name="confirmed" value="yes" required /> ${SAY.endConfirm}</label>
            <button type="submit" class="quiet">${SAY.end}</button>
          </form>`
        : null
    }`;
}

function renderCards({ session, isOpen, people, asked }: ClassDetailView): SafeHtml {
  const cards: readonly (readonly [string, string | number])[] = [
    [SAY.code, isOpen ? shownClassCode(session.code) : SAY.ended],
    [SAY.people, people],
    [SAY.questions, asked],
    ...(isOpen ? [[SAY.until, showMoment(new Date(session.endsAtMs).toISOString())] as const] : []),
  ];
  return safeHtml`<dl class="cards">
    ${cards.map(([name, value]) => safeHtml`<div class="card"><dt>${name}</dt><dd>${value}</dd></div> `)}
  </dl>`;
}

function renderWays({ session, webUrl, qr, telegramUrl, hasZalo }: ClassDetailView): SafeHtml {
  const code = shownClassCode(session.code);
  return safeHtml`<details>
    <summary>${SAY.joinWays}</summary>
    <p><img src="${qr}" alt="${SAY.qrAlt(code)}" width="200" height="200" /></p>
    <p>${SAY.web}: <a href="${webUrl}">${webUrl}</a></p>
    ${telegramUrl === null ? null : safeHtml`<p>${SAY.telegram}: <a href="${telegramUrl}">${telegramUrl}</a></p>`}
    ${hasZalo ? safeHtml`<p>${SAY.zalo(code)}</p>` : null}
  </details>`;
}

function renderQuestion(
  { id, question, answer, state }: ClassQuestion,
  at: string,
  { formToken, page }: ClassDetailView,
): SafeHtml {
  return safeHtml`<article class="asked-card ${state === 'shown' ? 'is-shown' : ''}">
    <h3>${question}</h3>
    <details><summary>${answer.text.split('\n')[0] ?? ''}</summary>${renderKeptAnswer(answer)}</details>
    <form class="row-actions" method="post" action="${at}/duyet">
      ${formTokenField(formToken)}
      <input type="hidden" name="cau" value="${id}" />
      <input type="hidden" name="trang" value="${page}" />
      <span class="tag ${state === 'shown' ? 'good' : state === 'waiting' ? 'warn' : ''}">${SAY.states[state]}</span>
      ${state === 'shown' ? null : safeHtml`<button type="submit" class="button" name="viec" value="shown">${SAY.show}</button>`}
      ${state === 'hidden' ? null : safeHtml`<button type="submit" class="quiet" name="viec" value="hidden">${SAY.hide}</button>`}
    </form>
  </article> `;
}

function renderPages({ page, pages }: ClassDetailView, at: string): SafeHtml | null {
  if (pages < 2) return null;
  return safeHtml`<p class="pages">
    ${page > 1 ? safeHtml`<a href="${at}?trang=${page - 1}#cau-hoi">${SAY.newer}</a>` : null}
    <span>${SAY.page(page, pages)}</span>
    ${page < pages ? safeHtml`<a href="${at}?trang=${page + 1}#cau-hoi">${SAY.older}</a>` : null}
  </p>`;
}
