import { zipSync, type Zippable } from 'fflate';

import { bodyXml, documentPartXml, type DocxBlock, type DocxTable, type PartContext } from './docx-xml.ts';
import { numberingXml, type DocxList } from './docx-numbering-xml.ts';
import { stylesXml, type DocxStyle } from './docx-styles-xml.ts';

export type { DocxBlock, DocxCell, DocxInline, DocxParagraph, DocxRun, DocxTable } from './docx-xml.ts';
export type { DocxLevel, DocxList } from './docx-numbering-xml.ts';
export type { DocxStyle } from './docx-styles-xml.ts';

/** What a Word file made for a test holds. Only `body` is needed; everything else is left out when not given. */
export interface DocxContent {
  /** Paragraphs (a string is a plain one) and tables in document order. */
  readonly body: readonly DocxBlock[];
  /** Lists with automatic numbers; paragraphs name them by `list`. */
  readonly numbering?: readonly DocxList[];
  /** Styles besides the built-in ones (Normal, Heading1–Heading6, Title, TableGrid). */
  readonly styles?: readonly DocxStyle[];
  /** Font of the whole document. Default Times New Roman. */
  readonly font?: string;
  /** Running head and foot of every page. */
  readonly header?: readonly DocxBlock[];
  readonly footer?: readonly DocxBlock[];
  /** PNG or JPEG bytes by name; an inline `{ image: name }` shows one. */
  readonly images?: Readonly<Record<string, Uint8Array>>;
  /** More parts by their path in the package; they replace parts of the same path. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Title in the properties of the file. */
  readonly title?: string;
  /** Content type of the main part. Default `document`. */
  readonly kind?: 'document' | 'template' | 'macro';
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const MAIN_TYPES = {
  document: `${WORD_TYPE}.document.main+xml`,
  template: `${WORD_TYPE}.template.main+xml`,
  macro: 'application/vnd.ms-word.document.macroEnabled.main+xml',
} as const;

/** Bytes of a Word file with this content, equal for equal content. */
export function docxFile(content: DocxContent): Uint8Array {
  const parts = docxParts(content);
  const zippable: Zippable = {};
  for (const [path, part] of Object.entries(parts))
    zippable[path] = typeof part === 'string' ? new TextEncoder().encode(part) : part;
  return zipSync(zippable, { level: 6, mtime: '2020-01-01T00:00:00Z' });
}

/** The parts of the package before they are zipped, for tests that damage one of them. */
export function docxParts(content: DocxContent): Record<string, string | Uint8Array> {
  const images = Object.entries(content.images ?? {});
  const context: PartContext = { notes: [], comments: [], images: images.map(([name]) => name) };
  const { header, footer } = content;
  const section =
    (header ? '<w:headerReference w:type="default" r:id="rIdHeader"/>' : '') +
    (footer ? '<w:footerReference w:type="default" r:id="rIdFooter"/>' : '') +
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/>';
  const body = bodyXml(content.body, context);
  const relationships = [
    relationship('rIdStyles', 'styles', 'styles.xml'),
    relationship('rIdNumbering', 'numbering', 'numbering.xml'),
    relationship('rIdFootnotes', 'footnotes', 'footnotes.xml'),
    ...(header ? [relationship('rIdHeader', 'header', 'header1.xml')] : []),
    ...(footer ? [relationship('rIdFooter', 'footer', 'footer1.xml')] : []),
    ...images.map(([name], i) => relationship(`rIdImage${i}`, 'image', `media/${name}`)),
  ];
  const kind = content.kind ?? 'document';
  return {
    '[Content_Types].xml': contentTypes(MAIN_TYPES[kind]),
    '_rels/.rels': relationshipsPart(
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': `${XML}<w:document ${NAMESPACES}><w:body>${body}<w:sectPr>${section}</w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationshipsPart(relationships.join('')),
    'word/styles.xml': `${XML}<w:styles ${NAMESPACES}>${stylesXml(content.styles ?? [], content.font)}</w:styles>`,
    'word/numbering.xml': `${XML}<w:numbering ${NAMESPACES}>${numberingXml(content.numbering ?? [])}</w:numbering>`,
    'word/footnotes.xml': `${XML}<w:footnotes ${NAMESPACES}>${notesXml(context)}</w:footnotes>`,
    'word/comments.xml': `${XML}<w:comments ${NAMESPACES}>${commentsXml(context)}</w:comments>`,
    ...(header
      ? { 'word/header1.xml': `${XML}${documentPartXml('w:hdr', NAMESPACES, header, context)}` }
      : {}),
    ...(footer
      ? { 'word/footer1.xml': `${XML}${documentPartXml('w:ftr', NAMESPACES, footer, context)}` }
      : {}),
    ...(content.title === undefined ? {} : { 'docProps/core.xml': coreProperties(content.title) }),
    ...Object.fromEntries(images.map(([name, bytes]) => [`word/media/${name}`, bytes])),
    ...content.parts,
  };
}

/** The borderless two-column table at the head or the foot of an official paper; an empty line is an empty paragraph. */
export function columnsTable(left: readonly string[], right: readonly string[]): DocxTable {
  return { borders: false, rows: [[{ content: left }, { content: right }]] };
}

function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function relationshipsPart(inner: string): string {
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

function contentTypes(main: string): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${type}"/>`;
  return (
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    '<Default Extension="jpg" ContentType="image/jpeg"/>' +
    override('word/document.xml', main) +
    override('word/styles.xml', `${WORD_TYPE}.styles+xml`) +
    override('word/numbering.xml', `${WORD_TYPE}.numbering+xml`) +
    override('word/footnotes.xml', `${WORD_TYPE}.footnotes+xml`) +
    override('word/header1.xml', `${WORD_TYPE}.header+xml`) +
    override('word/footer1.xml', `${WORD_TYPE}.footer+xml`) +
    '</Types>'
  );
}

function notesXml(context: PartContext): string {
  return (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' +
    context.notes
      .map(
        (note, i) =>
          `<w:footnote w:id="${i + 1}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> ${note}</w:t></w:r></w:p></w:footnote>`,
      )
      .join('')
  );
}

function commentsXml(context: PartContext): string {
  return context.comments
    .map((text, i) => `<w:comment w:id="${i + 1}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`)
    .join('');
}

function coreProperties(title: string): string {
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`;
}
