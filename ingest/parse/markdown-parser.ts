import { IngestError } from '../ingest-error.ts';
import { INGEST_LIMITS } from '../limits.ts';
import { decodeText } from './decode-text.ts';
import { blockOf, type Block, type ParsedText, type Parser } from './parser.ts';
import { readYaml, YamlProblem } from './read-yaml.ts';
import { stripMarkdown } from './strip-markdown.ts';
import { linesOf } from './text-parser.ts';

/** Markdown (headings, lists, tables, quotes) with optional YAML front matter. */
export const markdownParser: Parser = {
  format: 'markdown',
  async parse(bytes) {
    const { text, warnings } = decodeText(bytes);
    return { ...parseMarkdown(text), warnings };
  },
};

/** Blocks of a decoded Markdown text. Throws IngestError `front-matter-broken` when its front matter cannot be read. */
export function parseMarkdown(text: string): ParsedText {
  const lines = linesOf(text);
  const { metadata, body } = takeFrontMatter(lines);
  const blocks = blocksOf(body).filter((block) => block.text !== '');
  const first = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  return {
    blocks,
    title: first?.text ?? null,
    metadata,
    metadataIsFrontMatter: metadata !== null,
    rawLines: lines,
    pages: null,
    warnings: [],
  };
}

function takeFrontMatter(lines: readonly string[]): {
  metadata: Readonly<Record<string, unknown>> | null;
  body: readonly string[];
} {
  if (lines[0]?.trimEnd() !== '---') return { metadata: null, body: lines };
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end === -1)
    throw new IngestError(
      'front-matter-broken',
      'front matter has no closing ---',
      'thiếu dòng --- kết thúc',
    );
  const source = lines.slice(1, end).join('\n');
  if (source.length > INGEST_LIMITS.maxMetadataBytes)
    throw new IngestError('front-matter-broken', 'front matter is too large', 'quá dài');
  let value: unknown;
  try {
    value = readYaml(source);
  } catch (cause) {
    if (!(cause instanceof YamlProblem)) throw cause;
    throw new IngestError('front-matter-broken', `front matter: ${cause.message}`, cause.problem, { cause });
  }
  if (value === null) return { metadata: {}, body: lines.slice(end + 1) };
  if (typeof value !== 'object' || Array.isArray(value))
    throw new IngestError(
      'front-matter-broken',
      'front matter is not a mapping',
      'không phải các cặp tên: giá trị',
    );
  return { metadata: value as Record<string, unknown>, body: lines.slice(end + 1) };
}

const HEADING = /^ {0,3}(#{1,6})\s+(.{1,500}?)\s*#*$/;
const RULE = /^ {0,3}(?:[-*_]\s?){3,80}$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
/** `- x`, `* x`, `1. x`; near miss: `-x`, `1.5 triệu`. */
const LIST_ITEM = /^( {0,40})(?:([-*+])|(\d{1,3}[.)]))\s+(\S.*)$/;
const TABLE_RULE =
  /^\s{0,10}\|?\s{0,10}:?-{2,60}:?\s{0,10}(?:\|\s{0,10}:?-{2,60}:?\s{0,10}){0,40}\|?\s{0,10}$/;

/** Reads line by line; a list item takes the lines indented below it, nested items with them. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let container = 0;
  let openList: number | null = null;
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] ?? '';
    if (line.trim() === '' || RULE.test(line)) {
      i++;
      continue;
    }
    if (FENCE.test(line)) {
      const end = lines.findIndex((other, k) => k > i && FENCE.test(other));
      const last = end === -1 ? lines.length : end;
      for (const code of lines.slice(i + 1, last))
        if (code.trim() !== '') blocks.push(blockOf('paragraph', code.trim()));
      i = last + 1;
      openList = null;
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading) {
      blocks.push(blockOf('heading', plain(heading[2] ?? ''), heading[1]?.length ?? 1));
      i++;
      openList = null;
      continue;
    }
    if (line.includes('|') && TABLE_RULE.test(lines[i + 1] ?? '') && (lines[i + 1] ?? '').includes('-')) {
      const end = endOfBlock(lines, i, (other) => other.includes('|'));
      const header = cellsOf(line).join(' | ');
      container++;
      for (const row of lines.slice(i + 2, end))
        blocks.push({ ...blockOf('table-row', cellsOf(row).join(' | ')), container, tableHeader: header });
      if (end === i + 2) blocks.push({ ...blockOf('table-row', header), container });
      i = end;
      openList = null;
      continue;
    }
    const item = LIST_ITEM.exec(line);
    if (item) {
      openList ??= ++container;
      const end = endOfItem(lines, i, (item[1] ?? '').length);
      blocks.push({ ...blockOf('list-item', itemText(lines.slice(i, end))), container: openList });
      i = end;
      continue;
    }
    openList = null;
    if (/^ {0,3}>/.test(line)) {
      const end = endOfBlock(lines, i, (other) => /^ {0,3}>/.test(other));
      for (const part of paragraphsOf(lines.slice(i, end).map((quoted) => quoted.replace(/^ {0,3}> ?/, ''))))
        blocks.push(blockOf('quote', part));
      i = end;
      continue;
    }
    const end = endOfBlock(lines, i, (other, k) => k === i || !startsOther(other));
    const image = /^\s*!\[([^\]]{0,300})\]\([^)]{0,500}\)\s*$/.exec(line);
    blocks.push(blockOf(image ? 'caption' : 'paragraph', plain(lines.slice(i, end).join(' '))));
    i = end;
  }
  return blocks;
}

function endOfBlock(
  lines: readonly string[],
  from: number,
  belongs: (line: string, i: number) => boolean,
): number {
  let i = from;
  while (i < lines.length && (lines[i] ?? '').trim() !== '' && belongs(lines[i] ?? '', i)) i++;
  return i;
}

function startsOther(line: string): boolean {
  return HEADING.test(line) || FENCE.test(line) || LIST_ITEM.test(line) || /^ {0,3}>/.test(line);
}

function endOfItem(lines: readonly string[], from: number, indent: number): number {
  let i = from + 1;
  while (i < lines.length) {
    const line = lines[i] ?? '';
    const depth = line.length - line.trimStart().length;
    if (line.trim() === '') {
      const next = lines[i + 1] ?? '';
      if (next.trim() === '' || next.length - next.trimStart().length <= indent) return i;
    } else if (depth <= indent && (LIST_ITEM.test(line) || startsOther(line) || RULE.test(line))) return i;
    i++;
  }
  return i;
}

/** The item with its nested items, each on its own line; only the number of an ordered item is kept as a marker. */
function itemText(lines: readonly string[]): string {
  const parts: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const item = LIST_ITEM.exec(line);
    if (item) {
      const number = item[3] === undefined ? '' : `${item[3]} `;
      const dash = parts.length > 0 && number === '' ? '- ' : number;
      parts.push(dash + (item[4] ?? ''));
    } else parts.push(`${parts.pop() ?? ''} ${line.trim()}`);
  }
  return parts.map(plain).join('\n');
}

function paragraphsOf(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((part) => plain(part))
    .filter((part) => part !== '');
}

function cellsOf(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plain(cell));
}

function plain(text: string): string {
  return stripMarkdown(text).replace(/\s+/g, ' ').trim();
}
