import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { readOfficialHeader } from '../identify/official-header.ts';
import { IngestError } from '../ingest-error.ts';
import { decodeBytes, legacyNotices, lookAlikeNotices } from './decode-text.ts';
import { convertPageFonts, type ConvertedFonts, type FontNode } from './html-fonts.ts';
import { htmlBlocks, isHidden, type WalkNode } from './html-blocks.ts';
import type { Block, ParsedText, Parser } from './parser.ts';

/** Web pages: the readable part as blocks, page metadata apart; scripts and hidden elements never count. */
export const htmlParser: Parser = {
  format: 'html',
  async parse(bytes) {
    const { text, warnings } = decodeBytes(bytes, declaredCharset(bytes), withoutTags);
    try {
      const parsed = parseHtml(text, await loadLibraries());
      return { ...parsed, warnings: [...warnings, ...parsed.warnings] };
    } catch (cause) {
      if (cause instanceof IngestError) throw cause;
      throw new IngestError('parse-failed', `HTML: ${String(cause)}`, '', { cause });
    }
  },
};

/** Loaded with the first page: they take longer to load than most folders without pages take to ingest. */
async function loadLibraries() {
  const [{ parseHTML }, { Readability }] = await Promise.all([
    import('linkedom'),
    import('@mozilla/readability'),
  ]);
  const parse: (html: string) => unknown = parseHTML;
  return { openPage: (html: string) => (parse(html) as { document: PageDocument }).document, Readability };
}
type Libraries = Awaited<ReturnType<typeof loadLibraries>>;

/** `<meta charset="windows-1258">`, `<meta http-equiv … content="text/html; charset=utf-8">`, within the first 4 KB. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString(
    'latin1',
  );
  return /<meta[^<>]{0,200}?charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/i.exec(head)?.[1] ?? null;
}

/** The words of a page without its markup, one line for each piece, for statistics. */
function withoutTags(html: string): string {
  return html.slice(0, 200_000).replace(/<[^<>]{0,2000}>/g, '\n');
}

const MIN_READABLE = 200;
/** Readability needs time beyond measure on more elements than this; the whole page is taken instead. */
const MAX_READABLE_ELEMENTS = 30_000;
/** Trees deeper than this cost quadratic time and end in stack overflow; pages of people stay far below. */
const MAX_NESTING = 400;
/** Opening and closing tags of elements that must be closed; void elements and those closed by others do not count. */
const NESTING_TAG =
  /<(\/?)(?:div|span|section|article|main|aside|header|footer|table|ul|ol|dl|blockquote|center|font|b|i|u|em|strong|a|form|details|figure)(?=[\s>/])/gi;

/** The deepest nesting that the tags of the page can give. */
function nestingOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const match of html.matchAll(NESTING_TAG)) {
    depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

function parseHtml(html: string, libraries: Libraries): ParsedText {
  if (nestingOf(html) > MAX_NESTING)
    throw new IngestError('parse-failed', 'HTML: elements nested too deeply');
  const document = libraries.openPage(html);
  const { body } = document;
  if (body === null) throw new IngestError('no-text', 'HTML without a body');
  const fonts = convertFonts(document);
  const metadata = pageMetadata(document);
  removeHidden(document);
  const whole = htmlBlocks(body);
  const chosen = readOfficialHeader(whole) === null ? readableBlocks(html, whole, libraries) : whole;
  return {
    blocks: chosen,
    title: metadata['title'] ?? null,
    metadata,
    metadataIsFrontMatter: false,
    rawLines: whole.flatMap((block) => block.text.split('\n')),
    pages: null,
    warnings: [...legacyNotices(fonts.encodings), ...lookAlikeNotices(fonts.lookAlike)],
  };
}

/** The part that Readability takes for the article, or the whole page when it finds too little. */
function readableBlocks(
  html: string,
  whole: readonly Block[],
  { openPage, Readability }: Libraries,
): readonly Block[] {
  if ((html.match(/<[a-z]/gi) ?? []).length > MAX_READABLE_ELEMENTS) return whole;
  const document = openPage(html);
  convertFonts(document);
  removeHidden(document);
  const article = new Readability(document, {
    charThreshold: MIN_READABLE,
    keepClasses: false,
  }).parse();
  if (!article?.content) return whole;
  const inner = openPage(`<!doctype html><html><body>${article.content}</body></html>`);
  const blocks = inner.body === null ? [] : htmlBlocks(inner.body);
  const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
  return length < MIN_READABLE ? whole : blocks;
}

function convertFonts(document: PageDocument): ConvertedFonts {
  const styleSheet = [...document.querySelectorAll('style')].map((node) => node.textContent ?? '').join('\n');
  const titles = [...document.querySelectorAll('title')];
  return convertPageFonts(document.body === null ? titles : [...titles, document.body], styleSheet);
}

/** The part of the DOM that is used here; the DOM library of TypeScript is not part of this project. */
interface PageDocument {
  readonly body: (WalkNode & FontNode) | null;
  querySelectorAll(selector: string): Iterable<WalkNode & FontNode & { remove(): void }>;
  querySelector(
    selector: string,
  ): { getAttribute(name: string): string | null; textContent: string | null } | null;
}

function removeHidden(document: PageDocument): void {
  for (const element of [...document.querySelectorAll('body *')]) if (isHidden(element)) element.remove();
}

const META_SELECTORS: readonly (readonly [string, string, string])[] = [
  ['title', 'meta[property="og:title"]', 'content'],
  ['published', 'meta[property="article:published_time"]', 'content'],
  ['published', 'meta[name="pubdate"]', 'content'],
  ['published', '[itemprop="datePublished"]', 'content'],
  ['published', 'time[datetime]', 'datetime'],
  ['site', 'meta[property="og:site_name"]', 'content'],
  ['address', 'link[rel="canonical"]', 'href'],
  ['address', 'meta[property="og:url"]', 'content'],
  ['description', 'meta[name="description"]', 'content'],
];

/** Title, published, site, address and description of the page, as far as it declares them. */
function pageMetadata(document: PageDocument): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [key, selector, attribute] of META_SELECTORS) {
    const value = foldSpaces(document.querySelector(selector)?.getAttribute(attribute) ?? '');
    if (value !== '' && metadata[key] === undefined) metadata[key] = value;
  }
  const headline = foldSpaces(document.querySelector('h1')?.textContent ?? '');
  const title = foldSpaces(document.querySelector('title')?.textContent ?? '');
  if (headline !== '') metadata['title'] = headline;
  else if (metadata['title'] === undefined && title !== '')
    metadata['title'] = title.split(/\s[|–-]\s/)[0] ?? title;
  return metadata;
}
