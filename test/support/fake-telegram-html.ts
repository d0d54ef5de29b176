const TAG = /^<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z]+(?:="[^"<>]*")?)*)\s*>/i;
const KNOWN = new Set([
  ...[
    'b',
    'strong',
    'i',
    'em',
    'u',
    'ins',
    's',
    'strike',
    'del',
    'tg-spoiler',
    'a',
    'code',
    'pre',
    'blockquote',
  ],
]);
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Telegram's reading of HTML: the words and how many looks, or what it says against it. */
export function parseTelegramHtml(html: string): { text: string; entities: number } | string {
  const open: string[] = [];
  let text = '';
  let entities = 0;
  let at = 0;
  const byteOf = (index: number): number => Buffer.byteLength(html.slice(0, index));
  while (at < html.length) {
    const rest = html.slice(at);
    if (rest[0] === '&') {
      const [whole, name = '', number] = /^&(?:([a-z]+)|#(x?[0-9a-f]+));/i.exec(rest) ?? [];
      const value =
        number !== undefined
          ? String.fromCodePoint(Number(`0${number}`) || 65_533)
          : NAMED[name.toLowerCase()];
      text += value ?? '&';
      at += value === undefined ? 1 : (whole?.length ?? 1);
      continue;
    }
    if (rest[0] !== '<') {
      const next = /^[^<&]+/.exec(rest)?.[0] ?? '';
      text += next;
      at += next.length;
      continue;
    }
    const [whole, slash, name = ''] = TAG.exec(rest) ?? [];
    if (whole === undefined) {
      const word = /^<\/?([^\s>]*)/.exec(rest)?.[1] ?? '';
      return `Unsupported start tag "${word}" at byte offset ${byteOf(at)}`;
    }
    const tag = name.toLowerCase();
    if (!KNOWN.has(tag)) return `Unsupported start tag "${tag}" at byte offset ${byteOf(at)}`;
    if (slash === '') {
      if (tag === 'blockquote' && open.includes(tag))
        return `Can't nest blockquote at byte offset ${byteOf(at)}`;
      open.push(tag);
      entities += 1;
    } else {
      const last = open.pop();
      if (last === undefined) return `Unexpected end tag at byte offset ${byteOf(at)}`;
      if (last !== tag)
        return `Unmatched end tag at byte offset ${byteOf(at)}, expected "</${last}>", found "</${tag}>"`;
    }
    at += whole.length;
  }
  const [left] = open;
  return left === undefined ? { text, entities } : `Can't find end tag corresponding to start tag "${left}"`;
}
