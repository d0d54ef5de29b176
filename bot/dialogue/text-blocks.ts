import type { OutgoingMessage, TextBlock, TextSpan } from '../channel/outgoing.ts';

/** Items of one list stand together: `• …`, `- …`, `1. …`, `a) …`, `/lenh – …`. */
const ITEM = /^\s{0,4}(?:[•\-–+*]\s|\d{1,3}[.)]\s|[a-zđ][.)]\s|\/\p{L})/u;
const MOST_UNITS = 700;

/** A message of plain paragraphs; lines of one list are one paragraph. */
export function plainMessage(...lines: readonly string[]): OutgoingMessage {
  return { blocks: gathered(lines).map((line) => paragraph(line)) };
}

/** Lines as paragraphs, with the items of a list joined as long as they stay short enough to be sent in one piece. */
export function gathered(lines: readonly string[]): readonly string[] {
  const paragraphs: string[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const isNext = last !== undefined && ITEM.test(line) && ITEM.test(last.slice(last.lastIndexOf('\n') + 1));
    if (isNext && last.length + line.length < MOST_UNITS)
      paragraphs[paragraphs.length - 1] = `${last}\n${line}`;
    else paragraphs.push(line);
  }
  return paragraphs;
}

export function paragraph(text: string, look?: TextSpan['look']): TextBlock {
  return { spans: [look === undefined ? { text } : { text, look }] };
}

export function quoteBlock(text: string): TextBlock {
  return { kind: 'quote', spans: [{ text }] };
}

/** At most so many characters, cut at a word, with an ellipsis. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 1).join('');
  const at = cut.lastIndexOf(' ');
  return `${(at > most / 2 ? cut.slice(0, at) : cut).trimEnd()}…`;
}
