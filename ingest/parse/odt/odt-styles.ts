import { headingOfStyleName, roleOfStyleName, type StyleRole } from '../flow/heading-names.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/read-xml.ts';

/** How text is shown; what a style does not say is missing. */
export interface OdtLook {
  readonly font?: string;
  readonly bold?: boolean;
  readonly capitals?: boolean;
  readonly hidden?: boolean;
  /** `#rrggbb`. */
  readonly color?: string;
  readonly background?: string;
  readonly points?: number;
}

export interface OdtParagraphStyle {
  readonly look: OdtLook;
  readonly role: StyleRole;
  /** 1–6 by its name or outline level, 0 for running text. */
  readonly heading: number;
  readonly listStyle: string | null;
  readonly breaksPage: boolean;
  readonly background: string | null;
}

export interface OdtStyles {
  paragraph(name: string | null): OdtParagraphStyle;
  text(name: string): OdtLook;
  /** Whether cells of the style are drawn with lines. */
  hasBorders(name: string): boolean;
  /** Background colour of a cell, row or table style. */
  background(family: 'table-cell' | 'table-row' | 'table', name: string | null): string | null;
}

/** Chains of styles that are longer go in a circle. */
const MAX_CHAIN = 30;

/** Styles of both parts of a document; those made for one paragraph come from the content. */
export function readOdtStyles(roots: readonly (XmlElement | null)[]): OdtStyles {
  const fonts = new Map<string, string>();
  const styles = new Map<string, XmlElement>();
  const defaults = new Map<string, XmlElement>();
  for (const root of roots) {
    for (const face of childrenOf(childOf(root, 'office:font-face-decls'), 'style:font-face')) {
      const name = face.attributes['style:name'];
      if (name !== undefined) fonts.set(name, face.attributes['svg:font-family'] ?? name);
    }
    for (const section of ['office:styles', 'office:automatic-styles']) {
      for (const style of childrenOf(childOf(root, section))) {
        const family = style.attributes['style:family'] ?? '';
        if (style.name === 'style:style') styles.set(`${family}/${style.attributes['style:name']}`, style);
        if (style.name === 'style:default-style') defaults.set(family, style);
      }
    }
  }

  const chainOf = (family: string, name: string | null): XmlElement[] => {
    const chain: XmlElement[] = [];
    let next = name ?? undefined;
    while (next !== undefined && chain.length < MAX_CHAIN) {
      const style = styles.get(`${family}/${next}`);
      if (style === undefined) break;
      chain.unshift(style);
      next = style.attributes['style:parent-style-name'];
    }
    return chain;
  };
  const lookOf = (chain: readonly XmlElement[]): OdtLook =>
    chain.reduce<OdtLook>((look, style) => ({ ...look, ...readLook(style, fonts) }), {});

  const paragraphs = new Map<string | null, OdtParagraphStyle>();
  const texts = new Map<string, OdtLook>();
  return {
    paragraph(name) {
      const known = paragraphs.get(name);
      if (known !== undefined) return known;
      const chain = chainOf('paragraph', name);
      const base = defaults.get('paragraph');
      const all = base === undefined ? chain : [base, ...chain];
      const style: OdtParagraphStyle = { ...paragraphFacts(chain), look: lookOf(all) };
      paragraphs.set(name, style);
      return style;
    },
    text(name) {
      const known = texts.get(name);
      if (known !== undefined) return known;
      const look = lookOf(chainOf('text', name));
      texts.set(name, look);
      return look;
    },
    hasBorders: (name) =>
      chainOf('table-cell', name).some((style) =>
        Object.entries(childOf(style, 'style:table-cell-properties')?.attributes ?? {}).some(
          ([attribute, value]) => /^fo:border(?:-|$)/.test(attribute) && !/^(?:none|hidden|0)/.test(value),
        ),
      ),
    background(family, name) {
      const properties = chainOf(family, name).map((style) => childOf(style, `style:${family}-properties`));
      const said = properties.findLast((element) => element?.attributes['fo:background-color'] !== undefined);
      return color(said?.attributes['fo:background-color']) ?? null;
    },
  };
}

function paragraphFacts(chain: readonly XmlElement[]): Omit<OdtParagraphStyle, 'look'> {
  let role: StyleRole = 'text';
  let heading = 0;
  let listStyle: string | null = null;
  let breaksPage = false;
  let background: string | null = null;
  for (const { attributes, children } of chain) {
    // `Heading_20_1` stands for "Heading 1".
    const raw = attributes['style:display-name'] ?? attributes['style:name'] ?? '';
    const name = raw.replace(/_([0-9a-f]{2})_/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    const said = roleOfStyleName(name);
    if (said !== 'text') role = said;
    heading = headingOfStyleName(name) || heading;
    const list = attributes['style:list-style-name'];
    if (list !== undefined) listStyle = list === '' ? null : list;
    for (const child of children) {
      if (typeof child === 'string' || child.name !== 'style:paragraph-properties') continue;
      const before = child.attributes['fo:break-before'];
      if (before !== undefined) breaksPage = before === 'page';
      background = color(child.attributes['fo:background-color']) ?? background;
    }
    if (attributes['style:master-page-name']) breaksPage = true;
  }
  return {
    role,
    heading: role === 'title' ? Math.max(1, heading) : heading,
    listStyle,
    breaksPage,
    background,
  };
}

function readLook(style: XmlElement, fonts: ReadonlyMap<string, string>): OdtLook {
  const properties = childOf(style, 'style:text-properties')?.attributes;
  if (properties === undefined) return {};
  const named = properties['style:font-name'];
  const font = named === undefined ? properties['fo:font-family'] : (fonts.get(named) ?? named);
  const weight = properties['fo:font-weight'];
  const transform = properties['fo:text-transform'];
  const variant = properties['fo:font-variant'];
  const display = properties['text:display'];
  const automatic = properties['style:use-window-font-color'] === 'true';
  const ink = automatic ? 'auto' : properties['fo:color'];
  const background = color(properties['fo:background-color']);
  const size = /^([\d.]{1,8})pt$/.exec(properties['fo:font-size'] ?? '')?.[1];
  return {
    ...(font === undefined ? {} : { font: font.replace(/^'|'$/g, '') }),
    ...(weight === undefined ? {} : { bold: weight === 'bold' || Number(weight) >= 600 }),
    ...(transform === undefined ? {} : { capitals: transform === 'uppercase' }),
    ...(variant === 'small-caps' ? { capitals: true } : {}),
    ...(display === undefined ? {} : { hidden: display === 'none' }),
    ...(ink === undefined ? {} : { color: ink }),
    ...(background === undefined ? {} : { background }),
    ...(size === undefined ? {} : { points: Number(size) }),
  };
}

function color(value: string | undefined): string | undefined {
  return value === undefined || value === 'transparent' ? undefined : value;
}
