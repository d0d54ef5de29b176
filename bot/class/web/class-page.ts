import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { renderPageFrame } from '../../http/page-frame.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import { PRODUCT_NAME } from '../../messages.vi.ts';
import { MAX_QUESTION_CHARACTERS } from '../../question-text.ts';
import { CLASS_PAGE } from '../class-page-messages.vi.ts';
import type { ClassSession } from '../class-session.ts';
import type { ClassQuestion } from '../store/class-questions.ts';
import type { QuizRun } from '../store/class-quiz.ts';
import { renderKeptAnswer } from './render-answer.ts';

export interface ClassPageView {
  readonly session: ClassSession;
  /** What this participant asked. */
  readonly own: readonly ClassQuestion[];
  /** The last run, open or closed, and what this participant chose. */
  readonly run: QuizRun | null;
  readonly choice: number | null;
  readonly mark: number;
  /** What is said about the last action. */
  readonly said: readonly string[];
  /** The question that could not be taken, back in its field. */
  readonly draft: string;
}

/** The page of a participant: the running quiz item, the question field, what they asked. */
export function renderClassPage(view: ClassPageView, assets: WebAssets): string {
  const { session, own, said, draft, mark } = view;
  const at = `/lop/${session.code}`;
  const body = safeHtml`${classBar(session.title)}
    <main class="class-main" id="noi-dung">
      <h1>${session.title}</h1>
      ${said.length === 0 ? null : safeHtml`<div class="said" role="status">${said.map((line) => safeHtml`<p>${line}</p> `)}</div>`}
      <div id="song" data-live="${at}/moi" data-mark="${mark}">${renderRun(view)}</div>
      <form method="post" action="${at}/hoi" data-busy="${CLASS_PAGE.asking}">
        <label for="cau-hoi">${CLASS_PAGE.question}</label>
        <textarea id="cau-hoi" name="cau-hoi" rows="3" maxlength="${MAX_QUESTION_CHARACTERS}" required>${draft}</textarea>
        <button type="submit" class="button">${CLASS_PAGE.ask}</button>
      </form>
      <section aria-labelledby="da-hoi">
        <h2 id="da-hoi">${CLASS_PAGE.own}</h2>
        ${own.length === 0 ? safeHtml`<p>${CLASS_PAGE.nothingYet}</p>` : null}
        ${[...own]
          .reverse()
          .map(
            ({ question, answer }) =>
              safeHtml`<article class="asked"><h3>${question}</h3>${renderKeptAnswer(answer)}</article> `,
          )}
      </section>
      <div class="class-foot">
        <form method="post" action="${at}/roi"><button type="submit" class="quiet">${CLASS_PAGE.leave}</button></form>
        <form method="post" action="${at}/xoa"><button type="submit" class="quiet">${CLASS_PAGE.erase}</button></form>
      </div>
    </main>`;
  return renderPageFrame({ title: session.title, page: 'class', body }, assets);
}

export function classBar(title: string): SafeHtml {
  return safeHtml`<header class="bar">
    <div class="bar-inner">
      <span class="brand"><span class="brand-name">${PRODUCT_NAME}</span><span class="brand-back">${CLASS_PAGE.title}: ${title}</span></span>
    </div>
  </header>`;
}

function renderRun({ session, run, choice }: ClassPageView): SafeHtml {
  if (run === null) return safeHtml``;
  const { item, number, id, closedAtMs } = run;
  const isOpen = closedAtMs === null;
  const head = safeHtml`<h2>${CLASS_PAGE.quiz(number)}${isOpen ? null : ` (${CLASS_PAGE.quizClosed})`}</h2>`;
  if (isOpen && choice === null)
    return safeHtml`<form class="quiz" method="post" action="/lop/${session.code}/tra-loi">
      ${head}
      <input type="hidden" name="cau" value="${id}" />
      <fieldset>
        <legend>${item.question}</legend>
        ${item.options.map(
          (option, i) =>
            safeHtml`<label class="option"><input type="radio" name="chon" value="${i}" required /> <span>${option}</span></label> `,
        )}
      </fieldset>
      <button type="submit" class="button">${CLASS_PAGE.answer}</button>
    </form>`;
  if (choice === null) return safeHtml``;
  return safeHtml`<section class="quiz">
    ${head}
    <p>${item.question}</p>
    <p class="${choice === item.correct ? 'right' : 'wrong'}">
      <strong>${choice === item.correct ? CLASS_PAGE.right : CLASS_PAGE.wrong}</strong> ${item.explanation}
    </p>
    <p class="quiet-line">${CLASS_PAGE.waiting}</p>
  </section>`;
}
