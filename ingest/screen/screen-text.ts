import type { Disclosure } from '../../knowledge/model/document.ts';
import { notice, type MessageCode } from '../messages.vi.ts';
import type { ParsedText } from '../parse/parser.ts';
import { coverIsReadable } from './cover-readable.ts';
import { dropHostileBlocks } from './drop-hostile-blocks.ts';
import { isFileNameMarked } from '../../knowledge/screen/file-name-mark.ts';
import { screenSecrecy } from '../../knowledge/screen/secrecy-marks.ts';

/** Why a paper is not held: `secrecy-…` papers leave nothing behind, an unreadable cover waits for a person. */
export type RefusalReason = Extract<
  MessageCode,
  'secrecy-mark' | 'secrecy-declared' | 'secrecy-file-name' | 'secrecy-copy' | 'cover-unreadable'
>;

export interface RefusedText {
  readonly outcome: 'refused';
  readonly reason: RefusalReason;
  /** Exact English, never words of the file. */
  readonly detail: string;
}

export type ScreenedText =
  | RefusedText
  | {
      readonly outcome: 'ok';
      /** Without blocks that address a model or are stuffed. */
      readonly parsed: ParsedText;
      /** Whether a mark says that only invited people may see it. */
      readonly isInternal: boolean;
    };

/** Whether a refusal says that the paper is secret: then earlier copies of it are removed too. */
export function isSecrecyReason(reason: string): boolean {
  return reason.startsWith('secrecy-');
}

/**
 * Decides what of a parsed file may be held, before anything of it is stored. `declared` tells what people wrote beside
 * the file and may throw what is wrong with it; marks come first. Saying "public" or "internal" settles a doubt about
 * the name or the cover, never a mark in the text.
 */
export function screenText(
  parsed: ParsedText,
  file: string,
  declared: () => readonly (Disclosure | 'secret' | undefined)[],
): ScreenedText {
  const recognised = parsed.ocr === undefined ? [] : pagesOf(parsed.ocr.rawText);
  const finding = screenSecrecy(parsed.rawLines, recognised);
  if (finding === 'secret') return refused('secrecy-mark', 'secrecy mark in header position');
  const disclosures = declared();
  if (disclosures.includes('secret'))
    return refused('secrecy-declared', 'metadata declares the paper secret');
  const isSettled = disclosures.some((disclosure) => disclosure !== undefined);
  if (!isSettled && isFileNameMarked(file))
    return refused('secrecy-file-name', 'the file name carries a secrecy mark');
  if (!isSettled && !coverIsReadable(parsed))
    return refused('cover-unreadable', 'the first page could not be read well enough to be screened');
  const isInternal = finding === 'internal';
  const kept = dropHostileBlocks(parsed);
  const warnings = isInternal
    ? [...kept.warnings, notice('internal-mark', 'marked for internal use')]
    : kept.warnings;
  return { outcome: 'ok', parsed: { ...kept, warnings }, isInternal };
}

function refused(reason: RefusalReason, detail: string): RefusedText {
  return { outcome: 'refused', reason, detail };
}

function pagesOf(rawText: string): string[][] {
  return rawText.split('\f').map((page) => page.split('\n'));
}
