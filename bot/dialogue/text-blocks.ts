import type { OutgoingMessage, TextBlock, TextSpan } from '../channel/outgoing.ts';

/** A message of plain paragraphs. */
export function plainMessage(...lines: readonly string[]): OutgoingMessage {
  return { blocks: lines.map((line) => paragraph(line)) };
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
