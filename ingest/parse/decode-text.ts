import iconv from 'iconv-lite';

import { normalizeText } from '../../knowledge/text/normalize.ts';
import { IngestError } from '../ingest-error.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { countHidden } from '../screen/hidden-text.ts';
import { utf16ByteOrder } from './sniff.ts';

/** The text of a file with what is worth telling about its bytes. Not yet normalised. */
export interface DecodedText {
  readonly text: string;
  readonly warnings: readonly Notice[];
}

/**
 * Decodes by byte order mark, the charset the file declares, UTF-8, then Windows-1258. Throws IngestError
 * `encoding-legacy` for text typed in TCVN3 or VNI fonts and `encoding-unknown` when no reading makes Vietnamese.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const order = utf16ByteOrder(bytes);
  const text =
    order === null
      ? (decodeStrict(bytes, 'utf-8') ?? decodeDeclared(bytes, declared))
      : decodeStrict(bytes, `utf-16${order}`);
  if (text !== null) return withWarnings(text, []);

  const legacy = iconv.decode(Buffer.from(bytes), 'windows-1258');
  refuseLegacyFont(iconv.decode(Buffer.from(bytes), 'windows-1252'));
  if (!readsAsVietnamese(legacy))
    throw new IngestError('encoding-unknown', 'bytes are neither UTF-8, UTF-16 nor plausible Windows-1258');
  return withWarnings(legacy, [notice('old-encoding', 'decoded as windows-1258')]);
}

function decodeStrict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeDeclared(bytes: Uint8Array, declared: string | null): string | null {
  if (declared === null || /^utf-?8$/i.test(declared) || !iconv.encodingExists(declared)) return null;
  const text = iconv.decode(Buffer.from(bytes), declared);
  return text.includes('\ufffd') ? null : text;
}

function withWarnings(text: string, warnings: readonly Notice[]): DecodedText {
  refuseLegacyFont(text);
  const count = countHidden(text);
  const hidden = count === 0 ? [] : [notice('hidden-text', `${count} stretches of invisible signs removed`)];
  return { text, warnings: [...warnings, ...hidden] };
}

/** Letters that TCVN3 fonts show as Vietnamese and no Vietnamese text needs; e.g. `§¶ng`, `nh©n d©n`. */
const TCVN3_SIGNS =
  /[\u00A7\u00A9\u00AE\u00B6\u00B8\u00B5\u00B7\u00B9\u00A8\u00AC\u00AD\u00AB\u00BB-\u00BE]/g;
/** VNI writes a base letter and a mark letter: `Ñaûng uûy`, `nhieäm kyø`. */
const VNI_PAIRS =
  /[aeiouyAEIOUY][\u00F8\u00F9\u00FB\u00F5\u00EF\u00E2\u00EA\u00E4\u00E5\u00E1\u00E0\u00D8\u00D9\u00DB]|\u00D1[a-z]|\u00F1[aeiou]/g;

function refuseLegacyFont(text: string): void {
  const sample = text.slice(0, 20_000);
  const letters = (sample.match(/\p{L}/gu) ?? []).length;
  const basic = (sample.match(/[a-z]/gi) ?? []).length;
  // Legacy fonts keep the consonants as they are; other encodings leave few plain letters.
  if (letters < 40 || basic < letters * 0.55) return;
  const modern = (sample.match(/[\u01A0\u01A1\u01AF\u01B0\u0110\u0111\u1EA0-\u1EF9]/g) ?? []).length;
  if (modern > letters * 0.02) return;
  if ((sample.match(TCVN3_SIGNS) ?? []).length > letters * 0.05)
    throw new IngestError('encoding-legacy', 'text looks like TCVN3 (ABC) font encoding', 'TCVN3/ABC');
  if ((sample.match(VNI_PAIRS) ?? []).length > letters * 0.05)
    throw new IngestError('encoding-legacy', 'text looks like VNI font encoding', 'VNI');
}

/** Very frequent syllables; a wrong code page breaks nearly all of them. */
const FREQUENT =
  /(?<!\p{L})(?:của|và|các|được|là|đảng|cho|trong|những|với|có|không|một|người|đại|hội)(?!\p{L})/giu;

function readsAsVietnamese(text: string): boolean {
  const sample = normalizeText(text.slice(0, 20_000));
  const syllables = (sample.match(/\p{L}+/gu) ?? []).length;
  return syllables > 0 && (sample.match(FREQUENT) ?? []).length >= Math.max(1, syllables * 0.03);
}
