import { foldSpaces, normalizeText } from '../../knowledge/text/normalize.ts';
import { joinWrappedLines } from './join-wrapped-lines.ts';
import { blockOf, type Block, type BlockKind } from './parser.ts';

/** What the walk needs of a DOM node; both linkedom and browsers give it. */
export interface WalkNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<WalkNode>;
  getAttribute?(name: string): string | null;
}

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG CANVAS BUTTON SELECT INPUT TEXTAREA NAV HEAD AUDIO VIDEO DIALOG'.split(
    ' ',
  ),
);
const BLOCK_TAGS = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE UL OL LI TABLE THEAD TBODY TFOOT TR TD TH BLOCKQUOTE FIGURE FIGCAPTION H1 H2 H3 H4 H5 H6 PRE DL DT DD HR CENTER ADDRESS CAPTION'.split(
    ' ',
  ),
);
const MAX_DEPTH = 200;
/** A table of at most so many rows that names nation and body is the letterhead, not data. */
const LETTERHEAD = /đảng cộng sản việt nam|cộng h(?:òa|oà) xã hội chủ nghĩa|nơi nhận/i;

/** Whether the element is not shown to a reader. */
export function isHidden(node: WalkNode): boolean {
  if (SKIPPED.has(node.nodeName.toUpperCase())) return true;
  const style = node.getAttribute?.('style') ?? '';
  if (
    /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}[01](?:px|pt)?\s{0,3}(?:;|$)/i.test(
      style,
    )
  )
    return true;
  const hidden = node.getAttribute?.('hidden');
  return (hidden !== null && hidden !== undefined) || node.getAttribute?.('aria-hidden') === 'true';
}

/** Headings, paragraphs, list items, table rows and captions below the node, in reading order. */
export function htmlBlocks(root: WalkNode): Block[] {
  const blocks: Block[] = [];
  let container = 0;
  let inline = '';

  const flush = (kind: BlockKind, extra: Partial<Block> = {}): void => {
    for (const line of inline.split('\n')) {
      const text = foldSpaces(line);
      if (text !== '') blocks.push({ ...blockOf(kind, text), ...extra });
    }
    inline = '';
  };

  const walk = (node: WalkNode, kind: BlockKind, extra: Partial<Block>, depth: number): void => {
    if (node.nodeType === 3) {
      inline += (node.textContent ?? '').replace(/\s+/g, ' ');
      return;
    }
    if (node.nodeType !== 1 || isHidden(node)) return;
    const name = node.nodeName.toUpperCase();
    if (name === 'BR') {
      inline += '\n';
      return;
    }
    if (depth > MAX_DEPTH) {
      inline += ` ${node.textContent ?? ''} `;
      return;
    }
    if (name === 'TABLE' && !isLetterhead(node)) {
      flush(kind, extra);
      table(node);
      return;
    }
    if (name === 'PRE') {
      flush(kind, extra);
      const lines = normalizeText(node.textContent ?? '').split('\n');
      inline = joinWrappedLines(lines)
        .map(({ text }) => text)
        .join('\n');
      flush('paragraph', extra);
      return;
    }
    const inner = kindOf(name, kind);
    const innerExtra = extraOf(name, extra, depth);
    const isBlock = BLOCK_TAGS.has(name);
    if (isBlock) flush(kind, extra);
    if (name === 'LI') {
      inline = itemText(node, depth);
      flushWhole('list-item', innerExtra);
      return;
    }
    for (const child of node.childNodes) walk(child, inner, innerExtra, depth + 1);
    if (isBlock) flush(inner, innerExtra);
  };

  const flushWhole = (kind: BlockKind, extra: Partial<Block>): void => {
    const text = inline
      .split('\n')
      .map((line) => foldSpaces(line))
      .filter((line) => line !== '')
      .join('\n');
    if (text !== '') blocks.push({ ...blockOf(kind, text), ...extra });
    inline = '';
  };

  const extraOf = (name: string, extra: Partial<Block>, _depth: number): Partial<Block> => {
    if (name === 'UL' || name === 'OL') return { container: ++container };
    const heading = /^H([1-6])$/.exec(name);
    if (heading) return { level: Number(heading[1]) };
    return name === 'LI' ? extra : { ...extra, level: 0 };
  };

  const table = (node: WalkNode): void => {
    container++;
    const rows = elementsNamed(node, 'TR');
    const [first] = rows;
    const hasHeader = first !== undefined && rows.length > 1 && isHeaderRow(first, rows);
    const header = hasHeader ? rowText(first) : null;
    for (const row of hasHeader ? rows.slice(1) : rows) {
      const text = rowText(row);
      if (text !== '') blocks.push({ ...blockOf('table-row', text), container, tableHeader: header });
    }
  };

  walk(root, 'paragraph', {}, 0);
  flush('paragraph');
  return blocks;
}

