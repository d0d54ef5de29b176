import { IngestError } from '../../ingest-error.ts';
import { notice, type Notice } from '../../messages.vi.ts';
import { isDark } from '../flow/colors.ts';
import type { FlowBlock, FlowParagraph, FlowPicture, FlowText } from '../flow/flow-text.ts';
import { childOf, childrenOf, readXml, xmlText, type XmlElement } from '../xml/read-xml.ts';
import { BlockReader, readBlocks } from './read-blocks.ts';
import { newReadState, ON_PAPER, type ReadState, type Surroundings } from './read-state.ts';
import { readWordNumbering } from './word-numbering.ts';
import type { Relationship, WordPackage } from './word-package.ts';
import { readThemeFonts, readWordStyles } from './word-styles.ts';

export interface WordDocument {
  readonly text: FlowText;
  /** In their order. */
  readonly pictures: readonly FlowPicture[];
  readonly warnings: readonly Notice[];
}

/** So many letters fit on one page for certain, so that nothing flowed over to a page that has no mark. */
const SURELY_ONE_PAGE = 1800;
/** Running heads and feet beyond this are no work of people. */
const MAX_RUNNING_PARTS = 60;

/** Reads the text of a Word file with everything that numbers, hides or annotates it. */
export async function readWordDocument(file: WordPackage): Promise<WordDocument> {
  const bytes = await file.archive.read(file.main);
  if (bytes === null) throw new IngestError('file-damaged', 'Word file without a main part');
  const links = await file.relationships(file.main);
  const linked = async (type: string): Promise<XmlElement | null> => {
    for (const link of links.values()) if (link.type === type) return file.xml(link.path);
    return null;
  };
  const styles = readWordStyles(await linked('styles'), readThemeFonts(await linked('theme')));
  const state = newReadState({
    styles,
    numbering: readWordNumbering(await linked('numbering'), styles),
    pageMarks: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('lastRenderedPageBreak')
      ? 'rendered'
      : 'explicit',
    notes: new Map([
      ...notesOf('footnote', await linked('footnotes')),
      ...notesOf('endnote', await linked('endnotes')),
    ]),
  });

  const body = readBody(bytes, state);
  const pages = state.hasPageBreaks && (await arePagesKnown(file, state)) ? state.page : null;
  const pictures = state.pictures.flatMap(({ id, widthMm, heightMm }) => {
    const link = links.get(id);
    return link?.type === 'image' ? [{ path: link.path, widthMm, heightMm }] : [];
  });
  const heads = await runningParts(file, links, 'header', state);
  const feet = await runningParts(file, links, 'footer', state);
  const watermarks = [...new Set(state.watermarks)].map(watermarkParagraph);
  return {
    text: { body, heads: [...watermarks, ...heads], feet, pages },
    pictures,
    warnings: warningsOf(state),
  };
}

function readBody(bytes: Uint8Array, state: ReadState): FlowBlock[] {
  let reader: BlockReader | null = null;
  let around: Surroundings = ON_PAPER;
  const root = readXml(bytes, {
    childrenOf: 'w:body',
    each: (element) => {
      reader ??= new BlockReader(state, around);
      reader.add(element);
    },
    atTop: (element) => {
      // White text on a dark page is meant to be read.
      const color = element.name === 'w:background' ? element.attributes['w:color'] : undefined;
      if (color !== undefined && isDark(color)) around = { ...ON_PAPER, background: color };
    },
  });
  if (childOf(root, 'w:body') === null)
    throw new IngestError('file-damaged', `Word file whose main part is ${root.name}`);
  return (reader as BlockReader | null)?.finish() ?? [];
}

function* notesOf(kind: 'footnote' | 'endnote', root: XmlElement | null): Generator<[string, XmlElement]> {
  for (const note of childrenOf(root, `w:${kind}`)) {
    const type = note.attributes['w:type'] ?? 'normal';
    if (type === 'normal') yield [`${kind}/${note.attributes['w:id'] ?? ''}`, note];
  }
}

async function runningParts(
  file: WordPackage,
  links: ReadonlyMap<string, Relationship>,
  type: 'header' | 'footer',
  state: ReadState,
): Promise<FlowBlock[]> {
  const paths = [...new Set([...links.values()].flatMap((link) => (link.type === type ? [link.path] : [])))];
  const blocks: FlowBlock[] = [];
  for (const path of paths.slice(0, MAX_RUNNING_PARTS))
    blocks.push(...readBlocks(childrenOf(await file.xml(path)), state, ON_PAPER));
  return blocks;
}

/** Words of a watermark stand where everybody sees them first. */
function watermarkParagraph(text: string): FlowParagraph {
  return {
    type: 'paragraph',
    number: null,
    runs: [{ text, font: null, bold: false, capitals: false, hidden: false }],
    heading: 0,
    role: 'text',
    page: null,
    boxes: [],
    notes: [],
  };
}

/**
 * Breaks that people set tell the page only when no text flowed over in between: when Word counted as many pages, or
 * when every stretch surely fits on one.
 */
async function arePagesKnown(file: WordPackage, state: ReadState): Promise<boolean> {
  if (state.pageMarks === 'rendered') return true;
  const counted = childOf(await file.xml('docProps/app.xml'), 'app:Pages');
  if (counted !== null) return Number(xmlText(counted)) === state.page;
  return Math.max(state.longestPage, state.lettersOnPage) <= SURELY_ONE_PAGE;
}

function warningsOf(state: ReadState): Notice[] {
  const warnings: Notice[] = [];
  if (state.trackedChanges > 0)
    warnings.push(notice('tracked-changes', `${state.trackedChanges} tracked changes not accepted`));
  if (state.foreignParts > 0)
    warnings.push(notice('part-not-read', `${state.foreignParts} parts of other files not read`));
  return warnings;
}
