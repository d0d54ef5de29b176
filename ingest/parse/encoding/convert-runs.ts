import { encodingOfFont } from './encoding-of-font.ts';
import { LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-encoding.ts';
import { countWords } from './legacy-words.ts';
import { toUnicode } from './to-unicode.ts';

/** A piece of a paragraph in one font. */
export interface FontRun {
  readonly text: string;
  /** Name as the file gives it; null when it gives none. */
  readonly font: string | null;
}

export interface ConvertedRuns {
  readonly text: string;
  /** Legacy encodings that fonts named, without repeats; empty when no font did. */
  readonly encodings: readonly LegacyEncoding[];
}

/**
 * The text of one paragraph with the runs in legacy fonts converted. A paragraph that holds letters of Unicode in a
 * legacy font was typed in Unicode, and stays.
 */
export function convertRuns(runs: readonly FontRun[]): ConvertedRuns {
  const parts: { text: string; encoding: LegacyEncoding | null; upper: boolean }[] = [];
  for (const { text, font } of runs) {
    const said = font === null ? null : encodingOfFont(font);
    const encoding = said?.encoding ?? null;
    const upper = said?.upper ?? false;
    const last = parts.at(-1);
    // VNI writes a letter in two signs, which may fall into two runs.
    if (last !== undefined && last.encoding === encoding && last.upper === upper) last.text += text;
    else parts.push({ text, encoding, upper });
  }
  const typed = (encoding: LegacyEncoding): string =>
    parts.map((part) => (part.encoding === encoding ? part.text : ' ')).join('');
  const unicode = new Set(LEGACY_ENCODINGS.filter((encoding) => isTypedInUnicode(typed(encoding))));
  const found = new Set<LegacyEncoding>();
  const text = parts
    .map((part) => {
      if (part.encoding === null || unicode.has(part.encoding)) return part.text;
      if (/[^ -~]/.test(part.text)) found.add(part.encoding);
      return toUnicode(part.text, part.encoding, { upper: part.upper });
    })
    .join('');
  return { text, encodings: [...found] };
}

/** Whether a text set in a legacy font holds letters that only Unicode has: somebody typed on in another way. */
export function isTypedInUnicode(text: string): boolean {
  const { marked, modern } = countWords(text);
  return modern > marked.length * 0.2;
}
