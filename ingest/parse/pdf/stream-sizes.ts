import { createInflate } from 'node:zlib';

/** Bytes that one stream of a file may unpack to. */
export interface StreamLimits {
  /** Drawing operators, tables of objects and the like. */
  readonly content: number;
  /** Pictures and fonts, which are used once and let go. */
  readonly data: number;
}

export const STREAM_LIMITS: StreamLimits = { content: 48 * 1024 * 1024, data: 420 * 1024 * 1024 };

/** Packing makes at most about a thousandth of the size: smaller streams cannot pass the limit. */
const MAX_RATIO = 1032;
const DICTIONARY = 1500;
const MAX_STREAMS = 200_000;

/**
 * Looks through the packed streams of a PDF before it is opened and tells the first that would unpack to more than
 * the limit, as exact English for the log; null when all are in bounds. Memory stays small whatever they hold.
 */
export async function findOversizedStream(
  bytes: Uint8Array,
  limits: StreamLimits = STREAM_LIMITS,
): Promise<string | null> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let count = 0; count < MAX_STREAMS; count++) {
    const word = file.indexOf('stream', at);
    if (word === -1) return null;
    at = word + 6;
    if (file.toString('latin1', word - 3, word) === 'end') continue;
    const start = startOfData(file, at);
    if (start === null) continue;
    const end = file.indexOf('endstream', start);
    const packed = file.subarray(start, end === -1 ? file.length : end);
    const dictionary = dictionaryBefore(file, word);
    at = start + packed.length;
    // Only the outermost way of packing counts here: several of them multiply.
    const layers = (dictionary.match(/\/(?:FlateDecode|Fl)\b/g) ?? []).length;
    if (layers === 0) continue;
    const isData =
      /\/Subtype\s{0,5}\/Image\b|\/Length1\b|\/FontFile|\/Type1C|\/OpenType|\/CIDFontType0C/.test(dictionary);
    const limit = isData ? limits.data : limits.content;
    if (packed.length * MAX_RATIO ** layers <= limit) continue;
    const size = await unpackedSize(packed, Math.min(layers, 3), limit);
    if (size > limit) return `a stream of ${packed.length} bytes unpacks to more than ${limit} bytes`;
  }
  return `more than ${MAX_STREAMS} streams`;
}

function startOfData(file: Buffer, at: number): number | null {
  if (file[at] === 0x0d && file[at + 1] === 0x0a) return at + 2;
  return file[at] === 0x0a || file[at] === 0x0d ? at + 1 : null;
}

/** What stands between the number of the object and the word `stream`. */
function dictionaryBefore(file: Buffer, word: number): string {
  const text = file.toString('latin1', Math.max(0, word - DICTIONARY), word);
  const begin = Math.max(text.lastIndexOf(' obj'), text.lastIndexOf('endobj'));
  return begin === -1 ? text : text.slice(begin);
}

/** Bytes after unpacking so many layers, counted only until the limit is passed. Damaged data count as far as they go. */
function unpackedSize(packed: Buffer, layers: number, limit: number): Promise<number> {
  return new Promise((resolve) => {
    const steps = Array.from({ length: layers }, () => createInflate());
    let size = 0;
    const finish = (): void => {
      resolve(size);
      for (const step of steps) step.destroy();
    };
    for (const [i, step] of steps.entries()) {
      step.on('error', finish);
      const next = steps[i + 1];
      if (next !== undefined) step.pipe(next);
      else
        step.on('data', (part: Buffer) => {
          size += part.length;
          if (size > limit) finish();
        });
    }
    steps.at(-1)?.on('end', finish);
    steps[0]?.end(packed);
  });
}
