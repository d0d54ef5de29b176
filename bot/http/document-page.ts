import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS } from '../../knowledge/model/document.ts';
import { formatLocator, type Passage } from '../../knowledge/model/passage.ts';
import { DOCUMENT_PAGE, PAGE, PRODUCT_NAME } from '../messages.vi.ts';
import { renderMetadata, shownValidity } from './document-metadata.ts';
import type { ShownDocument } from './document-source.ts';
import { safeHtml, SafeHtml } from '../../knowledge/text/safe-html.ts';
import { findQuote } from './find-quote.ts';
import { renderPageFrame } from './page-frame.ts';
import type { WebAssets } from './web-assets.ts';

export interface DocumentPageOptions {
  /** Day on which validity is judged. */
  readonly today: CalendarDate;
  /** Words to mark, wherever they stand verbatim in one passage. */
  readonly quote: string | null;
  /** Address of the source file, when it can be had. */
  readonly originalUrl: string | null;
}

/** Begins with its own number or bullet: `1. …`, `a) …`, `- …`, `Thứ nhất, …`, `Một là, …`, `Bước 2: …`; not `Một số …`. */
const OWN_NUMBER = /^(\d{1,3}[.)]|[a-zđ][.)]|[-–•+*]|thứ \p{L}+\s*[,:]|\p{L}+ là\s*[,:]|bước \d+)/iu;

/** The readable text of a document: every passage in order under its headings, each with its own anchor. */
export function renderDocumentPage(
  { document, passages }: ShownDocument,
  { today, quote, originalUrl }: DocumentPageOptions,
  assets: WebAssets,
): string {
  const status = shownValidity(document, today);
  const banners = [
    document.form === 'digest' ? DOCUMENT_PAGE.digestBanner : null,
    status === 'superseded' ? DOCUMENT_PAGE.supersededBanner : null,
    status === 'past-term' ? DOCUMENT_PAGE.pastTermBanner : null,
  ].filter((banner) => banner !== null);
  const kind = DOCUMENT_KINDS[document.kind];
  const body = safeHtml`<a class="skip" href="#text">${PAGE.skipToText}</a>
    <header class="bar">
      <div class="bar-inner">
        <a class="brand" href="/"
          ><span class="brand-name">${PRODUCT_NAME}</span
          ><span class="brand-back">← ${DOCUMENT_PAGE.back}</span></a
        >
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
    <main class="sheet">
      <p class="kind">${document.number === null ? kind : `${kind} số ${document.number}`}</p>
      <h1>${document.title}</h1>
      ${banners.map((banner) => safeHtml`<p class="banner">${banner}</p> `)}
      ${renderMetadata(document, today, originalUrl)}
      <article id="text" tabindex="-1" aria-label="${DOCUMENT_PAGE.text}">
        ${renderPassages(passages, quote)}
      </article>
    </main>`;
  return renderPageFrame({ title: document.number ?? document.title, page: 'document', body }, assets);
}

function renderPassages(passages: readonly Passage[], quote: string | null): SafeHtml[] {
  const parts: SafeHtml[] = [];
  let headings: readonly string[] = [];
  let openList: number | null = null;
  const closeList = (): void => {
    if (openList !== null) parts.push(new SafeHtml('</div>\n'));
    openList = null;
  };
  for (const passage of passages) {
    const firstNew = passage.headings.findIndex((heading, i) => heading !== headings[i]);
    const changed = firstNew === -1 ? [] : passage.headings.slice(firstNew);
    if (changed.length > 0 || (passage.list?.group ?? null) !== openList) closeList();
    for (const [i, heading] of changed.entries()) parts.push(renderHeading(heading, firstNew + i));
    headings = passage.headings;
    if (passage.list !== null && openList === null) {
      parts.push(new SafeHtml('<div class="list" role="list">\n'));
      openList = passage.list.group;
    }
    parts.push(renderPassage(passage, quote));
  }
  closeList();
  return parts;
}

function renderHeading(heading: string, depth: number): SafeHtml {
  if (depth === 0) return safeHtml`<h2>${heading}</h2> `;
  return depth === 1 ? safeHtml`<h3>${heading}</h3> ` : safeHtml`<h4>${heading}</h4> `;
}

function renderPassage(passage: Passage, quote: string | null): SafeHtml {
  const { list, role, text } = passage;
  const number =
    list !== null && !OWN_NUMBER.test(text) ? safeHtml`<span class="number">${list.index}.</span> ` : null;
  const locator = formatLocator(passage.locator);
  const anchor = `p-${passage.id}`;
  const content = safeHtml`<p id="${anchor}" class="passage ${role}">${number}${markQuote(text, quote)}</p>`;
  const place =
    locator === null
      ? null
      : safeHtml`<a class="locator" href="#${encodeURIComponent(anchor)}">${locator}</a>`;
  return list === null
    ? safeHtml`<div class="row">${content}${place}</div> `
    : safeHtml`<div class="row" role="listitem">${content}${place}</div> `;
}

function markQuote(text: string, quote: string | null): SafeHtml {
  const found = quote === null ? null : findQuote(text, quote);
  if (found === null) return safeHtml`${text}`;
  return safeHtml`${text.slice(0, found.start)}<mark>${text.slice(found.start, found.end)}</mark>${text.slice(found.end)}`;
}
