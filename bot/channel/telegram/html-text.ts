import type { TextBlock, TextSpan } from '../outgoing.ts';

/** Only these four are escaped: Telegram knows no other named entities that we would need. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const TAGS = { bold: 'b', italic: 'i', code: 'code' } as const;

function spanHtml({ text, look, url }: TextSpan): string {
  const words = escapeHtml(text);
  // A link cannot lie inside code nor code inside a link; the address matters more.
  if (url !== undefined) {
    const inner = look === 'bold' || look === 'italic' ? `<${TAGS[look]}>${words}</${TAGS[look]}>` : words;
    return `<a href="${escapeHtml(url)}">${inner}</a>`;
  }
  return look === undefined ? words : `<${TAGS[look]}>${words}</${TAGS[look]}>`;
}

/** A block in Telegram's HTML. */
export function blockHtml(block: TextBlock): string {
  const inner = block.spans.map(spanHtml).join('');
  return block.kind === 'quote' ? `<blockquote expandable>${inner}</blockquote>` : inner;
}

/** How many looks a block asks for. */
export function entitiesOf(block: TextBlock): number {
  const looks = block.spans.reduce(
    (sum, { look, url }) => sum + (look === undefined ? 0 : 1) + (url === undefined ? 0 : 1),
    0,
  );
  return looks + (block.kind === 'quote' ? 1 : 0);
}

/** The words of HTML that this file wrote. */
export function htmlToPlain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
