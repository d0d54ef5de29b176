import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { IngestError } from '../../ingest-error.ts';
import type { Notice } from '../../messages.vi.ts';
import { markerOf } from '../../split/markers.ts';
import { joinWrappedLines } from '../join-wrapped-lines.ts';
import { blockOf, type Block, type ParsedText } from '../parser.ts';
import { columnsOfLines } from '../split-columns.ts';
import { arrangeFlow, type Arranged } from './arrange-flow.ts';
import { paragraphsOf, type FlowBlock, type FlowParagraph, type FlowText } from './flow-text.ts';
import { opensFoot } from './layout-tables.ts';
import { readShownText, type ShownText } from './shown-text.ts';

/** A heading longer than this is a paragraph in a wrong style. */
const MAX_HEADING = 300;
/** Lines of running heads longer than this carry no mark and would end the part that is screened as the header. */
const MAX_HEAD_LINE = 120;

/** Blocks and raw lines of a text of a word processor. Throws IngestError `no-text` when nothing is to be seen. */
export function parseFlow(text: FlowText, warnings: readonly Notice[]): ParsedText {
  const shown = readShownText([...text.heads, ...text.body, ...text.feet]);
  const read = blocksOf(text.body, shown);
  const blocks = text.pages === null ? read.map((block) => ({ ...block, page: null })) : read;
  if (blocks.length === 0) throw new IngestError('no-text', 'no visible text');
  return {
    blocks,
    title: titleOf(text.body, shown),
    metadata: null,
    metadataIsFrontMatter: false,
    rawLines: rawLinesOf(text, shown),
    pages: text.pages,
    warnings: [...warnings, ...shown.warnings],
  };
}

interface Piece {
  readonly lines: readonly string[];
  readonly blocks: readonly Block[] | null;
  readonly paragraph: FlowParagraph | null;
}

function blocksOf(body: readonly FlowBlock[], shown: ShownText): Block[] {
  const pieces = withNotes(arrangeFlow(body, shown), shown);
  // Heads and feet typed with tabs or blanks instead of a table.
  const columns = columnsOfLines(pieces.flatMap(({ lines }) => lines));
  const asHeadings = !pieces.some(({ lines }) => lines.some(isDivision));
  const result: Block[] = [];
  let at = 0;
  for (const { lines, blocks, paragraph } of pieces) {
    const split = columns.slice(at, at + lines.length);
    at += lines.length;
    if (blocks !== null) result.push(...blocks);
    else if (paragraph !== null) result.push(...paragraphBlocks(paragraph, split, asHeadings));
  }
  return result;
}

function paragraphBlocks(
  paragraph: FlowParagraph,
  columns: readonly (readonly string[])[],
  asHeadings: boolean,
): Block[] {
  const texts = columns.every((cells) => cells.length <= 1)
    ? joinWrappedLines(columns.flat()).map(({ text }) => text)
    : columns.flat().map(foldSpaces);
  const { role, heading, page } = paragraph;
  const isHeading = asHeadings && heading > 0 && texts.join(' ').length <= MAX_HEADING;
  return texts
    .filter((text) => text !== '')
    .map((text) => {
      const kind = isHeading ? 'heading' : role === 'caption' ? 'caption' : 'paragraph';
      return { ...blockOf(kind, text, isHeading ? heading : 0), page };
    });
}

/** Phần, chương, mục, điều and I, II rank by themselves in every paper; heading levels would cut across them. */
function isDivision(line: string): boolean {
  const type = markerOf(line.trim())?.type;
  return (
    type === 'part' || type === 'chapter' || type === 'section' || type === 'article' || type === 'roman'
  );
}

/** Notes stand at the end of the part that refers to them: before the next division, heading or the signature. */
function withNotes(arranged: readonly Arranged[], shown: ShownText): Piece[] {
  const pieces: Piece[] = [];
  let pending: FlowParagraph[] = [];
  let container = 0;
  const flush = (): void => {
    for (const note of pending) pieces.push({ lines: linesOf(note, shown), blocks: null, paragraph: note });
    pending = [];
  };
  for (const part of arranged) {
    if (part.type === 'rows') {
      container++;
      const { header } = part.rows;
      const blocks = part.rows.rows.map(({ text, page }): Block => ({
        ...blockOf('table-row', text),
        container,
        tableHeader: header,
        page,
      }));
      pieces.push({ lines: [], blocks, paragraph: null });
      for (const { notes } of paragraphsOf([part.table])) pending.push(...notes.flatMap(paragraphsIn));
      continue;
    }
    const { paragraph } = part;
    const lines = paragraph.role === 'contents' ? [] : linesOf(paragraph, shown);
    const first = lines[0]?.trim() ?? '';
    if (paragraph.heading > 0 || isDivision(first) || opensFoot(first)) flush();
    pieces.push({ lines, blocks: null, paragraph });
    pending.push(...paragraph.notes.flatMap(paragraphsIn));
  }
  flush();
  return pieces;
}

function paragraphsIn(blocks: readonly FlowBlock[]): FlowParagraph[] {
  return [...paragraphsOf(blocks)];
}

function linesOf(paragraph: FlowParagraph, shown: ShownText): string[] {
  return shown
    .visible(paragraph)
    .split('\n')
    .map(closeMarkerGap)
    .filter((line) => line.trim() !== '');
}

/** `1.     Mục đích` with a tab after a typed number is one text, not two columns. */
function closeMarkerGap(line: string): string {
  const gap = /^(\s{0,20}\S{1,12}(?:\s\S{1,6})?)\s{2,20}(?=\S)/u.exec(line);
  if (gap?.[1] === undefined) return line;
  const closed = `${gap[1].trim()} ${line.slice(gap[0].length)}`;
  const marker = markerOf(closed);
  return marker !== null && marker.length >= gap[1].trim().length ? closed : line;
}

function titleOf(body: readonly FlowBlock[], shown: ShownText): string | null {
  for (const paragraph of paragraphsOf(body.slice(0, 20))) {
    if (paragraph.role !== 'title') continue;
    const text = foldSpaces(shown.visible(paragraph));
    if (text !== '' && text.length <= MAX_HEADING) return text;
  }
  return null;
}

/** Every line of a text that is read otherwise, for screening. */
export function rawLinesOfFlow(text: FlowText): string[] {
  return rawLinesOf(text, readShownText([...text.heads, ...text.body, ...text.feet]));
}

/** Every line in order: running heads, the text with what is hidden in it, feet. */
function rawLinesOf(text: FlowText, shown: ShownText): string[] {
  const lines = (blocks: readonly FlowBlock[]): string[] => {
    const all: string[] = [];
    for (const paragraph of paragraphsOf(blocks))
      for (const part of [shown.visible(paragraph), shown.hidden(paragraph)])
        all.push(...part.split('\n').filter((line) => line.trim() !== ''));
    return all;
  };
  const heads = lines(text.heads);
  const body = columnsOfLines(lines(text.body)).flat();
  return [
    ...heads.filter((line) => line.length <= MAX_HEAD_LINE),
    ...body,
    ...heads.filter((line) => line.length > MAX_HEAD_LINE),
    ...lines(text.feet),
  ];
}