function kindOf(name: string, kind: BlockKind): BlockKind {
  if (/^H[1-6]$/.test(name)) return 'heading';
  if (name === 'FIGCAPTION' || name === 'CAPTION') return 'caption';
  if (name === 'BLOCKQUOTE') return 'quote';
  return kind === 'heading' ? 'paragraph' : kind;
}

/** The item with its nested items on lines of their own. */
function itemText(item: WalkNode, depth: number): string {
  let text = '';
  const walk = (node: WalkNode, level: number): void => {
    if (node.nodeType === 3) text += (node.textContent ?? '').replace(/\s+/g, ' ');
    if (node.nodeType !== 1 || isHidden(node)) return;
    const name = node.nodeName.toUpperCase();
    if (level > MAX_DEPTH) {
      text += ` ${node.textContent ?? ''} `;
      return;
    }
    if (name === 'BR' || (BLOCK_TAGS.has(name) && level > depth)) text += '\n';
    if (name === 'LI' && level > depth) text += '- ';
    for (const child of node.childNodes) walk(child, level + 1);
    if (BLOCK_TAGS.has(name) && level > depth) text += '\n';
  };
  walk(item, depth);
  return text;
}

function elementsNamed(root: WalkNode, name: string): WalkNode[] {
  const found: WalkNode[] = [];
  const pending: WalkNode[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (node === undefined || (node.nodeType === 1 && isHidden(node))) continue;
    if (node.nodeName.toUpperCase() === name) found.push(node);
    pending.push(...[...node.childNodes].filter((child) => child.nodeType === 1).reverse());
  }
  return found;
}

function cellsOf(row: WalkNode): WalkNode[] {
  return [...row.childNodes].filter((cell) => /^T[DH]$/i.test(cell.nodeName) && !isHidden(cell));
}

function rowText(row: WalkNode): string {
  const cells = cellsOf(row).map((cell) => foldSpaces(shownText(cell)));
  return cells.every((cell) => cell === '') ? '' : cells.join(' | ');
}

function shownText(root: WalkNode): string {
  let text = '';
  const walk = (node: WalkNode, depth: number): void => {
    if (node.nodeType === 3) text += node.textContent ?? '';
    if (node.nodeType !== 1 || isHidden(node)) return;
    if (depth > MAX_DEPTH) return;
    for (const child of node.childNodes) walk(child, depth + 1);
    if (BLOCK_TAGS.has(node.nodeName.toUpperCase()) || node.nodeName.toUpperCase() === 'BR') text += ' ';
  };
  walk(root, 0);
  return text;
}

function isHeaderRow(row: WalkNode, rows: readonly WalkNode[]): boolean {
  const cells = cellsOf(row);
  if (cells.length < 2) return false;
  if (cells.every((cell) => cell.nodeName.toUpperCase() === 'TH')) return true;
  const texts = cells.map((cell) => foldSpaces(shownText(cell)));
  const width = Math.max(...rows.map((other) => cellsOf(other).length));
  return (
    cells.length === width &&
    texts.every((text) => text !== '' && text.length <= 60 && !/[.;:]$/.test(text) && !/^\d/.test(text))
  );
}

function isLetterhead(table: WalkNode): boolean {
  return elementsNamed(table, 'TR').length <= 4 && LETTERHEAD.test((table.textContent ?? '').slice(0, 2000));
}
