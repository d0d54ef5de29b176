import { strToU8, zipSync } from 'fflate';
import {
  leftHeadLines,
  partLines,
  rightHeadLines,
  signatureLines,
  titleBlock,
  type Paper,
  type PaperPart,
} from '../paper.ts';
import { fontRuns, type TypedFont } from './word-fonts.ts';

export interface DocxOptions {
  readonly font: TypedFont;
  /** `typed`: markers are text; `automatic`: Word numbers the paragraphs, and no marker stands in a run. */
  readonly numbering: 'typed' | 'automatic';
  /** Headings by style, or only in bold. */
  readonly headings: 'style' | 'bold';
  /** Page number in the header, name of the body in the footer. */
  readonly furniture: boolean;
  /** Words in the header of every page instead of its number. */
  readonly pageHeader?: string;
  /** Words in a drawn text box at the top of the first page. */
  readonly textBox?: string;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The paper as Word saves it: letterhead and foot as tables without borders. */
export function docxOf(paper: Paper, options: DocxOptions): Uint8Array {
  const scheme = options.numbering === 'automatic' ? schemeOf(paper) : null;
  const write = new DocxWriter(options, scheme);
  const body = [
    ...(options.textBox === undefined
      ? []
      : [textBoxXml(write.paragraph(options.textBox, { centred: true, bold: true }))]),
    write.columns(leftHeadLines(paper), rightHeadLines(paper)),
    write.paragraph('', {}),
    ...titleBlock(paper).map((line) => write.paragraph(line, { centred: true, bold: true })),
    ...paper.body.map((part) => write.part(part)),
    write.columns(paper.foot.recipients, signatureLines(paper)),
    ...(paper.annexes.length === 0 ? [] : ['<w:p><w:r><w:br w:type="page"/></w:r></w:p>']),
    ...paper.annexes.map((part) => write.part(part)),
  ].join('\n');
  const section =
    options.furniture || options.pageHeader !== undefined
      ? `<w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>`
      : '';
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPE}.numbering+xml"/><Override PartName="/word/header1.xml" ContentType="${TYPE}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${TYPE}.footer+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${R}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="${R}/header" Target="header1.xml"/><Relationship Id="rId4" Type="${R}/footer" Target="footer1.xml"/></Relationships>`,
    'word/styles.xml': stylesXml(),
    'word/numbering.xml': numberingXml(scheme),
    'word/header1.xml': headerXml(
      options.pageHeader === undefined ? null : write.paragraph(options.pageHeader, { centred: true }),
    ),
    'word/footer1.xml': `${XML}<w:ftr xmlns:w="${W}">${write.paragraph(paper.head.body.join(' '), { centred: true })}</w:ftr>`,
    'word/document.xml': `${XML}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}<w:sectPr>${section}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
  };
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date('2025-01-01T00:00:00Z') });
}

interface Level {
  readonly format: 'decimal' | 'upperRoman' | 'lowerLetter';
  readonly text: string;
  /** Counts on through the whole paper. */
  readonly throughout?: boolean;
}
interface Scheme {
  readonly levels: readonly Level[];
  /** Place of a marker in the levels, or null when it is typed. */
  readonly levelOf: (marker: string) => number | null;
}

const ARTICLE_SCHEME: Scheme = {
  levels: [
    { format: 'upperRoman', text: 'Chương %1' },
    { format: 'decimal', text: 'Điều %2.', throughout: true },
    { format: 'decimal', text: '%3.' },
    { format: 'lowerLetter', text: '%4)' },
  ],
  levelOf: (marker) => levelAmong(marker, [/^Chương /u, /^Điều /u, /^\d+\.$/, /^[a-z]\)$/]),
};
const ROMAN_SCHEME: Scheme = {
  levels: [
    { format: 'upperRoman', text: '%1.' },
    { format: 'decimal', text: '%2.' },
    { format: 'decimal', text: '%2.%3.' },
    { format: 'lowerLetter', text: '%4)' },
  ],
  levelOf: (marker) => levelAmong(marker, [/^[IVX]+\.$/, /^\d+\.$/, /^\d+\.\d+\.$/, /^[a-z]\)$/]),
};

function levelAmong(marker: string, patterns: readonly RegExp[]): number | null {
  const at = patterns.findIndex((pattern) => pattern.test(marker));
  return at === -1 ? null : at;
}

