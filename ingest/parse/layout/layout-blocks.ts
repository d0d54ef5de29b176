import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { markerOf } from '../../split/markers.ts';
import { blockOf, type Block } from '../parser.ts';
import { bodySizeOf, takeFootnotes } from './footnotes.ts';
import {
  continues,
  isBalanced,
  isCapitals,
  isCentred,
  isDrawnRule,
  joinLine,
  settingOf,
  type TextSetting,
} from './line-joins.ts';
import {
  flowOf,
  FlowCounter,
  usualEdges,
  type FlowLine,
  type FlowPart,
  type FlowTable,
} from './page-flow.ts';
import { sizeOf, type PageLayout, type PageLine } from './page-line.ts';
import { takeRuledTables } from './ruled-tables.ts';
import { rowsOf } from './rows.ts';
import { dropRunningLines } from './running-lines.ts';

/** What the pages say, and every line of them for the screening of marks of secrecy. */
export interface LaidOutText {
  readonly blocks: readonly Block[];
  /**
   * All lines from the top of the first page down: running headers, page numbers and unread lines included;
   * short unread lines at the head of the file once more before all others, apart from the words they lie among.
   */
  readonly rawLines: readonly string[];
}

/**
 * Blocks in reading order from lines placed on pages: columns, tables with their header rows, paragraphs joined over
 * lines, columns and pages, notes behind the page they stand on; running headers, footers and page numbers are left
 * out. A paragraph bears the page on which it begins.
 */
export function layoutBlocks(pages: readonly PageLayout[]): LaidOutText {
  const rawLines = pages.flatMap((page, i) => [
    ...(i === 0 ? stampsOnTop(page) : []),
    ...rowsOf([...page.lines, ...page.unread]).flatMap(({ lines }) => lines.flatMap(screenedLines)),
    ...page.sideways,
  ]);
  const bodySize = bodySizeOf(pages.flatMap(({ lines }) => lines));
  // Tables come first: their rows repeat at the edges of pages and are no running lines.
  const tables = pages.map(takeRuledTables);
  const running = dropRunningLines(
    pages.map((page, i) => ({ ...page, lines: tables[i]?.lines ?? page.lines })),
  );
  const read = running.map((page, i) => ({
    page,
    tables: tables[i]?.tables ?? [],
    ...takeFootnotes(page.lines, bodySize, page.height),
  }));
  const edges = usualEdges(read.flatMap(({ lines }) => lines));
  const flows = new FlowCounter();
  const parts = read.map((each) => flowOf(each.page.number, each.lines, each.tables, edges, flows));
  const writer = new BlockWriter(settingOf(parts.flat().filter((part) => part.kind === 'line')), bodySize);
  for (const [i, { page, notes }] of read.entries()) {
    for (const part of parts[i] ?? []) writer.add(part);
    for (const note of [...notes, ...page.sideways]) writer.addLater(note, page.number);
  }
  return { blocks: writer.finish(), rawLines };
}

/** A stamp may lie between two lines of one sentence: it is screened once more without them. */
const MAX_STAMPS = 6;
const MAX_STAMP_LENGTH = 60;

function stampsOnTop({ unread, height }: PageLayout): string[] {
  return unread
    .filter(({ text, box }) => box.top < height / 2 && text.length <= MAX_STAMP_LENGTH)
    .slice(0, MAX_STAMPS)
    .flatMap(screenedLines);
}

function screenedLines({ text, raw }: PageLine): string[] {
  return [text, ...(raw === undefined ? [] : [raw])].map(foldSpaces);
}

interface OpenParagraph {
  readonly lines: FlowLine[];
  text: string;
}

interface OpenTable {
  readonly container: number;
  readonly columns: readonly number[];
  readonly header: string | null;
  /** Where its last part stands. */
  readonly page: number;
}

class BlockWriter {
  private readonly blocks: Block[] = [];
  private readonly later: Block[] = [];
  private paragraph: OpenParagraph | null = null;
  private table: OpenTable | null = null;
  private containers = 0;
  private lastRow: { readonly at: number; readonly cells: readonly string[]; readonly page: number } = {
    at: -1,
    cells: [],
    page: 0,
  };
  private readonly setting: TextSetting;
  private readonly bodySize: number;

  constructor(setting: TextSetting, bodySize: number) {
    this.setting = setting;
    this.bodySize = bodySize;
  }

