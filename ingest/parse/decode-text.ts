import iconv from 'iconv-lite';

import { normalizeText } from '../../knowledge/text/normalize.ts';
import { IngestError } from '../ingest-error.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { mapLookAlikes } from '../repair/map-look-alikes.ts';
import { legacyParagraphs } from './encoding/legacy-paragraphs.ts';
import { LEGACY_ENCODING_NAMES, type LegacyEncoding } from './encoding/legacy-encoding.ts';
import { repairDoubleUtf8 } from './encoding/repair-double-utf8.ts';
import { toUnicode } from './encoding/to-unicode.ts';
import { decodeWindows1252 } from './encoding/windows-1252.ts';
import { countHidden } from '../screen/hidden-text.ts';
import { utf16ByteOrder } from './sniff.ts';

/** The text of a file with what is worth telling about its bytes. Not yet normalised. */
export interface DecodedText {
  readonly text: string;
  readonly warnings: readonly Notice[];
}

/**
 * Decodes plain text: bytes as `decodeBytes` reads them, then lines typed in the fonts of TCVN3, VNI, VPS and VISCII
 * to Unicode, and look-alike characters mapped. Throws IngestError `encoding-legacy` for an old font that cannot be
 * told, and `encoding-unknown` when no reading makes Vietnamese.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { text, warnings } = decodeBytes(bytes);
  const converted = convertLegacyLines(text.split('\n'));
  const mapped = mapLookAlikes(converted.lines.join('\n'));
  return {
    text: mapped.text,
    warnings: [...warnings, ...legacyNotices(converted.encodings), ...lookAlikeNotices(mapped.example)],
  };
}

/**
 * The characters of a file: by byte order mark, UTF-8 (also when encoded twice), the charset it declares, then
 * Windows-1258, or Windows-1252 when its lines look typed in an old font. `statistics` gives the part of the text that
 * people read, for files with markup. Throws IngestError `encoding-unknown` when no reading makes Vietnamese.
 */
export function decodeBytes(
  bytes: Uint8Array,
  declared: string | null = null,
  statistics: (text: string) => string = (text) => text,
): DecodedText {
  const order = utf16ByteOrder(bytes);
  const unicode = decodeStrict(bytes, order === null ? 'utf-8' : `utf-16${order}`);
  if (unicode !== null) {
    const repaired = repairDoubleUtf8(unicode);
    return repaired === null
      ? withHidden(unicode, [])
      : withHidden(repaired, [notice('double-encoded', 'UTF-8 encoded twice was repaired')]);
  }

  const western = decodeWindows1252(bytes);
  const found = legacyParagraphs(statistics(western).split('\n'));
  if (found.encodings.some((encoding) => encoding !== null)) return withHidden(western, []);
  const stated = decodeDeclared(bytes, declared);
  if (stated !== null) return withHidden(stated, []);
  const vietnamese = iconv.decode(Buffer.from(bytes), 'windows-1258');
  if (readsAsVietnamese(statistics(vietnamese)))
    return withHidden(vietnamese, [notice('old-encoding', 'decoded as windows-1258', 'Windows-1258')]);
  if (WESTERN.test(declared ?? '')) return withHidden(western, []);
  if (found.unclear)
    throw new IngestError(
      'encoding-legacy',
      'looks like a legacy font encoding, but none reads as Vietnamese',
    );
  throw new IngestError('encoding-unknown', 'bytes are neither UTF-8, UTF-16 nor plausible Windows-1258');
}

/** Lines typed in old fonts to Unicode. Throws IngestError `encoding-legacy` when the font cannot be told. */
function convertLegacyLines(lines: readonly string[]): {
  lines: readonly string[];
  encodings: readonly LegacyEncoding[];
} {
  const { encodings, unclear } = legacyParagraphs(lines);
  if (unclear)
    throw new IngestError(
      'encoding-legacy',
      'looks like a legacy font encoding, but none reads as Vietnamese',
    );
  const used = [...new Set(encodings.filter((encoding) => encoding !== null))];
  if (used.length === 0) return { lines, encodings: [] };
  return {
    lines: lines.map((line, i) => {
      const encoding = encodings[i] ?? null;
      return encoding === null ? line : toUnicode(line, encoding);
    }),
    encodings: used,
  };
}

/** One warning that names the legacy encodings which were converted; none when there were none. */
export function legacyNotices(encodings: readonly LegacyEncoding[]): readonly Notice[] {
  if (encodings.length === 0) return [];
  const names = [...new Set(encodings)].map((encoding) => LEGACY_ENCODING_NAMES[encoding]).sort();
  return [notice('old-encoding', `converted from ${names.join(', ')}`, names.join(', '))];
}

/** The warning for look-alike characters, when `example` names a word that had some. */
export function lookAlikeNotices(example: string | null): readonly Notice[] {
  return example === null ? [] : [notice('look-alikes', 'look-alike characters were mapped', example)];
}

function decodeStrict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What pages declare when they mean Windows-1252. */
const WESTERN = /^(?:windows-1252|iso-8859-1|latin-?1|us-ascii|x-user-defined)$/i;

function decodeDeclared(bytes: Uint8Array, declared: string | null): string | null {
  if (declared === null || /^utf-?8$/i.test(declared) || WESTERN.test(declared)) return null;
  if (!iconv.encodingExists(declared)) return null;
  const text = iconv.decode(Buffer.from(bytes), declared);
  return text.includes('\ufffd') ? null : text;
}

function withHidden(text: string, warnings: readonly Notice[]): DecodedText {
  const count = countHidden(text);
  const hidden = count === 0 ? [] : [notice('hidden-text', `${count} stretches of invisible signs removed`)];
  return { text, warnings: [...warnings, ...hidden] };
}

/** Very frequent syllables; a wrong code page breaks nearly all of them. */
const FREQUENT =
  /(?<!\p{L})(?:của|và|các|được|là|đảng|cho|trong|những|với|có|không|một|người|đại|hội)(?!\p{L})/giu;

function readsAsVietnamese(text: string): boolean {
  const sample = normalizeText(text.slice(0, 20_000));
  const syllables = (sample.match(/\p{L}+/gu) ?? []).length;
  return syllables > 0 && (sample.match(FREQUENT) ?? []).length >= Math.max(1, syllables * 0.03);
}
