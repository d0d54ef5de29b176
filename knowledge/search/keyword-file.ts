import { crc32 } from 'node:zlib';
import { KnowledgeError } from '../errors.ts';

/**
 * keyword.index: a header of 32-bit words, then sections aligned to 8 bytes, all in the machine's byte order.
 * Header: magic, format version, CRC-32 of everything after itself, file length, number of sections, then offset and
 * length in bytes of each section.
 */
const MAGIC = 0x4b435254;
/** Raised whenever sections, scoring constants that are baked into impacts, or tokenising change. */
const FORMAT_VERSION = 1;
const FIXED_WORDS = 5;
const CHECKED_FROM = 12;

const SECTIONS = [
  'rowDocument',
  'documentRows',
  'rowTokenStart',
  'rowTokens',
  'titleTokenStart',
  'titleTokens',
  'syllableFolded',
  'syllableTerm',
  'slots',
  'termLow',
  'termHigh',
  'passageFrequency',
  'passageOffset',
  'passageUnits',
  'documentFrequency',
  'documentOffset',
  'documentUnits',
  'passageImpacts',
  'passageDense',
  'passageGreatest',
  'documentImpacts',
  'documentDense',
  'documentGreatest',
] as const;
type SectionName = (typeof SECTIONS)[number];
type ByteSection = Extract<
  SectionName,
  | 'passageImpacts'
  | 'passageDense'
  | 'passageGreatest'
  | 'documentImpacts'
  | 'documentDense'
  | 'documentGreatest'
>;
type WordSection = Exclude<SectionName, ByteSection>;

/** Everything in an index file, as views over its bytes or as arrays to be written. */
export type KeywordSections = Readonly<Record<WordSection, Uint32Array> & Record<ByteSection, Uint8Array>>;

const BYTE_SECTIONS: ReadonlySet<SectionName> = new Set<ByteSection>([
  'passageImpacts',
  'passageDense',
  'passageGreatest',
  'documentImpacts',
  'documentDense',
  'documentGreatest',
]);

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** The file's bytes. Throws KnowledgeError('not-writable') above 4 GB. */
export function encodeKeywordFile(sections: KeywordSections): Uint8Array {
  const headerBytes = aligned((FIXED_WORDS + 2 * SECTIONS.length) * 4);
  const total = SECTIONS.reduce((sum, name) => sum + aligned(sections[name].byteLength), headerBytes);
  if (total > 0xffffffff) throw new KnowledgeError('not-writable', `keyword index would need ${total} bytes`);
  const bytes = new Uint8Array(total);
  const header = new Uint32Array(bytes.buffer, 0, FIXED_WORDS + 2 * SECTIONS.length);
  let offset = headerBytes;
  SECTIONS.forEach((name, i) => {
    const section = sections[name];
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offset);
    header[FIXED_WORDS + 2 * i] = offset;
    header[FIXED_WORDS + 2 * i + 1] = section.byteLength;
    offset += aligned(section.byteLength);
  });
  header[0] = MAGIC;
  header[1] = FORMAT_VERSION;
  header[3] = total;
  header[4] = SECTIONS.length;
  header[2] = crc32(bytes.subarray(CHECKED_FROM));
  return bytes;
}

/** Views over the sections; nothing is parsed. Throws KnowledgeError('index-damaged') unless every byte is as written. */
export function decodeKeywordFile(given: Uint8Array): KeywordSections {
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given);
  const headerWords = FIXED_WORDS + 2 * SECTIONS.length;
  if (bytes.byteLength < headerWords * 4) throw damaged('shorter than its header');
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, headerWords);
  if (header[0] !== MAGIC) throw damaged('not a keyword index of this machine type');
  if (header[1] !== FORMAT_VERSION)
    throw damaged(`format version ${header[1]}, this program reads ${FORMAT_VERSION}`);
  if (header[3] !== bytes.byteLength) throw damaged(`length ${bytes.byteLength}, header says ${header[3]}`);
  if (header[2] !== crc32(bytes.subarray(CHECKED_FROM))) throw damaged('checksum differs');
  if (header[4] !== SECTIONS.length) throw damaged('wrong number of sections');
  const views = SECTIONS.map((name, i) => {
    const offset = header[FIXED_WORDS + 2 * i] ?? 0;
    const length = header[FIXED_WORDS + 2 * i + 1] ?? 0;
    if (offset % 8 !== 0 || offset + length > bytes.byteLength)
      throw damaged(`section ${name} out of bounds`);
    return BYTE_SECTIONS.has(name)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset + offset, length)
      : new Uint32Array(bytes.buffer, bytes.byteOffset + offset, length / 4);
  });
  return Object.fromEntries(SECTIONS.map((name, i) => [name, views[i]])) as unknown as KeywordSections;
}

function damaged(what: string): KnowledgeError {
  return new KnowledgeError('index-damaged', `keyword index damaged: ${what}`);
}
