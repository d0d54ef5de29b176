import { remembering } from './remembering.ts';

/** Abbreviations and numbered heads after which a full stop does not end a sentence. */
const NO_END =
  /(?:^|[\s(“"])(?:[A-ZĐ]|TP|Tp|tp|TX|Tx|TT|PGS|GS|TS|ThS|Th\.?S|P|Q|H|T|đ|Đ|Mr|Mrs|v\.v|vv|No|St|\d{1,3}|[IVXLC]{1,5})\.$/u;

/** Where one sentence stands in its passage: UTF-16 offsets, trimmed. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TEXTS_HELD = 3_000;

/**
 * The sentences of a passage in order. A sentence ends at . ! ? … (with closing quotes or brackets) before white
 * space and a capital, digit or quote, or at a line break. Every non-space character belongs to exactly one sentence.
 */
export const sentencesOf: (text: string) => readonly Sentence[] = remembering(TEXTS_HELD, readSentences);

function readSentences(text: string): readonly Sentence[] {
  const result: Sentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    if (trimmed !== '')
      result.push({ text: trimmed, start: start + lead, end: start + lead + trimmed.length });
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '\n') {
      push(i);
      continue;
    }
    if (letter !== '.' && letter !== '!' && letter !== '?' && letter !== '…') continue;
    let end = i + 1;
    while (end < text.length && /[.!?…”"’')\]»/]/u.test(text[end] ?? '')) end++;
    const next = /^\s+([^\s])/u.exec(text.slice(end, end + 12));
    if (end < text.length && (!next || !/[\p{Lu}\p{N}“"'(‘«\-–•+*[]/u.test(next[1] ?? ''))) {
      i = end - 1;
      continue;
    }
    if (letter === '.' && end === i + 1 && NO_END.test(text.slice(Math.max(start, i - 8), i + 1))) continue;
    push(end);
    i = end - 1;
  }
  push(text.length);
  return result;
}
