import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { renderPageFrame } from '../../http/page-frame.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import { PRODUCT_NAME } from '../../messages.vi.ts';
import { ADMIN } from '../admin-messages.vi.ts';

export interface AdminFrame {
  readonly title: string;
  /** Address of the page in the menu that is open. */
  readonly current: keyof typeof ADMIN.nav | null;
  readonly formToken: string;
  readonly body: SafeHtml;
}

/** An administrators' page with menu and sign-out around its body. */
export function renderAdminFrame({ title, current, formToken, body }: AdminFrame, assets: WebAssets): string {
  const page = safeHtml`<a class="skip" href="#noi-dung">${ADMIN.skip}</a>
    <header class="bar">
      <div class="bar-inner">
        <a class="brand" href="/admin"
          ><span class="brand-name">${PRODUCT_NAME}</span><span class="brand-back">${ADMIN.title}</span></a
        >
        <form method="post" action="/admin/dang-xuat">
          ${formTokenField(formToken)}
          <button type="submit" class="sign-out">${ADMIN.signOut}</button>
        </form>
      </div>
    </header>
    <nav class="admin-nav" aria-label="${ADMIN.navLabel}">
      ${Object.entries(ADMIN.nav).map(([url, label]) =>
        url === current
          ? safeHtml`<a href="${url}" aria-current="page">${label}</a>`
          : safeHtml`<a href="${url}">${label}</a>`,
      )}
    </nav>
    <main class="admin-main" id="noi-dung" tabindex="-1">
      <h1>${title}</h1>
      ${body}
    </main>`;
  return renderPageFrame({ title, page: 'admin', body: page }, assets);
}

/** The hidden field that proves where a form came from. */
export function formTokenField(formToken: string): SafeHtml {
  return safeHtml`<input type="hidden" name="formToken" value="${formToken}" />`;
}