function schemeOf(paper: Paper): Scheme {
  const hasArticles = paper.body.some(
    (part) => part.type !== 'table' && part.type !== 'text' && /^Điều /u.test(part.marker),
  );
  return hasArticles ? ARTICLE_SCHEME : ROMAN_SCHEME;
}

interface ParagraphLook {
  readonly centred?: boolean;
  readonly bold?: boolean;
  readonly style?: string;
  /** Level of the automatic numbering. */
  readonly level?: number;
}

class DocxWriter {
  private readonly options: DocxOptions;
  private readonly scheme: Scheme | null;
  constructor(options: DocxOptions, scheme: Scheme | null) {
    this.options = options;
    this.scheme = scheme;
  }

  part(part: PaperPart): string {
    if (part.type === 'table') return this.table([part.header, ...part.rows]);
    if (part.type === 'text') return this.paragraph(part.text, { centred: part.centred });
    const level = this.scheme?.levelOf(part.marker) ?? null;
    const isHeading = part.type === 'heading';
    const look: ParagraphLook = {
      ...(isHeading && this.options.headings === 'style'
        ? { style: `Heading${Math.min(part.level, 4)}` }
        : {}),
      bold: isHeading,
    };
    if (isHeading && part.stacked) {
      const first =
        level === null
          ? this.paragraph(part.marker, { ...look, centred: true })
          : this.paragraph('', { ...look, level, centred: true });
      return `${first}\n${this.paragraph(part.text, { bold: true, centred: true })}`;
    }
    return level === null
      ? this.paragraph(partLines(part).join(' '), look)
      : this.paragraph(part.text, { ...look, level });
  }

  paragraph(text: string, { centred = false, bold = false, style, level }: ParagraphLook): string {
    const properties = [
      style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
      level === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`,
      `<w:jc w:val="${centred ? 'center' : 'both'}"/>`,
    ].join('');
    return `<w:p><w:pPr>${properties}</w:pPr>${this.runs(text, bold)}</w:p>`;
  }

  columns(left: readonly string[], right: readonly string[]): string {
    const cell = (lines: readonly string[], width: number): string =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${lines.map((line) => this.paragraph(line, { centred: true })).join('')}</w:tc>`;
    return `<w:tbl><w:tblPr><w:tblW w:w="9500" w:type="dxa"/></w:tblPr><w:tr>${cell(left, 4300)}${cell(right, 5200)}</w:tr></w:tbl>`;
  }

  private table(rows: readonly (readonly string[])[]): string {
    const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
      .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
      .join('');
    const lines = rows.map((cells, i) => {
      const look = i === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
      return `<w:tr>${look}${cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${this.paragraph(cell, { bold: i === 0 })}</w:tc>`).join('')}</w:tr>`;
    });
    return `<w:tbl><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr>${lines.join('')}</w:tbl>`;
  }

  /** Word cuts a sentence into several runs wherever somebody edited it. */
  private runs(text: string, bold: boolean): string {
    return fontRuns(text, this.options.font)
      .flatMap(({ font, text: words }) => {
        const cut = words.length > 40 ? words.indexOf(' ', 20) : -1;
        return (cut === -1 ? [words] : [words.slice(0, cut + 2), words.slice(cut + 2)]).map(
          (piece) =>
            `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>${bold ? '<w:b/>' : ''}<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`,
        );
      })
      .join('');
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function stylesXml(): string {
  const headings = [1, 2, 3, 4].map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`,
  );
  return `${XML}<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${headings.join('')}</w:styles>`;
}

function numberingXml(scheme: Scheme | null): string {
  const levels = (scheme?.levels ?? []).map(
    ({ format, text, throughout = false }, i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${throughout ? '<w:lvlRestart w:val="0"/>' : ''}<w:suff w:val="space"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`,
  );
  return `${XML}<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
}

const PAGE_FIELD =
  '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';

function headerXml(words: string | null): string {
  return `${XML}<w:hdr xmlns:w="${W}">${words ?? PAGE_FIELD}</w:hdr>`;
}

/** A box as Word draws it, with the older form that other programs read. */
function textBoxXml(paragraph: string): string {
  const content = `<w:txbxContent>${paragraph}</w:txbxContent>`;
  return `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>${content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
}
