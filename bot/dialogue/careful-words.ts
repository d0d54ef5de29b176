import { isFileNameMarked } from '../../knowledge/screen/file-name-mark.ts';
import { markBeside, markOnLine } from '../../knowledge/screen/mark-on-line.ts';
import { maskText } from '../../knowledge/screen/mask-text.ts';
import { MASK } from '../../knowledge/screen/private-kinds.ts';
import { screenSecrecy } from '../../knowledge/screen/secrecy-marks.ts';
import { normalizeText } from '../../knowledge/text/normalize.ts';

export interface CarefulReading {
  /** A mark of secrecy stands in it as on a paper: nothing of it may be kept or sent on. */
  readonly isSecret: boolean;
  /** The words with numbers of persons masked. */
  readonly text: string;
  readonly hasPrivate: boolean;
}

/**
 * Cues as people type them in a chat, without diacritics or with words between: `cccd của tôi là 001 075 012 345`,
 * `chung minh nhan dan so 123456789`; near miss: `căn cước công dân cho 123 người`.
 */
const CUED =
  /((?<!\p{L})(?:CCCD|CMND|CMTND|CMT|c[aă]n c[uư][oớ]c(?: c[oô]ng d[aâ]n)?|ch[uứ]ng minh(?: nh[aâ]n d[aâ]n| th[uư])?|[dđ][iị]nh danh|h[oộ] chi[eế]u|th[eẻ] [dđ][aả]ng(?: vi[eê]n)?|STK|t[aà]i kho[aả]n)(?:[\s:.()]|s[oố]|l[aà]|c[uủ]a|t[oô]i|m[oớ]i|c[uũ]){0,10})([A-Z]?\d(?:[ .-]?\d){6,18})(?![\d/])/giu;

/** Reads a message before anything of it is kept, logged or sent on: as strictly as a paper that is taken in. */
export function readCarefully(raw: string): CarefulReading {
  const text = normalizeText(raw);
  let hasPrivate = false;
  const hide = (): string => {
    hasPrivate = true;
    return MASK;
  };
  const masked = maskText(
    text.replace(CUED, (_all, cue: string) => `${cue}${hide()}`),
    hide,
  );
  return { isSecret: bearsMark(text), text: masked, hasPrivate };
}

/** A clause with a masked number in it: "CCCD của tôi [đã che], …". */
const MASKED_CLAUSE = /[^,;.?!\n]*\[đã che\][^,;.?!\n]*[,;.?!]?\s*/giu;
/** Fewer letters than this are no question. */
const LEAST_LETTERS = 8;

/** The question among words with masked numbers: a clause about a number of a person asks nothing of the documents. */
export function withoutMaskedClauses(text: string): string {
  const rest = text.replace(MASKED_CLAUSE, ' ').replace(/\s+/g, ' ').trim();
  return rest.replace(/\P{L}/gu, '').length < LEAST_LETTERS ? text : rest;
}

/** Whether a file name says that the file is secret. */
export function isNameOfSecret(fileName: string): boolean {
  return isFileNameMarked(fileName);
}

function bearsMark(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1) return screenSecrecy(lines) === 'secret';
  // A single line is a question, unless it is set as a stamp is.
  const [line = ''] = lines;
  return markOnLine(line)?.isFirm === true || markBeside(line) !== null;
}
