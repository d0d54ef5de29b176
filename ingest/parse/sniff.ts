import type { MessageCode } from '../messages.vi.ts';
import { isOle2, ole2StreamNames } from './ole2-streams.ts';
import type { SourceFormat } from './parser.ts';
import { listZipDirectory } from './zip/zip-directory.ts';

/** What the bytes say. `binary` is everything that is not read: `code` and `what` tell a person why and what to do. */
export type Sniffed =
  | { readonly format: SourceFormat }
  | { readonly format: 'binary'; readonly code: MessageCode; readonly what: string; readonly detail: string };

/** First bytes of formats that are read; near miss: a text that begins with "GIF" has no 89a after it. */
const READ: readonly (readonly [string, SourceFormat])[] = [
  ['89504e470d0a1a0a', 'image'],
  ['ffd8ff', 'image'],
  ['474946383761', 'image'],
  ['474946383961', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  ['7b5c727466', 'rtf'],
];
/** First bytes of what is refused by name: code, words for the person, words for the log. */
const REFUSED: readonly (readonly [string, MessageCode, string, string])[] = [
  ['7f454c46', 'program', 'Linux', 'ELF program'],
  ['cafebabe', 'program', 'Java', 'Java class'],
  ['cffaedfe', 'program', 'macOS', 'Mach-O program'],
  ['2321', 'program', 'script', 'script with an interpreter line'],
  ['4c0000000114020000000000c0', 'program', 'Windows', 'Windows shortcut'],
  ['1f8b', 'archive', 'GZIP', 'gzip'],
  ['425a68', 'archive', 'BZIP2', 'bzip2'],
  ['fd377a585a00', 'archive', 'XZ', 'xz'],
  ['28b52ffd', 'archive', 'ZSTD', 'zstd'],
  ['377abcaf271c', 'archive', '7Z', '7z archive'],
  ['52617221', 'archive', 'RAR', 'RAR archive'],
  ['4d534346', 'archive', 'CAB', 'cabinet archive'],
  ['49443303', 'media', 'tệp âm thanh', 'MP3'],
  ['49443304', 'media', 'tệp âm thanh', 'MP3'],
  ['4f676753', 'media', 'tệp âm thanh', 'Ogg'],
  ['1a45dfa3', 'media', 'tệp phim', 'Matroska'],
  ['53514c69746520666f726d6174203300', 'binary', '', 'SQLite database'],
];
const MIME_TYPE_ENTRY = 'mimetype';
/** Media types of OpenDocument and EPUB as they stand at the beginning of the ZIP file. */
const DOCUMENT_TYPES: readonly (readonly [string, SourceFormat | readonly [MessageCode, string]])[] = [
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', ['spreadsheet', 'OpenDocument (.ods)']],
  ['application/vnd.oasis.opendocument.presentation', ['slides', 'OpenDocument (.odp)']],
  ['application/epub+zip', ['ebook', '']],
];

const HEAD_BYTES = 64 * 1024;
/** Junk before `%PDF-` that readers of PDF put up with. */
const PDF_JUNK = 1024;

/**
 * Decides the format by the bytes alone; the file name is never asked. Reads the first 64 KB, the last 4 KB, and of
 * ZIP and old Office files the directory.
 */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
  const hex = head.subarray(0, 32).toString('hex');
  const read = READ.find(([signature]) => hex.startsWith(signature));
  if (read !== undefined) return { format: read[1] };
  if (isOle2(bytes)) return sniffOle2(bytes);
  if (/^504b(?:0304|0506|0708)/.test(hex)) return sniffZip(bytes, head);
  if (isWebp(head) || isBitmap(head)) return { format: 'image' };
  if (hex.startsWith('4d5a') && head.includes(0)) return refused('program', 'Windows', 'Windows program');
  const named = REFUSED.find(([signature]) => hex.startsWith(signature));
  if (named !== undefined) return refused(named[1], named[2], named[3]);
  if (head.subarray(4, 8).toString('latin1') === 'ftyp')
    return refused('media', 'tệp phim', 'MP4 or the like');
  if (isPdf(bytes, head)) return { format: 'pdf' };
  if (utf16ByteOrder(head) === null) {
    const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096);
    if (head.includes(0) || tail.includes(0)) return refused('binary', '', 'NUL bytes');
    if (controlShare(head) > 0.01) return refused('binary', '', 'control characters');
  }
  return textFormat(roughText(head));
}

function refused(code: MessageCode, what: string, detail: string): Sniffed {
  return { format: 'binary', code, what, detail };
}

/** `%PDF-1.7` at the beginning; after other bytes only in a file that also ends as a PDF, not in a text about PDF. */
function isPdf(bytes: Uint8Array, head: Buffer): boolean {
  const at = head.subarray(0, PDF_JUNK + 5).indexOf('%PDF-');
  if (at <= 0) return at === 0;
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096);
  return tail.includes('%%EOF') || tail.includes('startxref');
}

function isWebp(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP';
}

/** `BM` with a header of a known size; near miss: a text that begins with "BM". */
function isBitmap(head: Buffer): boolean {
  return (
    head.length > 30 &&
    head.toString('latin1', 0, 2) === 'BM' &&
    head.readUInt32LE(6) === 0 &&
    [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14))
  );
}

