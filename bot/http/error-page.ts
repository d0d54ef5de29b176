import { ERROR_PAGE, HTTP_ERRORS, type HttpErrorCode } from '../messages.vi.ts';
import { safeHtml } from '../../knowledge/text/safe-html.ts';
import { renderPageFrame } from './page-frame.ts';
import type { WebAssets } from './web-assets.ts';

/** A page that says what went wrong in one sentence, with the id to report. */
export function renderErrorPage(code: HttpErrorCode, id: string, assets: WebAssets): string {
  const body = safeHtml`<main class="error-page">
    <h1>${ERROR_PAGE.title}</h1>
    <p>${HTTP_ERRORS[code]}</p>
    <p class="error-id">${ERROR_PAGE.code}: <code>${id}</code></p>
    <p><a class="button" href="/">${ERROR_PAGE.back}</a></p>
  </main>`;
  return renderPageFrame({ title: ERROR_PAGE.title, page: 'error', body }, assets);
}
