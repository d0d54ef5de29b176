import { mapLookAlikes } from '../repair/map-look-alikes.ts';
import { maybeLegacy } from './encoding/detect-legacy-encoding.ts';
import { encodingOfFont, type FontEncoding } from './encoding/encoding-of-font.ts';
import { isTypedInUnicode } from './encoding/convert-runs.ts';
import { LEGACY_ENCODINGS, type LegacyEncoding } from './encoding/legacy-encoding.ts';
import { legacyParagraphs } from './encoding/legacy-paragraphs.ts';
import { toUnicode } from './encoding/to-unicode.ts';

/** What the conversion needs of a DOM node. */
export interface FontNode {
  readonly nodeType: number;
  readonly nodeName: string;
  textContent: string | null;
  readonly childNodes: Iterable<FontNode>;
  getAttribute?(name: string): string | null;
}

export interface ConvertedFonts {
  readonly encodings: readonly LegacyEncoding[];
  /** A word in which look-alike characters were mapped; null when there was none. */
  readonly lookAlike: string | null;
}

interface TextPiece {
  readonly node: FontNode;
  readonly font: FontEncoding | null;
}

/** Elements that do not begin a paragraph of their own. */
const INLINE = new Set(
  'A ABBR ACRONYM B BIG BR CITE CODE DEL DFN EM FONT I INS KBD LABEL MARK O:P Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR'.split(
    ' ',
  ),
);
const SILENT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT']);
const MAX_DEPTH = 450;

/**
 * Converts the text nodes below `roots` that are set in legacy fonts (`<font face>`, `style`, the style sheet of the
 * page) or that statistics find to be in a legacy encoding, and maps look-alike characters. Changes the nodes.
 */
export function convertPageFonts(roots: readonly FontNode[], styleSheet: string): ConvertedFonts {
  const paragraphs = roots.flatMap((root) => paragraphsOf(root, fontsOfStyleSheet(styleSheet)));
  const found = new Set<LegacyEncoding>();
  const unnamed: TextPiece[][] = [];
  for (const pieces of paragraphs) {
    if (pieces.some(({ font }) => font !== null)) convertNamed(pieces, found);
    else unnamed.push(pieces);
  }
  const texts = unnamed.map((pieces) => pieces.map(({ node }) => node.textContent ?? '').join(''));
  legacyParagraphs(texts).encodings.forEach((encoding, i) => {
    if (encoding === null) return;
    found.add(encoding);
    for (const { node } of unnamed[i] ?? []) node.textContent = toUnicode(node.textContent ?? '', encoding);
  });
  return { encodings: [...found], lookAlike: mapNodes(paragraphs.flat()) };
}

function convertNamed(pieces: readonly TextPiece[], found: Set<LegacyEncoding>): void {
  const typed = (encoding: LegacyEncoding): string =>
    pieces
      .filter(({ font }) => font?.encoding === encoding)
      .map(({ node }) => node.textContent ?? '')
      .join(' ');
  const unicode = new Set(LEGACY_ENCODINGS.filter((encoding) => isTypedInUnicode(typed(encoding))));
  for (const { node, font } of pieces) {
    if (font === null || unicode.has(font.encoding)) continue;
    const text = node.textContent ?? '';
    if (maybeLegacy(text)) found.add(font.encoding);
    node.textContent = toUnicode(text, font.encoding, { upper: font.upper });
  }
}

function mapNodes(pieces: readonly TextPiece[]): string | null {
  let example: string | null = null;
  for (const { node } of pieces) {
    const mapped = mapLookAlikes(node.textContent ?? '');
    if (mapped.example === null) continue;
    example ??= mapped.example;
    node.textContent = mapped.text;
  }
  return example;
}

/** Text nodes by paragraph, each with the innermost legacy font around it. */
function paragraphsOf(root: FontNode, fonts: ReadonlyMap<string, FontEncoding | null>): TextPiece[][] {
  const paragraphs: TextPiece[][] = [[]];
  const walk = (node: FontNode, font: FontEncoding | null, depth: number): void => {
    if (node.nodeType === 3) {
      if ((node.textContent ?? '').trim() !== '') paragraphs.at(-1)?.push({ node, font });
      return;
    }
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== 1 || depth > MAX_DEPTH || SILENT.has(name)) return;
    const isBlock = !INLINE.has(name);
    if (isBlock) paragraphs.push([]);
    const own = ownFont(node, fonts);
    joinTexts(node);
    for (const child of node.childNodes) walk(child, own === undefined ? font : own, depth + 1);
    if (isBlock) paragraphs.push([]);
  };
  walk(root, null, 0);
  return paragraphs.filter((pieces) => pieces.length > 0);
}

/** Puts text that stands in several nodes side by side into the first: VNI writes a letter in two signs. */
function joinTexts(element: FontNode): void {
  let first: FontNode | null = null;
  for (const child of element.childNodes) {
    if (child.nodeType !== 3) first = null;
    else if (first === null) first = child;
    else {
      first.textContent = (first.textContent ?? '') + (child.textContent ?? '');
      child.textContent = '';
    }
  }
}

/** The font that an element sets: null for one that is not legacy, undefined when it sets none. */
function ownFont(
  node: FontNode,
  fonts: ReadonlyMap<string, FontEncoding | null>,
): FontEncoding | null | undefined {
  const style = fontFamilyOf(node.getAttribute?.('style') ?? '');
  if (style !== null) return encodingOfFont(style);
  const face = node.getAttribute?.('face') ?? '';
  if (face !== '') return encodingOfFont(firstFamily(face));
  const name = node.nodeName.toLowerCase();
  for (const value of (node.getAttribute?.('class') ?? '').split(/\s+/)) {
    const known = fonts.get(`${name}.${value.toLowerCase()}`) ?? fonts.get(`.${value.toLowerCase()}`);
    if (value !== '' && known !== undefined) return known;
  }
  return fonts.get(name);
}

function fontFamilyOf(style: string): string | null {
  const [, family] = /(?:^|[;\s{])font-family\s{0,3}:\s{0,3}([^;}]{1,200})/i.exec(style) ?? [];
  if (family !== undefined) return firstFamily(family);
  // `font: 14.0pt ".VnTime"`
  const [, short] =
    /(?:^|[;\s{])font\s{0,3}:[^;}]{0,60}?\d\S{0,12}\s{1,3}([^;}\d][^;}]{0,200})/i.exec(style) ?? [];
  return short === undefined ? null : firstFamily(short);
}

function firstFamily(families: string): string {
  return (families.split(',', 1)[0] ?? '').replace(/["']|&quot;/g, '').trim();
}

const MAX_STYLE_SHEET = 300_000;
/** `p.MsoNormal, li.MsoNormal {margin:0; font-family:".VnTime"}`; selectors with blanks are left out. */
const RULE = /([^{}]{1,500})\{([^{}]{1,2000})\}/g;

function fontsOfStyleSheet(styleSheet: string): ReadonlyMap<string, FontEncoding | null> {
  const fonts = new Map<string, FontEncoding | null>();
  for (const [, selectors = '', body = ''] of styleSheet.slice(0, MAX_STYLE_SHEET).matchAll(RULE)) {
    const family = fontFamilyOf(body);
    if (family === null) continue;
    for (const selector of selectors.replace(/\/\*[^]{0,500}?\*\/|<!--/g, '').split(',')) {
      const simple = selector.trim().toLowerCase();
      if (/^[a-z0-9]*(?:\.[\w-]+)?$/.test(simple) && simple !== '') fonts.set(simple, encodingOfFont(family));
    }
  }
  return fonts;
}