  add(part: FlowPart): void {
    if (part.kind === 'table') this.addTable(part);
    else this.addLine(part);
  }

  /** Words that stand apart from the text of their page: they follow the paragraph that is open now. */
  addLater(text: string, page: number): void {
    this.later.push({ ...blockOf('caption', foldSpaces(text)), page });
  }

  finish(): Block[] {
    this.close();
    return this.blocks.filter(({ text }) => text !== '');
  }

  private addLine(line: FlowLine): void {
    this.table = null;
    const open = this.paragraph;
    const first = open?.lines[0];
    const last = open?.lines.at(-1);
    if (
      open !== null &&
      first !== undefined &&
      last !== undefined &&
      open.lines.length < MAX_LINES &&
      continues(first, last, line, open.lines.length, this.setting)
    ) {
      open.text = joinLine(open.text, line.line.text, this.setting.words);
      open.lines.push(line);
      return;
    }
    this.close();
    this.paragraph = { lines: [line], text: line.line.text };
  }

  private addTable({ table, page }: FlowTable): void {
    this.close();
    const goesOn = this.table !== null && sameColumns(this.table.columns, table.columns);
    const known = goesOn ? (this.table?.header ?? null) : null;
    const repeats = known !== null && rowText(table.rows[0] ?? []) === known;
    const isNamed = !goesOn && table.hasHeader;
    const header = isNamed ? rowText(table.rows[0] ?? []) : known;
    const container = goesOn ? (this.table?.container ?? 0) : ++this.containers;
    // A table that goes on over a page often repeats its header there.
    for (const cells of repeats || isNamed ? table.rows.slice(1) : table.rows) {
      if (goesOn && this.joinedToLast(cells)) continue;
      this.blocks.push({ ...blockOf('table-row', rowText(cells)), container, tableHeader: header, page });
      this.lastRow = { at: this.blocks.length - 1, cells, page };
    }
    this.table = { container, columns: table.columns, header, page };
  }

  /** A row that a page break cut in two: its rest stands on top of the next page without a first cell. */
  private joinedToLast(cells: readonly string[]): boolean {
    const { at, cells: above, page } = this.lastRow;
    const block = this.blocks[at];
    const isRest = cells[0] === '' && above[0] !== '' && this.table?.page === page;
    if (!isRest || block === undefined) return false;
    const whole = above.map((cell, i) => [cell, cells[i] ?? ''].filter((part) => part !== '').join(' '));
    this.blocks[at] = { ...block, text: rowText(whole) };
    return true;
  }

  private close(): void {
    const { paragraph } = this;
    const first = paragraph?.lines[0];
    if (paragraph !== null && first !== undefined) {
      const kind = isHeading(paragraph, this.bodySize, this.blocks.at(-1)) ? 'heading' : 'paragraph';
      this.blocks.push({ ...blockOf(kind, foldSpaces(paragraph.text)), page: first.page });
    }
    this.paragraph = null;
    this.blocks.push(...this.later.splice(0));
  }
}

function rowText(cells: readonly string[]): string {
  return cells.map(foldSpaces).join(' | ');
}

/** Lines of one paragraph; more are a text without any sign of paragraphs. */
const MAX_LINES = 400;
const MAX_HEADING = 250;

/** Set in the middle, and bold, in capitals or larger. What begins with a mark of structure is told by that mark. */
function isHeading({ lines, text }: OpenParagraph, bodySize: number, before: Block | undefined): boolean {
  const [first] = lines;
  if (first === undefined || first.alone || text.length > MAX_HEADING || !/\p{L}{2}/u.test(text))
    return false;
  const last = lines.at(-1) ?? first;
  if (
    !isCentred(last) ||
    !lines.every(isBalanced) ||
    isDrawnRule(first) ||
    markerOf(text) !== null ||
    /[.;,]$/.test(text)
  )
    return false;
  // `Chương I` takes the line below as its title: both are then of one kind.
  const above = before === undefined ? null : markerOf(before.text);
  if (before?.kind === 'paragraph' && above !== null && before.text.length <= above.length + 1) return false;
  return lines.every(({ line }) => line.bold) || isCapitals(text) || sizeOf(first.line) >= 1.15 * bodySize;
}

/** Points of shift that columns of a table may have from page to page. */
const SHIFT = 6;

function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((place, i) => Math.abs(place - (b[i] ?? 0)) <= SHIFT);
}
