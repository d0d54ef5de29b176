import { headingOfStyleName, roleOfStyleName, type StyleRole } from '../flow/heading-names.ts';
import { isDark } from '../flow/colors.ts';
import { attributeOf, childOf, childrenOf, descendantsOf, type XmlElement } from '../xml/read-xml.ts';
import { fillOf, readRunLook, type RunLook, type ThemeFonts } from './run-look.ts';

/** What a paragraph takes from its style and the styles that one is based on. */
export interface ParagraphStyle {
  readonly id: string | null;
  readonly look: RunLook;
  /** 1–6, 0 for running text. */
  readonly heading: number;
  readonly role: StyleRole;
  /** List of automatic numbers; `styleId` is the style in the chain that names it. */
  readonly list: { readonly id: string; readonly level: number | null; readonly styleId: string } | null;
  readonly fill: string | null;
}

export interface TableStyle {
  readonly hasBorders: boolean;
  /** Some part of the table gets a dark background, on which white text is seen. */
  readonly hasDarkFill: boolean;
}

export interface WordStyles {
  paragraph(id: string | null): ParagraphStyle;
  /** What a character style says, without the paragraph. */
  character(id: string): RunLook;
  table(id: string | null): TableStyle;
  /** List that a numbering style stands for. */
  listOf(id: string): string | null;
  readonly theme: ThemeFonts;
}

/** Chains of styles that are longer go in a circle. */
const MAX_CHAIN = 30;

/** The styles of a document; without a part of styles everything is running text. */
export function readWordStyles(root: XmlElement | null, theme: ThemeFonts): WordStyles {
  const styles = new Map<string, XmlElement>();
  let defaultId: string | null = null;
  for (const style of childrenOf(root, 'w:style')) {
    const id = style.attributes['w:styleId'];
    if (id === undefined) continue;
    styles.set(id, style);
    const isDefault = /^(?:1|true|on)$/.test(style.attributes['w:default'] ?? '');
    if (isDefault && style.attributes['w:type'] === 'paragraph') defaultId = id;
  }
  const defaults = childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const defaultLook = readRunLook(defaults, theme);

  /** From the outermost base to the style itself. */
  const chainOf = (id: string | null): XmlElement[] => {
    const chain: XmlElement[] = [];
    let next = id;
    while (next !== null && chain.length < MAX_CHAIN) {
      const style = styles.get(next);
      if (style === undefined) break;
      chain.unshift(style);
      next = attributeOf(style, 'w:basedOn', 'w:val');
    }
    return chain;
  };

  const paragraphs = new Map<string | null, ParagraphStyle>();
  const readParagraph = (id: string | null): ParagraphStyle => {
    const chain = chainOf(id !== null && styles.has(id) ? id : defaultId);
    let look = defaultLook;
    let heading = 0;
    let role: StyleRole = 'text';
    let list = null as ParagraphStyle['list'];
    let fill: string | null = null;
    for (const style of chain) {
      const properties = childOf(style, 'w:pPr');
      const name = attributeOf(style, 'w:name', 'w:val') ?? '';
      look = { ...look, ...readRunLook(childOf(style, 'w:rPr'), theme) };
      heading = outlineOf(properties) ?? (headingOfStyleName(name) || heading);
      const said = roleOfStyleName(name);
      if (said !== 'text') role = said;
      fill = fillOf(properties) ?? fill;
      const numbering = childOf(properties, 'w:numPr');
      if (numbering === null) continue;
      const level = attributeOf(numbering, 'w:ilvl', 'w:val');
      const listId = attributeOf(numbering, 'w:numId', 'w:val') ?? list?.id ?? null;
      list =
        listId === null
          ? null
          : {
              id: listId,
              level: level === null ? null : Number(level),
              styleId: style.attributes['w:styleId'] ?? '',
            };
    }
    if (role === 'title' && heading === 0) heading = 1;
    return { id, look, heading, role, list, fill };
  };

  return {
    theme,
    paragraph(id) {
      const known = paragraphs.get(id);
      if (known !== undefined) return known;
      const style = readParagraph(id);
      paragraphs.set(id, style);
      return style;
    },
    character: (id) =>
      chainOf(id).reduce<RunLook>(
        (look, style) => ({ ...look, ...readRunLook(childOf(style, 'w:rPr'), theme) }),
        {},
      ),
    table(id) {
      const chain = chainOf(id);
      return {
        hasBorders: chain.some((style) => hasBorders(childOf(childOf(style, 'w:tblPr'), 'w:tblBorders'))),
        hasDarkFill: chain.some((style) =>
          descendantsOf(style, 'w:shd').some(({ attributes }) => isDark(attributes['w:fill'] ?? null)),
        ),
      };
    },
    listOf(id) {
      const style = styles.get(id) ?? null;
      return attributeOf(childOf(childOf(style, 'w:pPr'), 'w:numPr'), 'w:numId', 'w:val');
    },
  };
}

/** Heading level by `w:outlineLvl`: 0–8 are headings, 9 is running text. Null when it says nothing. */
export function outlineOf(properties: XmlElement | null): number | null {
  const level = attributeOf(properties, 'w:outlineLvl', 'w:val');
  if (level === null || !/^\d$/.test(level)) return null;
  return level === '9' ? 0 : Math.min(6, Number(level) + 1);
}

/** Whether a `w:tblBorders` or `w:tcBorders` draws any line. */
export function hasBorders(borders: XmlElement | null): boolean {
  return childrenOf(borders).some(({ attributes }) => !/^(?:nil|none|)$/.test(attributes['w:val'] ?? ''));
}

/** Latin fonts of a theme part. */
export function readThemeFonts(root: XmlElement | null): ThemeFonts {
  const [scheme] = root === null ? [] : descendantsOf(root, 'a:fontScheme');
  const latin = (name: string): string | null =>
    attributeOf(childOf(scheme ?? null, name), 'a:latin', 'typeface') || null;
  return { major: latin('a:majorFont'), minor: latin('a:minorFont') };
}
