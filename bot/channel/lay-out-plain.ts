import { normalizeText } from '../../knowledge/text/normalize.ts';
import { cutText } from './cut-text.ts';
import { numberedLines, quizLines } from './numbered-lines.vi.ts';
import type { Footer, OutgoingMessage, TextBlock } from './outgoing.ts';

const GAP = '\n\n';
/** A paragraph is moved to the next message rather than cut when this much of the room is left unused at most. */
const WASTE = 0.4;

export interface PlainParts {
  /** At least one unless the message is empty. */
  readonly texts: readonly string[];
  /** The choices as lines; they fit below the last text. Null: there are none. */
  readonly choices: string | null;
}

/**
 * A message as plain texts of at most so many UTF-16 units (NFC), as few as can be: on these channels every message
 * counts. The source line of a marker stands in the text in which the marker is first used, or at the head of the next.
 */
export function layOutPlain(message: OutgoingMessage, units: number): PlainParts {
  const lines = numberedLines(message.buttons ?? []).map((line) => clean(line));
  const choices = lines.length === 0 ? null : (cutText(lines.join('\n'), Math.floor(units / 2))[0] ?? null);
  const texts = layOut(message, units);
  if (choices === null) return { texts, choices };
  const last = texts.at(-1) ?? '';
  if (last.length + GAP.length + choices.length <= units) return { texts, choices };
  return { texts: layOut(message, units - GAP.length - choices.length), choices };
}

/** Text and choices in one. */
export function withChoices(text: string, choices: string | null): string {
  return choices === null ? text : text === '' ? choices : `${text}${GAP}${choices}`;
}

function layOut(message: OutgoingMessage, units: number): string[] {
  const footers = new Map((message.footers ?? []).map((footer) => [footer.marker, footerText(footer)]));
  const pending = new Set(footers.keys());
  const texts: string[] = [];
  let body = '';
  let sources: string[] = [];
  const sizeWith = (words: string, more: readonly string[]): number =>
    [body, words, [...sources, ...more].join('\n')].filter((part) => part !== '').join(GAP).length;
  const close = (): void => {
    const text = [body, sources.join('\n')].filter((part) => part !== '').join(GAP);
    if (text !== '') texts.push(text);
    body = '';
    sources = [];
  };
  const markersIn = (words: string): string[] =>
    [...words.matchAll(/\[([^[\]\s]{1,8})\]/g)].flatMap(([, marker]) =>
      marker !== undefined && pending.has(marker) ? [marker] : [],
    );
  /** Source lines that found no room with their claim: at the head of what follows. */
  const putSources = (lines: readonly string[]): void => {
    for (const line of lines)
      for (const piece of cutText(line, units)) {
        if (sizeWith('', [piece]) > units) close();
        sources.push(piece);
      }
  };
  const put = (words: string): void => {
    const markers = [...new Set(markersIn(words))];
    const lines = markers.map((marker) => footers.get(marker) ?? '');
    if (sizeWith(words, lines) > units && body !== '') close();
    body = body === '' ? words : `${body}${GAP}${words}`;
    for (const marker of markers) pending.delete(marker);
    if (sizeWith('', lines) <= units) sources.push(...lines);
    else {
      close();
      putSources(lines);
      // What comes next must not stand above them.
      if (sources.length > 0) {
        body = sources.join('\n');
        sources = [];
      }
    }
  };
  for (const words of blockTexts(message)) {
    const room = units - sizeWith('', []) - GAP.length;
    const isWhole = words.length <= units && (words.length <= room || room < units * WASTE || body === '');
    if (isWhole) put(words);
    else {
      // As much as fits here, the rest after it.
      const [head = '', ...rest] = room >= 200 && body !== '' ? cutText(words, room) : [''];
      if (head !== '') put(head);
      const left = head === '' ? words : rest.length === 0 ? '' : words.slice(head.length).trimStart();
      for (const piece of cutText(left, units)) put(piece);
    }
  }
  // Sources that no marker names.
  putSources([...pending].map((marker) => footers.get(marker) ?? ''));
  close();
  return texts;
}

function blockTexts({ blocks, quiz }: OutgoingMessage): string[] {
  const extra =
    quiz === undefined || quiz === null ? [] : [quizLines(quiz.question, quiz.options).join('\n')];
  return [...blocks.map(blockText), ...extra.map(clean)].filter((words) => words !== '');
}

function blockText({ kind, spans }: TextBlock): string {
  const words = clean(
    spans.map(({ text, url }) => (url === undefined || url === text ? text : `${text} (${url})`)).join(''),
  );
  return kind === 'quote' && words !== '' && !/^[“"«]/.test(words) ? `“${words}”` : words;
}

function footerText({ blocks }: Footer): string {
  return blocks
    .map(blockText)
    .filter((words) => words !== '')
    .join('\n');
}

/** NFC, lone surrogates gone: what is counted here is what the platform counts. */
function clean(text: string): string {
  return normalizeText(text.replace(/[\uD800-\uDFFF]/gu, '')).trim();
}
