import { safeHtml } from '../../../knowledge/text/safe-html.ts';
import { renderPageFrame } from '../../http/page-frame.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import { PRODUCT_NAME } from '../../messages.vi.ts';
import { LOGIN_PAGE } from '../admin-messages.vi.ts';

/** `next`: internal page to go to afterwards. `problem`: one sentence above the form. */
export function renderLoginPage(
  { next, problem }: { readonly next: string; readonly problem: string | null },
  assets: WebAssets,
): string {
  const body = safeHtml`<main class="login-page">
    <p class="brand-name">${PRODUCT_NAME}</p>
    <h1>${LOGIN_PAGE.title}</h1>
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    <form method="post" action="/admin/dang-nhap">
      <input type="hidden" name="next" value="${next}" />
      <label for="password">${LOGIN_PAGE.password}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        maxlength="256"
        required
        autofocus
      />
      <button type="submit" class="button">${LOGIN_PAGE.enter}</button>
    </form>
  </main>`;
  return renderPageFrame({ title: LOGIN_PAGE.title, page: 'admin', body }, assets);
}
