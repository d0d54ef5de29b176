import {
  leftHeadLines,
  partLines,
  rightHeadLines,
  signatureLines,
  titleBlock,
  type Paper,
  type PaperPart,
} from '../paper.ts';

export interface TextLayout {
  /** Issuer and national title side by side, or one after the other. */
  readonly head: 'columns' | 'stacked';
  /** Lines are broken at so many characters; null leaves each paragraph on one line. */
  readonly width: number | null;
}

const LEFT = 38;
const PAGE = 84;

/** The paper as a text file; cells of tables are apart by tabs, as Word saves them. */
export function textOf(paper: Paper, { head, width }: TextLayout): string {
  const lines = [
    ...headLines(paper, head),
    '',
    ...titleBlock(paper).map(centred),
    '',
    ...partsText(paper.body, width),
    '',
    ...footLines(paper, head),
    ...(paper.annexes.length === 0 ? [] : ['', ...partsText(paper.annexes, width)]),
    '',
  ];
  return lines.join('\n');
}

function headLines(paper: Paper, form: TextLayout['head']): string[] {
  if (form === 'stacked') return [...leftHeadLines(paper), ...rightHeadLines(paper)];
  return sideBySide(
    leftHeadLines(paper).flatMap((line) => wrap(line, LEFT)),
    rightHeadLines(paper),
  );
}

function footLines(paper: Paper, form: TextLayout['head']): string[] {
  const { recipients } = paper.foot;
  const right = signatureLines(paper);
  if (form === 'columns') return sideBySide(recipients, right);
  return [...recipients, '', ...right];
}

function sideBySide(left: readonly string[], right: readonly string[]): string[] {
  const gap = Math.max(LEFT, ...left.map((line) => line.length)) + 4;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    `${(left[i] ?? '').padEnd(gap)}${right[i] ?? ''}`.trimEnd(),
  );
}

function centred(line: string): string {
  return `${' '.repeat(Math.max(0, Math.floor((PAGE - line.length) / 2)))}${line}`;
}

function partsText(parts: readonly PaperPart[], width: number | null): string[] {
  return parts.flatMap((part) => {
    if (part.type === 'table')
      return ['', ...[part.header, ...part.rows].map((cells) => cells.join('\t')), ''];
    const lines = partLines(part);
    if (part.type === 'heading' && part.stacked) return ['', ...lines.map(centred), ''];
    return [...lines.flatMap((line) => (width === null ? [line] : wrap(line, width))), ''];
  });
}

/** Breaks at blanks so that no line is longer than `width`, if the words allow it. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
