import { PRODUCT_NAME } from '../messages.vi.ts';
import { safeHtml, type SafeHtml } from '../../knowledge/text/safe-html.ts';
import type { WebAssets } from './web-assets.ts';

export interface PageFrame {
  readonly title: string;
  /** Class of the body: which page it is. */
  readonly page: 'chat' | 'document' | 'error' | 'admin' | 'class' | 'presenter';
  readonly body: SafeHtml;
}

/** A whole page around its body. The one script belongs to all pages: it also keeps the size of type. */
export function renderPageFrame({ title, page, body }: PageFrame, assets: WebAssets): string {
  const fullTitle = title === PRODUCT_NAME ? title : `${title} – ${PRODUCT_NAME}`;
  return safeHtml`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#8c1515" />
        <meta name="robots" content="noindex" />
        <title>${fullTitle}</title>
        <link rel="icon" href="${assets.url('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.url('chat.css')}" />
        ${
          page === 'admin'
            ? safeHtml`<link rel="stylesheet" href="${assets.url('admin.css')}" />
                <script src="${assets.url('admin.js')}" defer></script>`
            : null
        }
        ${
          page === 'admin' || page === 'class' || page === 'presenter'
            ? safeHtml`<link rel="stylesheet" href="${assets.url('class.css')}" />
                <script src="${assets.url('class.js')}" defer></script>`
            : null
        }
        <script src="${assets.url('chat.js')}" defer></script>
      </head>
      <body class="${page}">
        ${body}
      </body>
    </html>`.markup;
}
