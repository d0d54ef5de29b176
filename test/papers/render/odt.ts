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

const NAMES = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
].join(' ');

/** The paper as LibreOffice saves it, markers typed; headings by `text:h` or as plain paragraphs. */
export function odtOf(paper: Paper, headings: 'style' | 'plain'): Uint8Array {
  const body = [
    tableXml('Dau', [[leftHeadLines(paper), rightHeadLines(paper)]]),
    ...titleBlock(paper).map((line) => paragraph(line)),
    ...paper.body.map((part, i) => partXml(part, i, headings)),
    tableXml('Cuoi', [[paper.foot.recipients, signatureLines(paper)]]),
    ...paper.annexes.map((part, i) => partXml(part, 1000 + i, headings)),
  ].join('\n');
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMES} office:version="1.3"><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const mime = 'application/vnd.oasis.opendocument.text';
  const options = { mtime: new Date('2025-01-01T00:00:00Z') };
  return zipSync(
    {
      mimetype: [strToU8(mime), { level: 0 }],
      'META-INF/manifest.xml': strToU8(
        `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mime}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
      ),
      'styles.xml': strToU8(
        `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${NAMES} office:version="1.3"><office:styles/></office:document-styles>`,
      ),
      'content.xml': strToU8(content),
    },
    options,
  );
}

function partXml(part: PaperPart, key: number, headings: 'style' | 'plain'): string {
  if (part.type === 'table')
    return tableXml(
      `Bang${key}`,
      [part.header, ...part.rows].map((cells) => cells.map((cell) => [cell])),
      true,
    );
  const isHeading = part.type === 'heading' && headings === 'style';
  return partLines(part)
    .map((line, i) =>
      isHeading && i === 0
        ? `<text:h text:outline-level="${part.level}">${shown(line)}</text:h>`
        : paragraph(line),
    )
    .join('');
}

function paragraph(text: string): string {
  return `<text:p text:style-name="Standard">${shown(text)}</text:p>`;
}

/** LibreOffice cuts text in spans and writes runs of blanks as elements. */
function shown(text: string): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const cut = safe.indexOf(' ', 25);
  return cut === -1 || safe.includes('&')
    ? safe
    : `${safe.slice(0, cut)}<text:s/><text:span text:style-name="T1">${safe.slice(cut + 1)}</text:span>`;
}

function tableXml(
  name: string,
  rows: readonly (readonly (readonly string[])[])[],
  hasHeader = false,
): string {
  const columns = rows[0]?.length ?? 0;
  const rowXml = (cells: readonly (readonly string[])[]): string =>
    `<table:table-row>${cells.map((lines) => `<table:table-cell office:value-type="string">${lines.map(paragraph).join('')}</table:table-cell>`).join('')}</table:table-row>`;
  const [first, ...rest] = rows.map(rowXml);
  return `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="${columns}"/>${hasHeader ? `<table:table-header-rows>${first ?? ''}</table:table-header-rows>` : (first ?? '')}${rest.join('')}</table:table>`;
}
