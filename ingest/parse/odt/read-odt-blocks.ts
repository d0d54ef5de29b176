import type { FlowBlock, FlowCell, FlowRow, FlowTable } from '../flow/flow-text.ts';
import { childrenOf, descendantsOf, type XmlElement } from '../xml/read-xml.ts';
import { ON_PAGE, beginOdtPage, type OdtItem, type OdtState, type OdtSurroundings } from './odt-state.ts';
import type { OdtCounter } from './odt-lists.ts';
import { readOdtParagraph } from './read-odt-paragraph.ts';

const CONTENTS =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index)$/;
/** Repeated rows and cells beyond this are empty paper of a spreadsheet. */
const MAX_REPEATED = 60;

/** The blocks of the elements, in their order. */
export function readOdtBlocks(
  elements: readonly XmlElement[],
  state: OdtState,
  around: OdtSurroundings = ON_PAGE,
): FlowBlock[] {
  const blocks: FlowBlock[] = [];
  for (const element of elements) addBlock(element, state, around, blocks);
  return blocks;
}

/** Adds the blocks that one element holds. */
export function addBlock(
  element: XmlElement,
  state: OdtState,
  around: OdtSurroundings,
  blocks: FlowBlock[],
): void {
  const { name, attributes } = element;
  const readBlocks = (inner: readonly XmlElement[], place: OdtSurroundings): FlowBlock[] =>
    readOdtBlocks(inner, state, place);
  switch (name) {
    case 'text:p':
    case 'text:h':
      blocks.push(readOdtParagraph(element, state, around, readBlocks));
      return;
    case 'text:list':
      addList(element, state, around, null, blocks);
      return;
    case 'table:table':
      blocks.push(readOdtTable(element, state, { ...around, item: null }));
      return;
    case 'text:soft-page-break':
      state.hasSoftBreaks = true;
      beginOdtPage(state);
      return;
    case 'text:tracked-changes':
      state.trackedChanges += childrenOf(element, 'text:changed-region').length;
      return;
    case 'text:section': {
      const isHidden = around.isHidden || attributes['text:display'] === 'none';
      blocks.push(...readOdtBlocks(childrenOf(element), state, { ...around, isHidden }));
      return;
    }
    case 'text:index-body':
    case 'text:index-title':
    case 'text:numbered-paragraph':
      blocks.push(...readOdtBlocks(childrenOf(element), state, around));
      return;
    case 'draw:frame':
    case 'draw:custom-shape':
    case 'draw:rect':
    case 'draw:g':
      // A drawing anchored to the page: as one in an empty paragraph.
      blocks.push(
        readOdtParagraph({ name: 'text:p', attributes: {}, children: [element] }, state, around, readBlocks),
      );
      return;
    default:
      if (CONTENTS.test(name))
        blocks.push(...readOdtBlocks(childrenOf(element), state, { ...around, isContents: true }));
  }
}

interface OpenList {
  readonly counter: OdtCounter;
  readonly style: string;
  readonly level: number;
}

function addList(
  element: XmlElement,
  state: OdtState,
  around: OdtSurroundings,
  outer: OpenList | null,
  blocks: FlowBlock[],
): void {
  const { attributes } = element;
  const style = attributes['text:style-name'] ?? outer?.style ?? '';
  const list: OpenList =
    outer === null
      ? {
          style,
          level: 0,
          counter: state.lists.open(style, attributes['xml:id'] ?? null, {
            any: attributes['text:continue-numbering'] === 'true',
            id: attributes['text:continue-list'] ?? null,
          }),
        }
      : { style, level: outer.level + 1, counter: outer.counter };
  for (const entry of childrenOf(element)) {
    if (entry.name !== 'text:list-item' && entry.name !== 'text:list-header') continue;
    const start = entry.attributes['text:start-value'];
    const item: OdtItem = {
      ...list,
      startAt: start === undefined ? null : Number(start),
      isNumbered: entry.name === 'text:list-header',
    };
    for (const child of childrenOf(entry)) {
      if (child.name === 'text:list') addList(child, state, around, list, blocks);
      else addBlock(child, state, { ...around, item }, blocks);
    }
  }
}

function readOdtTable(element: XmlElement, state: OdtState, around: OdtSurroundings): FlowTable {
  const { styles } = state;
  const fill = styles.background('table', element.attributes['table:style-name'] ?? null);
  const inside = { ...around, background: fill ?? around.background };
  const rows: FlowRow[] = [];
  /** Rows that a cell above still covers, by column. */
  const covered: { rows: number; columns: number }[] = [];
  const addRows = (parent: XmlElement, isHeader: boolean): void => {
    for (const child of childrenOf(parent)) {
      if (child.name === 'table:table-header-rows') addRows(child, true);
      else if (child.name === 'table:table-rows' || child.name === 'table:table-row-group')
        addRows(child, isHeader);
      else if (child.name === 'text:soft-page-break') {
        state.hasSoftBreaks = true;
        beginOdtPage(state);
      } else if (child.name === 'table:table-row') {
        const row = { isHeader, cells: readCells(child, state, inside, covered) };
        const hasText = row.cells.some(({ content }) => content.length > 0);
        const times = hasText ? Number(child.attributes['table:number-rows-repeated'] ?? 1) || 1 : 1;
        for (let i = 0; i < Math.min(MAX_REPEATED, times); i++) rows.push(row);
      }
    }
  };
  addRows(element, false);
  const hasBorders = descendantsOf(element, 'table:table-cell').some(({ attributes }) =>
    styles.hasBorders(attributes['table:style-name'] ?? ''),
  );
  return { type: 'table', rows, hasBorders };
}

function readCells(
  row: XmlElement,
  state: OdtState,
  around: OdtSurroundings,
  covered: { rows: number; columns: number }[],
): FlowCell[] {
  const rowFill = state.styles.background('table-row', row.attributes['table:style-name'] ?? null);
  const cells: FlowCell[] = [];
  let column = 0;
  for (const cell of childrenOf(row)) {
    const times = Math.min(MAX_REPEATED, Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1);
    for (let i = 0; i < times; i++) {
      if (cell.name === 'table:covered-table-cell') {
        const above = covered[column];
        if (above !== undefined && above.rows > 0) {
          cells.push({ content: [], columns: above.columns, continuesAbove: true });
          above.rows--;
        }
        column++;
      } else if (cell.name === 'table:table-cell') {
        const columns = Math.min(100, Number(cell.attributes['table:number-columns-spanned'] ?? 1) || 1);
        const rows = Number(cell.attributes['table:number-rows-spanned'] ?? 1) || 1;
        covered[column] = { rows: rows - 1, columns };
        const fill = state.styles.background('table-cell', cell.attributes['table:style-name'] ?? null);
        cells.push({
          content: readOdtBlocks(childrenOf(cell), state, {
            ...around,
            background: fill ?? rowFill ?? around.background,
          }),
          columns,
          continuesAbove: false,
        });
        column++;
      }
    }
  }
  return cells;
}
