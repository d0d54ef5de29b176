import { IngestError } from '../ingest-error.ts';
import { htmlParser } from './html-parser.ts';
import type { Parser } from './parser.ts';

/** Web pages saved as one file (MHTML): the page itself, without its pictures and styles. */
export const mhtmlParser: Parser = {
  format: 'mhtml',
  async parse(bytes) {
    return htmlParser.parse(pageOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  },
};

const MAX_PARTS = 2000;
const MAX_HEADERS = 16 * 1024;

/** The bytes of the first HTML part. Throws IngestError `file-damaged` when there is none. */
function pageOf(file: Buffer): Buffer {
  const headers = headersOf(file.toString('latin1', 0, MAX_HEADERS));
  const boundary = /boundary\s{0,5}=\s{0,5}(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(headers.type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw new IngestError('file-damaged', 'MHTML without boundary');
  const parts = partsOf(file, `--${mark}`);
  for (const part of parts) {
    const own = headersOf(part.toString('latin1', 0, MAX_HEADERS));
    if (/^\s{0,5}(?:text\/html|application\/xhtml\+xml)\b/i.test(own.type))
      return decode(part.subarray(own.length), own.encoding);
  }
  throw new IngestError('file-damaged', 'MHTML without a page');
}

function partsOf(file: Buffer, mark: string): Buffer[] {
  const parts: Buffer[] = [];
  let start = file.indexOf(mark);
  while (start !== -1 && parts.length < MAX_PARTS) {
    const from = file.indexOf('\n', start) + 1;
    if (from === 0 || file.toString('latin1', start + mark.length, start + mark.length + 2) === '--') break;
    const end = file.indexOf(`\n${mark}`, from - 1);
    parts.push(file.subarray(from, end === -1 ? file.length : end));
    start = end === -1 ? -1 : end + 1;
  }
  return parts;
}

interface MimeHeaders {
  readonly type: string;
  readonly encoding: string;
  /** Bytes up to the content. */
  readonly length: number;
}

function headersOf(text: string): MimeHeaders {
  const end = /\r?\n\r?\n/.exec(text);
  const length = end === null ? 0 : end.index + end[0].length;
  // Long headers go on in lines that begin with a blank.
  const lines = text.slice(0, end?.index ?? text.length).replace(/\r?\n[ \t]{1,20}/g, ' ');
  const value = (name: string): string => new RegExp(`^${name}:(.{0,1000})`, 'im').exec(lines)?.[1] ?? '';
  return {
    type: value('content-type'),
    encoding: value('content-transfer-encoding').trim().toLowerCase(),
    length,
  };
}

function decode(content: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(content.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? fromQuotedPrintable(content) : content;
}

/** `=C3=A1` is a byte each; `=` at the end of a line joins it with the next. */
function fromQuotedPrintable(content: Buffer): Buffer {
  const decoded = content
    .toString('latin1')
    .replace(/=[ \t]{0,20}\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(decoded, 'latin1');
}
