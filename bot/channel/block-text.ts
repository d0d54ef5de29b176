import type { TextBlock, TextSpan } from './outgoing.ts';

/** The words of a block without looks. */
export function textOf(block: TextBlock): string {
  return block.spans.map(({ text }) => text).join('');
}

/** The part of a block between two places of its text, looks kept, without white space at the ends. */
export function sliceBlock(block: TextBlock, start: number, end: number): TextBlock {
  const text = textOf(block).slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  const to = end - (text.length - text.trimEnd().length);
  const spans: TextSpan[] = [];
  let at = 0;
  for (const span of block.spans) {
    const piece = span.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (piece !== '') spans.push({ ...span, text: piece });
    at += span.text.length;
  }
  return { ...block, spans };
}
