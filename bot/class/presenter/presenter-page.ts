import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { sourceLine } from '../../dialogue/source-line.ts';
import { findQuote } from '../../http/find-quote.ts';
import { renderPageFrame } from '../../http/page-frame.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import { shownClassCode } from '../class-code.ts';
import { PRESENTER } from '../class-page-messages.vi.ts';
import { renderRunChart } from '../quiz/run-chart.ts';
import { renderAnswerText } from '../web/render-answer.ts';
import type { PresenterView, ShownQuestion, ShownSource } from './presenter-view.ts';

/**
 * One slide for the code of the class, one for each approved question, one for the running quiz item. Without script all
 * stand below each other.
 */
export function renderPresenterPage(view: PresenterView, assets: WebAssets): string {
  const { session, questions, run, mark, liveUrl } = view;
  const count = questions.length;
  const body = safeHtml`<main class="stage" id="man-hinh" data-live="${liveUrl}" data-mark="${mark}" data-slides tabindex="-1" aria-live="polite">
      ${renderJoin(view)}
      ${questions.map((question, i) => renderQuestion(question, i + 1, count))}
      ${run === null ? null : renderRun(view)}
    </main>
    <footer class="stage-foot">
      <span class="stage-title">${session.title}</span>
      <span class="stage-keys">${PRESENTER.keys}</span>
      <span class="stage-buttons">
        <button type="button" data-slide="previous" aria-label="${PRESENTER.previous}">←</button>
        <span data-slide-place aria-live="off"></span>
        <button type="button" data-slide="next" aria-label="${PRESENTER.next}">→</button>
        <button type="button" data-slide="full" aria-label="${PRESENTER.fullScreen}">F</button>
        <button type="button" data-slide="print">${PRESENTER.print}</button>
      </span>
    </footer>`;
  return renderPageFrame({ title: `${PRESENTER.title}: ${session.title}`, page: 'presenter', body }, assets);
}

function renderJoin({ session, isOpen, people, web, telegram, hasZalo }: PresenterView): SafeHtml {
  const code = shownClassCode(session.code);
  if (!isOpen)
    return safeHtml`<section class="slide join" id="slide-0"><h1>${session.title}</h1><p>${PRESENTER.ended}</p></section>`;
  return safeHtml`<section class="slide join" id="slide-0">
    <h1>${session.title}</h1>
    <p class="code-line">${PRESENTER.codeLabel}: <strong class="code">${code}</strong></p>
    <div class="ways">
      <figure>
        <img src="${web.qr}" alt="" width="300" height="300" />
        <figcaption>${PRESENTER.web}<br /><span class="address">${web.url.replace(/^https?:\/\//, '')}</span></figcaption>
      </figure>
      ${
        telegram === null
          ? null
          : safeHtml`<figure>
              <img src="${telegram.qr}" alt="" width="300" height="300" />
              <figcaption>${PRESENTER.telegram}<br /><span class="address">${telegram.url.replace(/^https?:\/\//, '')}</span></figcaption>
            </figure>`
      }
    </div>
    ${hasZalo ? safeHtml`<p>${PRESENTER.zalo(code)}</p>` : null}
    <p class="quiet-line">${PRESENTER.people(people)}</p>
  </section>`;
}

function renderQuestion(
  { id, question, answer, sources }: ShownQuestion,
  place: number,
  count: number,
): SafeHtml {
  const { notes, text } = answer;
  const apart = notes.filter((note) => !text.includes(note.replace(/[.]$/, '')));
  return safeHtml`<section class="slide question" id="cau-${id}" aria-label="${PRESENTER.question(place, count)}">
    <h2>${question}</h2>
    <div class="halves">
      <div class="answer">
        ${renderAnswerText(answer)}
        ${apart.map((note) => safeHtml`<p class="note">${PRESENTER.notes}: ${note}</p> `)}
        ${
          answer.citations.length === 0
            ? null
            : safeHtml`<ul class="sources" aria-label="${PRESENTER.sourcesOf}">
                ${answer.citations.map((citation) => safeHtml`<li>${sourceLine(citation)}</li> `)}
              </ul>`
        }
      </div>
      ${
        sources.length === 0
          ? null
          : safeHtml`<aside class="source" aria-label="${PRESENTER.source}" tabindex="0">${sources.map(renderSource)}</aside>`
      }
    </div>
  </section> `;
}

function renderSource({ citation, text }: ShownSource): SafeHtml {
  const head = safeHtml`<h3>[${citation.marker}] ${PRESENTER.source}</h3>`;
  if (text === null)
    return safeHtml`${head}
      <p class="note">${PRESENTER.sourceGone}</p>
      <blockquote><mark>${citation.quote}</mark></blockquote>`;
  const found = findQuote(text, citation.quote);
  return found === null
    ? safeHtml`${head}<blockquote>${text}</blockquote>`
    : safeHtml`${head}<blockquote>${text.slice(0, found.start)}<mark>${text.slice(found.start, found.end)}</mark>${text.slice(found.end)}</blockquote>`;
}

function renderRun({ run, people }: PresenterView): SafeHtml {
  if (run === null) return safeHtml``;
  const { id, number, item, counts, closedAtMs } = run;
  const answered = counts.reduce((sum, count) => sum + count, 0);
  const isOpen = closedAtMs === null;
  return safeHtml`<section class="slide quiz ${isOpen ? 'running' : ''}" id="trac-nghiem-${id}" aria-label="${PRESENTER.quiz(number)}">
    <p class="kicker">${PRESENTER.quiz(number)}</p>
    <h2>${item.question}</h2>
    ${
      isOpen
        ? safeHtml`<ol class="options">${item.options.map((option) => safeHtml`<li>${option}</li> `)}</ol>`
        : safeHtml`${renderRunChart(run)}<p class="explanation">${item.explanation}</p>`
    }
    <p class="quiet-line">${PRESENTER.answered(answered, Math.max(people, answered))}</p>
  </section>`;
}
