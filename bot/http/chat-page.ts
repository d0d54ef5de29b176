import { DOCUMENT_KINDS } from '../../knowledge/model/document.ts';
import { CHAT_LABELS, PAGE, PRODUCT_NAME } from '../messages.vi.ts';
import { MAX_QUESTION_CHARACTERS } from '../question-text.ts';
import { safeHtml, jsonBlock } from '../../knowledge/text/safe-html.ts';
import { renderPageFrame } from './page-frame.ts';
import type { WebAssets } from './web-assets.ts';

/** The web chat. All of its words stand in the page; the script only moves them. */
export function renderChatPage(exampleQuestions: readonly string[], assets: WebAssets): string {
  const body = safeHtml`<a class="skip" href="#question">${PAGE.skip}</a>
    <header class="bar">
      <div class="bar-inner">
        <div class="brand">
          <h1>${PRODUCT_NAME}</h1>
          <p>${PAGE.tagline}</p>
        </div>
        <button
          type="button"
          class="type-toggle"
          data-action="large-type"
          aria-pressed="false"
          aria-label="${PAGE.largeType}"
          title="${PAGE.largeType}"
        >
          <span aria-hidden="true">A+</span>
        </button>
      </div>
    </header>
    <main class="conversation" id="conversation">
      <section class="welcome" id="welcome" aria-labelledby="welcome-title">
        <h2 id="welcome-title">${PAGE.welcome}</h2>
        <p>${PAGE.welcomeHint} ${PAGE.keptHint}</p>
        <noscript><p class="banner">${PAGE.noScript}</p></noscript>
        <h3 id="examples-title">${PAGE.examples}</h3>
        <ul class="choices" aria-labelledby="examples-title">
          ${exampleQuestions.map((question) => safeHtml`<li><button type="button" class="choice" data-question="${question}">${question}</button></li> `)}
        </ul>
      </section>
      <div class="log" id="log" role="log" aria-live="polite" aria-label="${PAGE.conversation}"></div>
    </main>
    <form class="composer" id="composer" autocomplete="off">
      <p class="offline" id="offline" role="status" hidden></p>
      <div class="entry">
        <label class="visually-hidden" for="question">${PAGE.question}</label>
        <textarea
          id="question"
          name="q"
          rows="1"
          maxlength="${MAX_QUESTION_CHARACTERS}"
          placeholder="${PAGE.placeholder}"
          enterkeyhint="send"
          autocapitalize="sentences"
          spellcheck="false"
        ></textarea>
        <button type="submit" class="send" id="send">${PAGE.send}</button>
      </div>
      <div class="below">
        <details class="options">
          <summary>${PAGE.options}<span id="chosen"></span></summary>
          <div class="fields">
            <label
              >${PAGE.place}<input type="text" id="place" maxlength="200" placeholder="${PAGE.placeHint}"
            /></label>
            <label>${PAGE.asOf}<input type="date" id="as-of" min="1930-01-01" max="2099-12-31" /></label>
            <button type="button" class="button quiet" data-action="restart">${PAGE.restart}</button>
          </div>
        </details>
        <p class="disclaimer">${PAGE.disclaimer}</p>
      </div>
    </form>
    ${jsonBlock('labels', { ...CHAT_LABELS, kinds: DOCUMENT_KINDS })}`;
  return renderPageFrame({ title: PRODUCT_NAME, page: 'chat', body }, assets);
}
