import type { FlowBlock, FlowCell, FlowParagraph, FlowRow, FlowTable } from '../flow/flow-text.ts';
import { attributeOf, childOf, childrenOf, descendantsOf, type XmlElement } from '../xml/read-xml.ts';
import { alternative, readParagraph } from './read-paragraph.ts';
import type { ReadState, Surroundings } from './read-state.ts';
import { fillOf, isOn } from './run-look.ts';
import { hasBorders } from './word-styles.ts';

/** Containers that only wrap paragraphs and tables. */
const WRAPPERS = new Set(['w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);
/** A dark colour that stands for "some dark part of the table". */
const SOME_DARK = '000001';

/** Reads the blocks of one part of a document, child by child, in their order. */
export class BlockReader {
  private begun: FlowParagraph | null = null;
  private readonly state: ReadState;
  private readonly around: Surroundings;
  private readonly blocks: FlowBlock[] = [];

  constructor(state: ReadState, around: Surroundings) {
    this.state = state;
    this.around = around;
  }

  add(element: XmlElement): void {
    switch (element.name) {
      case 'w:p':
        return this.addParagraph(element);
      case 'w:tbl':
        this.blocks.push(readTable(element, this.state, this.around));
        return;
      case 'w:sdt':
        if (isOn(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr')) return;
        return this.addAll(childOf(element, 'w:sdtContent'));
      case 'mc:AlternateContent':
        return this.addAll(alternative(element));
      case 'w:altChunk':
      case 'w:subDoc':
        this.state.foreignParts++;
        return;
      case 'w:del':
      case 'w:moveFrom':
        this.state.trackedChanges++;
        return;
      default:
        if (WRAPPERS.has(element.name)) this.addAll(element);
    }
  }

  finish(): FlowBlock[] {
    if (this.begun !== null) this.blocks.push(this.begun);
    this.begun = null;
    return this.blocks;
  }

  private addAll(parent: XmlElement | null): void {
    for (const child of childrenOf(parent)) this.add(child);
  }

  private addParagraph(element: XmlElement): void {
    const { paragraph, goesOn } = readParagraph(
      element,
      this.state,
      this.around,
      (elements, around) => readBlocks(elements, this.state, around),
      this.begun,
    );
    this.begun = goesOn ? paragraph : null;
    if (!goesOn) this.blocks.push(paragraph);
  }
}

/** The blocks of the elements, in their order. */
export function readBlocks(
  elements: readonly XmlElement[],
  state: ReadState,
  around: Surroundings,
): FlowBlock[] {
  const reader = new BlockReader(state, around);
  for (const element of elements) reader.add(element);
  return reader.finish();
}

function readTable(element: XmlElement, state: ReadState, around: Surroundings): FlowTable {
  const properties = childOf(element, 'w:tblPr');
  const style = state.styles.table(attributeOf(properties, 'w:tblStyle', 'w:val'));
  const own = childOf(properties, 'w:tblBorders');
  const cellBorders = descendantsOf(element, 'w:tcBorders').some(hasBorders);
  const inside = style.hasDarkFill ? { ...around, background: SOME_DARK } : around;
  return {
    type: 'table',
    rows: wrapped(element, 'w:tr').flatMap((row) => readRow(row, state, inside)),
    hasBorders: cellBorders || (own === null ? style.hasBorders : hasBorders(own)),
  };
}

function readRow(element: XmlElement, state: ReadState, around: Surroundings): FlowRow[] {
  const properties = childOf(element, 'w:trPr');
  if (childOf(properties, 'w:del') !== null) {
    state.trackedChanges++;
    return [];
  }
  const gap = Number(attributeOf(properties, 'w:gridBefore', 'w:val') ?? 0) || 0;
  const before: FlowCell[] = gap > 0 ? [{ content: [], columns: gap, continuesAbove: false }] : [];
  const cells = wrapped(element, 'w:tc').map((cell) => readCell(cell, state, around));
  return [{ isHeader: isOn(properties, 'w:tblHeader') ?? false, cells: [...before, ...cells] }];
}

function readCell(element: XmlElement, state: ReadState, around: Surroundings): FlowCell {
  const properties = childOf(element, 'w:tcPr');
  const fill = fillOf(properties);
  const background = fill === null || fill === 'auto' ? around.background : fill;
  const merge = childOf(properties, 'w:vMerge');
  const span = Number(attributeOf(properties, 'w:gridSpan', 'w:val') ?? 1) || 1;
  return {
    content: readBlocks(childrenOf(element), state, { ...around, background }),
    columns: Math.min(100, Math.max(1, span)),
    continuesAbove: merge !== null && merge.attributes['w:val'] !== 'restart',
  };
}

/** Rows or cells of a table, also inside content controls. */
function wrapped(parent: XmlElement, name: string): XmlElement[] {
  return childrenOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'w:sdt') return wrapped(childOf(child, 'w:sdtContent') ?? child, name);
    return WRAPPERS.has(child.name) ? wrapped(child, name) : [];
  });
}
