import { joinTables } from '../flow/join-tables.ts';
import { noteMark } from '../flow/note-marks.ts';
import type { FlowBlock, FlowText } from '../flow/flow-text.ts';
import { ParagraphReader, type Anchored, type Findings } from './paragraph-reader.ts';
import type { WordFile } from './word-file.ts';

const NOTHING: Anchored = { note: undefined, boxes: [] };
/** Six texts of separators come before the heads and feet of the sections, six for each. */
const STORIES = 6;
const HEAD_STORIES = new Set([0, 1, 4]);
const SHAPE_BYTES = 26;
const BOX_BYTES = 22;
const BOX_SHAPE = 14;

/** Body, notes, boxes, heads and feet of a Word file in reading order. */
export function readWordText(file: WordFile): { readonly text: FlowText; readonly findings: Findings } {
  const findings: Findings = { trackedChanges: 0, unreadableNumbers: 0 };
  const { lengths } = file;
  const starts = {
    footnotes: lengths.body,
    headers: lengths.body + lengths.footnotes,
    endnotes: lengths.body + lengths.footnotes + lengths.headers + lengths.comments,
  };
  const boxStart = starts.endnotes + lengths.endnotes;
  const plain = (from: number, to: number, mark: string | null = null): FlowBlock[] =>
    joinTables(new ParagraphReader(file, findings, () => NOTHING, mark).read(from, to));

  const notes = new Map([
    ...notesOf(file, 'footnote', starts.footnotes, plain),
    ...notesOf(file, 'endnote', starts.endnotes, plain),
  ]);
  const boxes = boxesOf(file, boxStart, plain);
  const reader = new ParagraphReader(file, findings, (position) => ({
    note: notes.get(position),
    boxes: boxes.get(position) ?? [],
  }));
  const body = joinTables(reader.read(0, lengths.body));

  const heads: FlowBlock[] = [];
  const feet: FlowBlock[] = [];
  const { positions } = file.positions('headers', 0);
  const story = ascending(positions, lengths.headers);
  for (let i = STORIES; i + 1 < positions.length; i++) {
    const { from, to } = story(i, starts.headers);
    if (to > from) (HEAD_STORIES.has(i % STORIES) ? heads : feet).push(...plain(from, to));
  }
  const headBoxes = boxStart + lengths.textBoxes;
  if (lengths.headerTextBoxes > 0) heads.push(...plain(headBoxes, headBoxes + lengths.headerTextBoxes));
  return { text: { body, heads, feet, pages: null }, findings };
}

type ReadPart = (from: number, to: number, mark?: string | null) => FlowBlock[];

/** Notes by the position of their reference in the body. */
function notesOf(
  file: WordFile,
  kind: 'footnote' | 'endnote',
  start: number,
  read: ReadPart,
): [number, Anchored['note']][] {
  const references = file.positions(`${kind}References`, 2).positions;
  const texts = file.positions(`${kind}Texts`, 0).positions;
  const length = kind === 'footnote' ? file.lengths.footnotes : file.lengths.endnotes;
  if (length === 0) return [];
  const part = ascending(texts, length);
  return references.slice(0, -1).map((position, i) => {
    const mark = noteMark(i + 1, kind);
    const { from, to } = part(i, start);
    return [position, { mark, blocks: to > from ? read(from, to, mark) : [] }];
  });
}

/** Text boxes by the position where they are drawn; those without one stand at the beginning. */
function boxesOf(file: WordFile, start: number, read: ReadPart): Map<number, FlowBlock[]> {
  const anchors = new Map<number, number>();
  const shapes = file.positions('shapes', SHAPE_BYTES);
  shapes.entries.forEach((shape, i) => anchors.set(shape.readInt32LE(0), shapes.positions[i] ?? 0));
  const boxes = new Map<number, FlowBlock[]>();
  const { positions, entries } = file.positions('textBoxes', BOX_BYTES);
  const part = ascending(positions, file.lengths.textBoxes);
  entries.forEach((box, i) => {
    const { from, to } = part(i, start);
    const at = anchors.get(box.readInt32LE(BOX_SHAPE)) ?? 0;
    const held = boxes.get(at) ?? [];
    boxes.set(at, held);
    if (to > from) held.push(...read(from, to));
  });
  return boxes;
}

/** Parts that follow each other; a broken table must not make the same text be read again and again. */
function ascending(
  positions: readonly number[],
  length: number,
): (i: number, start: number) => { from: number; to: number } {
  let highest = 0;
  return (i, start) => {
    const from = Math.max(highest, Math.min(length, positions[i] ?? 0));
    const to = Math.max(from, Math.min(length, positions[i + 1] ?? 0));
    highest = to;
    return { from: start + from, to: start + to };
  };
}
