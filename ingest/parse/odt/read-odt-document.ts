import { IngestError } from '../../ingest-error.ts';
import { notice, type Notice } from '../../messages.vi.ts';
import type { FlowBlock, FlowPicture, FlowText } from '../flow/flow-text.ts';
import { childOf, childrenOf, descendantsOf, readXml, type XmlElement } from '../xml/read-xml.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import { readOdtLists } from './odt-lists.ts';
import { ON_PAGE, type OdtState } from './odt-state.ts';
import { readOdtStyles } from './odt-styles.ts';
import { addBlock, readOdtBlocks } from './read-odt-blocks.ts';

export interface OdtDocument {
  readonly text: FlowText;
  /** In their order. */
  readonly pictures: readonly FlowPicture[];
  readonly warnings: readonly Notice[];
}

/** So many letters fit on one page for certain. */
const SURELY_ONE_PAGE = 1800;

/** Reads the text of an OpenDocument file. Throws IngestError: `locked` when it has a password, `file-damaged`. */
export async function readOdtDocument(archive: ZipArchive): Promise<OdtDocument> {
  const part = async (path: string): Promise<XmlElement | null> => {
    const bytes = await archive.read(path);
    return bytes === null ? null : readXml(bytes);
  };
  const manifest = await part('META-INF/manifest.xml');
  if (manifest !== null && descendantsOf(manifest, 'manifest:encryption-data').length > 0)
    throw new IngestError('locked', 'OpenDocument file with a password');
  const bytes = await archive.read('content.xml');
  if (bytes === null) throw new IngestError('file-damaged', 'OpenDocument file without content');
  const styleRoot = await part('styles.xml');

  // Styles stand before the text they are for.
  const before: XmlElement[] = [];
  let state: OdtState | null = null;
  const body: FlowBlock[] = [];
  const opened = (): OdtState => (state ??= newState([styleRoot, fakeRoot(before)]));
  const root = readXml(bytes, {
    childrenOf: 'office:text',
    each: (element) => addBlock(element, opened(), ON_PAGE, body),
    atTop: (element) => before.push(element),
  });
  if (childOf(childOf(root, 'office:body'), 'office:text') === null)
    throw new IngestError('file-damaged', 'OpenDocument file without a text');

  const read = opened();
  const count = Number(
    descendantsOf((await part('meta.xml')) ?? root, 'meta:document-statistic')[0]?.attributes[
      'meta:page-count'
    ] ?? 0,
  );
  const pages = arePagesKnown(read, count) ? read.page : null;
  const { heads, feet } = runningParts(styleRoot, read);
  return {
    text: { body, heads, feet, pages },
    pictures: read.pictures,
    warnings:
      read.trackedChanges === 0
        ? []
        : [notice('tracked-changes', `${read.trackedChanges} tracked changes not accepted`)],
  };
}

function newState(roots: readonly (XmlElement | null)[]): OdtState {
  return {
    styles: readOdtStyles(roots),
    lists: readOdtLists(roots),
    page: 1,
    hasSoftBreaks: false,
    lettersOnPage: 0,
    longestPage: 0,
    trackedChanges: 0,
    noteCounts: { footnote: 0, endnote: 0 },
    pictures: [],
  };
}

function fakeRoot(children: readonly XmlElement[]): XmlElement {
  return { name: 'office:document-content', attributes: {}, children };
}

/** Breaks that people set tell the page only when no text flowed over in between. */
function arePagesKnown(state: OdtState, count: number): boolean {
  if (state.page === 1) return false;
  if (count > 0) return count === state.page;
  return state.hasSoftBreaks || Math.max(state.longestPage, state.lettersOnPage) <= SURELY_ONE_PAGE;
}

function runningParts(root: XmlElement | null, state: OdtState): { heads: FlowBlock[]; feet: FlowBlock[] } {
  const heads: FlowBlock[] = [];
  const feet: FlowBlock[] = [];
  for (const page of childrenOf(childOf(root, 'office:master-styles'), 'style:master-page'))
    for (const part of childrenOf(page)) {
      if (part.name.startsWith('style:header')) heads.push(...readOdtBlocks(childrenOf(part), state));
      if (part.name.startsWith('style:footer')) feet.push(...readOdtBlocks(childrenOf(part), state));
    }
  return { heads, feet };
}
