import { docFile, type DocParagraph, type DocRun, type DocTable } from '../../support/doc-file.ts';
import {
  leftHeadLines,
  partLines,
  rightHeadLines,
  signatureLines,
  titleBlock,
  type Paper,
  type PaperPart,
} from '../paper.ts';
import { fontRuns, type TypedFont } from './word-fonts.ts';

/** The paper as Word 97–2003 saves it, markers typed; letterhead and foot as tables without borders. */
export function docOf(paper: Paper, font: TypedFont): Uint8Array {
  const line = (text: string, bold = false): DocParagraph => ({
    runs: fontRuns(text, font).map((run): DocRun => ({ ...run, bold })),
  });
  const columns = (left: readonly string[], right: readonly string[]): DocTable => ({
    rows: [[left.map((text) => line(text)), right.map((text) => line(text))]],
    borders: false,
  });
  const part = (each: PaperPart): (DocParagraph | DocTable)[] =>
    each.type === 'table'
      ? [
          {
            rows: [each.header, ...each.rows].map((cells) => cells.map((cell) => [line(cell)])),
            headerRow: true,
          },
        ]
      : partLines(each).map((text) => line(text, each.type === 'heading'));
  return docFile({
    paragraphs: [
      columns(leftHeadLines(paper), rightHeadLines(paper)),
      ...titleBlock(paper).map((text) => line(text, true)),
      ...paper.body.flatMap(part),
      columns(paper.foot.recipients, signatureLines(paper)),
      ...paper.annexes.flatMap(part),
    ],
  });
}
