import { safeHtml } from '../../../knowledge/text/safe-html.ts';
import { renderPageFrame } from '../../http/page-frame.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import { shownClassCode } from '../class-code.ts';
import { CLASS_PAGE } from '../class-page-messages.vi.ts';
import { CLASS_DAYS, type ClassSession } from '../class-session.ts';
import { classBar } from './class-page.ts';

/** Where the code of a class is typed. `problem`: why the last one led nowhere. */
export function renderEnterPage(problem: string | null, assets: WebAssets): string {
  const body = safeHtml`${classBar(CLASS_PAGE.enterTitle)}
    <main class="class-main" id="noi-dung">
      <h1>${CLASS_PAGE.enterTitle}</h1>
      ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
      <form method="get" action="/lop">
        <label for="ma">${CLASS_PAGE.code}</label>
        <input id="ma" name="ma" type="text" maxlength="20" autocomplete="off" autocapitalize="characters" required aria-describedby="ma-goi-y" />
        <p id="ma-goi-y" class="quiet-line">${CLASS_PAGE.codeHint}</p>
        <button type="submit" class="button">${CLASS_PAGE.enter}</button>
      </form>
    </main>`;
  return renderPageFrame({ title: CLASS_PAGE.enterTitle, page: 'class', body }, assets);
}

export interface JoinView {
  readonly session: ClassSession;
  /** Null where Telegram is not on. */
  readonly telegram: string | null;
  readonly hasZalo: boolean;
}

/** What a class keeps, and the ways in. */
export function renderJoinPage({ session, telegram, hasZalo }: JoinView, assets: WebAssets): string {
  const { title, code } = session;
  const body = safeHtml`${classBar(title)}
    <main class="class-main" id="noi-dung">
      <h1>${title}</h1>
      <p>${CLASS_PAGE.code}: ${shownClassCode(code)}</p>
      <p>${CLASS_PAGE.joinIntro}</p>
      <p>${CLASS_PAGE.kept(CLASS_DAYS)}</p>
      <form method="post" action="/lop/${code}/vao"><button type="submit" class="button">${CLASS_PAGE.join}</button></form>
      ${
        telegram === null && !hasZalo
          ? null
          : safeHtml`<section aria-labelledby="cach-khac">
              <h2 id="cach-khac">${CLASS_PAGE.otherWays}</h2>
              ${telegram === null ? null : safeHtml`<p><a class="button-link" href="${telegram}">${CLASS_PAGE.telegram}</a></p>`}
              ${hasZalo ? safeHtml`<p>${CLASS_PAGE.zalo(shownClassCode(code))}</p>` : null}
            </section>`
      }
    </main>`;
  return renderPageFrame({ title, page: 'class', body }, assets);
}
