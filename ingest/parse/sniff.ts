import type { SourceFormat } from './parser.ts';

/** What the first bytes say. `binary` is anything that is neither text nor a format we know by name. */
export type Sniffed =
  { readonly format: SourceFormat } | { readonly format: 'binary'; readonly detail: string };

/** First bytes of formats; near miss: a text that begins with "PK" has no \u0003\u0004 after it. */
const SIGNATURES: readonly (readonly [string, SourceFormat | null, string])[] = [
  ['25504446', 'pdf', 'PDF'],
  ['89504e470d0a1a0a', 'image', 'PNG'],
  ['ffd8ff', 'image', 'JPEG'],
  ['47494638', 'image', 'GIF'],
  ['49492a00', 'image', 'TIFF'],
  ['4d4d002a', 'image', 'TIFF'],
  ['d0cf11e0a1b11ae1', null, 'old Office file (OLE2)'],
  ['7b5c727466', null, 'RTF'],
  ['7f454c46', null, 'ELF program'],
  ['1f8b', null, 'gzip'],
  ['377abcaf271c', null, '7z archive'],
  ['52617221', null, 'RAR archive'],
  ['53514c69746520666f726d6174203300', null, 'SQLite database'],
];

const HEAD_BYTES = 64 * 1024;

/** Decides the format by the bytes alone; the file name is never asked. Reads at most the first 64 KB and the last 4 KB. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
  const hex = head.subarray(0, 16).toString('hex');
  for (const [signature, format, name] of SIGNATURES) {
    if (!hex.startsWith(signature)) continue;
    return format === null ? { format: 'binary', detail: name } : { format };
  }
  if (hex.startsWith('4d5a') && head.includes(0)) return { format: 'binary', detail: 'Windows program' };
  if (hex.startsWith('504b0304')) {
    const isWord = Buffer.from(bytes).includes('word/document.xml');
    return isWord ? { format: 'docx' } : { format: 'binary', detail: 'ZIP archive' };
  }
  if (utf16ByteOrder(head) === null) {
    const tail = Buffer.from(bytes).subarray(-4096);
    if (head.includes(0) || tail.includes(0)) return { format: 'binary', detail: 'NUL bytes' };
    if (controlShare(head) > 0.01) return { format: 'binary', detail: 'control characters' };
  }
  return { format: textFormat(roughText(head)) };
}

/** Byte order of UTF-16 text: by its mark, or by zero bytes in every other place; null when it is not UTF-16. */
export function utf16ByteOrder(head: Uint8Array): 'le' | 'be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'be';
  const pairs = Math.floor(Math.min(head.length, 4096) / 2);
  if (pairs < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even === 0) return 'le';
  if (even > pairs * 0.4 && odd === 0) return 'be';
  return null;
}

function controlShare(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) count++;
  return bytes.length === 0 ? 0 : count / bytes.length;
}

/** Enough of the text to see ASCII markup; other letters may be wrong. */
function roughText(head: Buffer): string {
  const order = utf16ByteOrder(head);
  if (order === null) return head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  return [...head].filter((byte) => byte > 0 && byte < 0xf0).reduce((s, b) => s + String.fromCharCode(b), '');
}

/** `<!doctype html`, `<html lang=vi>`; near miss: a text that mentions "<p>" once. */
const HTML_START =
  /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--[^]{0,500}?-->\s{0,50})?<(?:!doctype\s+html|html|head|body)\b/i;
const HTML_TAGS = /<(?:p|div|br|span|table|h[1-6]|ul|li|a)\b[^<>]{0,300}>/gi;
/** Front matter fence in the first line. */
const FRONT_MATTER = /^---[ \t]*\r?\n/;
/** `## Đại hội`; near miss: `#1`, `####### x`. */
const MARKDOWN_HEADING = /^#{1,6} \S/gm;
/** `| --- | :--: |`; near miss: `-----`. */
const MARKDOWN_TABLE = /^\s{0,3}\|?(?:\s{0,10}:?-{3,60}:?\s{0,10}\|){1,40}(?:\s{0,10}:?-{3,60}:?)?\s{0,10}$/m;

function textFormat(text: string): SourceFormat {
  if (HTML_START.test(text)) return 'html';
  if ((text.match(HTML_TAGS) ?? []).length >= 5) return 'html';
  if (FRONT_MATTER.test(text)) return 'markdown';
  const headings = text.match(MARKDOWN_HEADING) ?? [];
  if (headings.length >= 2 || /^\s*# \S/.test(text) || MARKDOWN_TABLE.test(text)) return 'markdown';
  return 'text';
}
