import { normalizeText } from '../../knowledge/text/normalize.ts';
import { numberedLines, quizLines } from './numbered-lines.vi.ts';
import type { Footer, OutgoingMessage, TextBlock } from './outgoing.ts';
import { splitMessage, type MessageSlice } from './split-message.ts';

const GAP = '\n\n';
/** Room that lines of choices may take; more of them than that would leave none for the answer. */
const CHOICES_UNITS = 900;

export interface PlainParts {
  readonly texts: readonly string[];
  /** The choices as lines; they fit below the last text. Null: there are none. */
  readonly choices: string | null;
}

/**
 * A message as plain texts of at most so many UTF-16 units (NFC), as few as can be: on these channels every message
 * counts. Looks are left out, addresses are written behind their words.
 */
export function layOutPlain(message: OutgoingMessage, units: number): PlainParts {
  const choices = choiceLines(message);
  const texts = layOut(message, units);
  if (choices === null || withChoices(texts.at(-1) ?? '', choices).length <= units) return { texts, choices };
  return { texts: layOut(message, units - GAP.length - choices.length), choices };
}

/** Text and choices in one. */
export function withChoices(text: string, choices: string | null): string {
  if (choices === null) return text;
  return text === '' ? choices : `${text}${GAP}${choices}`;
}

function choiceLines({ buttons = [] }: OutgoingMessage): string | null {
  const kept: string[] = [];
  for (const line of numberedLines(buttons).map(clean))
    if ([...kept, line].join('\n').length <= CHOICES_UNITS) kept.push(line);
  return kept.length === 0 ? null : kept.join('\n');
}

function layOut(message: OutgoingMessage, units: number): string[] {
  const { blocks, footers = [], quiz = null } = message;
  const quizBlocks: TextBlock[] =
    quiz === null ? [] : [{ spans: [{ text: quizLines(quiz.question, quiz.options).join('\n') }] }];
  const plain = {
    blocks: [...blocks, ...quizBlocks].flatMap(plainBlock),
    footers: footers.map(({ marker, blocks }): Footer => ({ marker, blocks: blocks.flatMap(plainBlock) })),
  };
  return splitMessage(plain, (slice) => write(slice).length <= units)
    .map(write)
    .filter((text) => text !== '');
}

/** Written out before it is split, so that what is counted is what is sent. */
function plainBlock({ kind, spans }: TextBlock): TextBlock[] {
  const words = clean(
    spans.map(({ text, url }) => (url === undefined || url === text ? text : `${text} (${url})`)).join(''),
  );
  if (words === '') return [];
  const isQuoted = kind !== 'quote' || /^[“"«]/.test(words);
  return [{ spans: [{ text: isQuoted ? words : `“${words}”` }] }];
}

function write({ head, blocks, foot }: MessageSlice): string {
  const lines = (pieces: readonly Footer[]): string =>
    pieces.flatMap(({ blocks }) => blocks.map(textOfBlock)).join('\n');
  return [lines(head), ...blocks.map(textOfBlock), lines(foot)].filter((part) => part !== '').join(GAP);
}

const textOfBlock = ({ spans }: TextBlock): string => spans.map(({ text }) => text).join('');

/** NFC, lone surrogates gone. */
function clean(text: string): string {
  return normalizeText(text.replace(/[\uD800-\uDFFF]/gu, '')).trim();
}
