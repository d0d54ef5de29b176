import { escapeXml } from './docx-xml.ts';

export interface DocxStyle {
  readonly id: string;
  /** Name as Word shows it; may be in the language of the user. Default the id. */
  readonly name?: string;
  readonly type?: 'paragraph' | 'character' | 'table';
  readonly basedOn?: string;
  readonly outlineLevel?: number;
  /** List and level that paragraphs of the style take. */
  readonly list?: string;
  readonly level?: number;
  readonly font?: string;
  readonly bold?: boolean;
  readonly caps?: boolean;
  readonly hidden?: boolean;
  readonly color?: string;
  /** Points. */
  readonly size?: number;
}

const HEADINGS: readonly DocxStyle[] = [1, 2, 3, 4, 5, 6].map((level) => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  basedOn: 'Normal',
  outlineLevel: level - 1,
  bold: true,
}));
const BUILT_IN: readonly DocxStyle[] = [
  { id: 'Normal', name: 'Normal' },
  ...HEADINGS,
  { id: 'Title', name: 'Title', basedOn: 'Normal' },
  { id: 'TableGrid', name: 'Table Grid', type: 'table' },
];

/** `w:docDefaults` and `w:style` elements; a style of the caller replaces the built-in one of the same id. */
export function stylesXml(styles: readonly DocxStyle[], font = 'Times New Roman'): string {
  const own = new Set(styles.map(({ id }) => id));
  const all = [...BUILT_IN.filter(({ id }) => !own.has(id)), ...styles];
  return `<w:docDefaults><w:rPrDefault><w:rPr>${fontsXml(font)}<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>${all.map(styleXml).join('')}`;
}

function fontsXml(font: string): string {
  const name = escapeXml(font);
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="${name}"/>`;
}

function styleXml(style: DocxStyle): string {
  const paragraph = [
    style.list === undefined
      ? ''
      : `<w:numPr>${style.level === undefined ? '' : `<w:ilvl w:val="${style.level}"/>`}<w:numId w:val="${style.list}"/></w:numPr>`,
    style.outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${style.outlineLevel}"/>`,
  ].join('');
  const run = [
    style.font === undefined ? '' : fontsXml(style.font),
    style.bold ? '<w:b/>' : '',
    style.caps ? '<w:caps/>' : '',
    style.hidden ? '<w:vanish/>' : '',
    style.color === undefined ? '' : `<w:color w:val="${style.color}"/>`,
    style.size === undefined ? '' : `<w:sz w:val="${Math.round(style.size * 2)}"/>`,
  ].join('');
  const isDefault = style.id === 'Normal' ? ' w:default="1"' : '';
  return [
    `<w:style w:type="${style.type ?? 'paragraph'}"${isDefault} w:styleId="${style.id}"><w:name w:val="${escapeXml(style.name ?? style.id)}"/>`,
    style.basedOn === undefined ? '' : `<w:basedOn w:val="${style.basedOn}"/>`,
    paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`,
    run === '' ? '' : `<w:rPr>${run}</w:rPr>`,
    '</w:style>',
  ].join('');
}