function sniffOle2(bytes: Uint8Array): Sniffed {
  const names = new Set(ole2StreamNames(bytes));
  if (names.has('EncryptedPackage')) return refused('locked', '', 'Office file with a password');
  if (names.has('WordDocument')) return { format: 'doc' };
  if (names.has('Workbook') || names.has('Book'))
    return refused('spreadsheet', 'Excel (.xls)', 'old Excel file');
  if (names.has('PowerPoint Document')) return refused('slides', 'PowerPoint (.ppt)', 'old PowerPoint file');
  if (names.has('__properties_version1.0')) return refused('mail-file', '', 'Outlook message');
  if (names.has('CONTENTS') || names.has('MatOST'))
    return refused('old-word', 'Microsoft Works', 'Works document');
  if (names.size === 0) return refused('file-damaged', '', 'old Office file without a readable directory');
  return refused('binary', '', `old Office file of another kind`);
}

function sniffZip(bytes: Uint8Array, head: Buffer): Sniffed {
  const entries = listZipDirectory(bytes);
  if (entries === null) return refused('file-damaged', '', 'ZIP file without its directory');
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const starts = (folder: string): boolean => entries.some(({ name }) => name.startsWith(folder));
  const type = mediaType(head);
  if (type !== null) {
    const known = DOCUMENT_TYPES.find(([name]) => type.startsWith(name));
    if (known !== undefined)
      return typeof known[1] === 'string' ? { format: known[1] } : refused(known[1][0], known[1][1], type);
  }
  // Word documents, templates and those with macros all have this part; others keep the place of its kind.
  if (names.has('word/document.xml') || (names.has('[content_types].xml') && starts('word/')))
    return { format: 'docx' };
  if (starts('xl/')) return refused('spreadsheet', 'Excel (.xlsx)', 'Excel file');
  if (starts('ppt/')) return refused('slides', 'PowerPoint (.pptx)', 'PowerPoint file');
  if (names.has('content.xml') && names.has('meta-inf/manifest.xml')) return { format: 'odt' };
  if (names.has('meta-inf/container.xml')) return refused('ebook', '', 'EPUB');
  if (names.has('meta-inf/manifest.mf')) return refused('program', 'Java', 'JAR');
  return refused('archive', 'ZIP', 'ZIP archive');
}

/** The media type that OpenDocument and EPUB keep unpacked in their first entry. */
function mediaType(head: Buffer): string | null {
  if (head.length < 60 || head.readUInt16LE(26) !== MIME_TYPE_ENTRY.length) return null;
  const nameEnd = 30 + MIME_TYPE_ENTRY.length;
  if (head.toString('latin1', 30, nameEnd) !== MIME_TYPE_ENTRY) return null;
  const start = nameEnd + head.readUInt16LE(28);
  return /^[\w.+/-]{1,100}/.exec(head.toString('latin1', start, start + 100))?.[0] ?? null;
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
/** `<?mso-application progid="Word.Document"?>`, `<w:wordDocument`, `<pkg:package`. */
const WORD_XML = /<\?mso-application progid="Word\.Document"|<w:wordDocument[\s>]|<pkg:package[\s>]/;
/** `@echo off` in the first line. */
const BATCH = /^\s{0,20}@echo off\b/i;
const HTML_TAGS = /<(?:p|div|br|span|table|h[1-6]|ul|li|a)\b[^<>]{0,300}>/gi;
/** Front matter fence in the first line. */
const FRONT_MATTER = /^---[ \t]*\r?\n/;
/** `## Đại hội`; near miss: `#1`, `####### x`. */
const MARKDOWN_HEADING = /^#{1,6} \S/gm;
/** `| --- | :--: |`; near miss: `-----`. */
const MARKDOWN_TABLE = /^\s{0,3}\|?(?:\s{0,10}:?-{3,60}:?\s{0,10}\|){1,40}(?:\s{0,10}:?-{3,60}:?)?\s{0,10}$/m;

function textFormat(text: string): Sniffed {
  if (isMhtml(text)) return { format: 'mhtml' };
  if (HTML_START.test(text)) return { format: 'html' };
  if (WORD_XML.test(text.slice(0, 4000))) return refused('word-xml', '', 'Word in one XML file');
  if (BATCH.test(text)) return refused('program', 'Windows', 'batch file');
  if ((text.match(HTML_TAGS) ?? []).length >= 5) return { format: 'html' };
  if (FRONT_MATTER.test(text)) return { format: 'markdown' };
  const headings = text.match(MARKDOWN_HEADING) ?? [];
  if (headings.length >= 2 || /^\s*# \S/.test(text) || MARKDOWN_TABLE.test(text))
    return { format: 'markdown' };
  return { format: 'text' };
}

/** A page saved with its pictures: mail headers, then parts that belong together. */
function isMhtml(text: string): boolean {
  const headers = text.slice(0, 8000);
  return (
    /^(?:\s{0,20})(?:from|mime-version|content-type|subject|date|snapshot-content-location|x-[\w-]{1,40}):/i.test(
      headers,
    ) &&
    /^content-type:\s{0,10}multipart\/related/im.test(headers) &&
    /^mime-version:/im.test(headers)
  );
}
