import { zipSync, type Zippable } from 'fflate';

import { escapeXml } from './docx-xml.ts';

/** A string is a run without properties; `\t` is a tab and `\n` a line break. */
export type OdtInline =
  | string
  | {
      readonly text: string;
      readonly bold?: boolean;
      readonly font?: string;
      readonly color?: string;
      /** Points. */
      readonly size?: number;
      readonly hidden?: boolean;
      readonly uppercase?: boolean;
    }
  | { readonly footnote: string }
  /** XML that stands in the paragraph as written. */
  | { readonly xml: string };

export interface OdtParagraph {
  readonly text: string | readonly OdtInline[];
  /** 1–6 makes it a heading. */
  readonly heading?: number;
  /** Font of the whole paragraph. */
  readonly font?: string;
}

export interface OdtListItem {
  readonly text: string | readonly OdtInline[];
  readonly items?: readonly OdtListItem[];
  readonly start?: number;
}

export type OdtBlock =
  | string
  | OdtParagraph
  | {
      /** Name of a list of `lists`. */
      readonly list: string;
      readonly items: readonly OdtListItem[];
      readonly continues?: boolean;
    }
  | { readonly rows: readonly (readonly string[])[]; readonly headerRows?: number }
  | { readonly blockXml: string };

export interface OdtLevel {
  /** `1`, `a`, `A`, `i`, `I`, or empty for bullets. */
  readonly format: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly bullet?: string;
  readonly start?: number;
  /** How many levels the number shows. Default 1. */
  readonly displayLevels?: number;
}

/** What an OpenDocument text made for a test holds. */
export interface OdtContent {
  readonly body: readonly OdtBlock[];
  readonly lists?: Readonly<Record<string, readonly OdtLevel[]>>;
  readonly header?: readonly string[];
  readonly footer?: readonly string[];
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Marks the content as encrypted in the manifest, as a file with a password does. */
  readonly encrypted?: boolean;
}

const NAMESPACES = ['office', 'text', 'table', 'style', 'fo', 'draw', 'svg', 'xlink', 'manifest']
  .map((name) => {
    const compatible: Record<string, string> = {
      fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
      svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
      draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
      xlink: 'http://www.w3.org/1999/xlink',
    };
    return `xmlns:${name}="${compatible[name] ?? `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`}"`;
  })
  .join(' ');
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const MIME = 'application/vnd.oasis.opendocument.text';

/** Bytes of an OpenDocument text with this content, equal for equal content. */
export function odtFile(content: OdtContent): Uint8Array {
  const styles: string[] = [];
  const body = blocksXml(content.body, styles);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const zippable: Zippable = {
    mimetype: [encode(MIME), { level: 0 }],
    'content.xml': encode(
      `${XML}<office:document-content ${NAMESPACES} office:version="1.3"><office:automatic-styles>${styles.join('')}${listStyles(content.lists ?? {})}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'styles.xml': encode(
      `${XML}<office:document-styles ${NAMESPACES} office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Times New Roman"/></style:default-style></office:styles><office:master-styles><style:master-page style:name="Standard">${region('header', content.header)}${region('footer', content.footer)}</style:master-page></office:master-styles></office:document-styles>`,
    ),
    'META-INF/manifest.xml': encode(
      `${XML}<manifest:manifest ${NAMESPACES} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MIME}"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">${content.encrypted ? '<manifest:encryption-data manifest:checksum-type="SHA1/1K"/>' : ''}</manifest:file-entry></manifest:manifest>`,
    ),
  };
  for (const [path, part] of Object.entries(content.parts ?? {}))
    zippable[path] = typeof part === 'string' ? encode(part) : part;
  return zipSync(zippable, { level: 6, mtime: '2020-01-01T00:00:00Z' });
}

function region(name: string, lines: readonly string[] | undefined): string {
  if (lines === undefined) return '';
  return `<style:${name}>${lines.map((line) => `<text:p>${escapeXml(line)}</text:p>`).join('')}</style:${name}>`;
}

function listStyles(lists: Readonly<Record<string, readonly OdtLevel[]>>): string {
  return Object.entries(lists)
    .map(([name, levels]) => {
      const inner = levels.map((level, i) => {
        const place = `text:level="${i + 1}"`;
        if (level.bullet !== undefined)
          return `<text:list-level-style-bullet ${place} text:bullet-char="${level.bullet}"/>`;
        return `<text:list-level-style-number ${place} style:num-format="${level.format}" style:num-prefix="${level.prefix ?? ''}" style:num-suffix="${level.suffix ?? ''}" text:start-value="${level.start ?? 1}" text:display-levels="${level.displayLevels ?? 1}"/>`;
      });
      return `<text:list-style style:name="${name}">${inner.join('')}</text:list-style>`;
    })
    .join('');
}

function blocksXml(blocks: readonly OdtBlock[], styles: string[]): string {
  return blocks
    .map((block) => {
      if (typeof block === 'string') return `<text:p>${inlinesXml(block, styles)}</text:p>`;
      if ('blockXml' in block) return block.blockXml;
      if ('rows' in block) return tableXml(block);
      if ('list' in block)
        return `<text:list text:style-name="${block.list}"${block.continues ? ' text:continue-numbering="true"' : ''}>${itemsXml(block.items, styles)}</text:list>`;
      const style =
        block.font === undefined
          ? ''
          : ` text:style-name="${styleFor({ font: block.font }, 'paragraph', styles)}"`;
      const inner = inlinesXml(block.text, styles);
      return block.heading === undefined
        ? `<text:p${style}>${inner}</text:p>`
        : `<text:h${style} text:outline-level="${block.heading}">${inner}</text:h>`;
    })
    .join('');
}

function itemsXml(items: readonly OdtListItem[], styles: string[]): string {
  return items
    .map((item) => {
      const start = item.start === undefined ? '' : ` text:start-value="${item.start}"`;
      const below = item.items === undefined ? '' : `<text:list>${itemsXml(item.items, styles)}</text:list>`;
      return `<text:list-item${start}><text:p>${inlinesXml(item.text, styles)}</text:p>${below}</text:list-item>`;
    })
    .join('');
}

function tableXml(table: {
  readonly rows: readonly (readonly string[])[];
  readonly headerRows?: number;
}): string {
  const rows = table.rows.map(
    (row) =>
      `<table:table-row>${row.map((cell) => `<table:table-cell><text:p>${escapeXml(cell)}</text:p></table:table-cell>`).join('')}</table:table-row>`,
  );
  const headers = table.headerRows ?? 0;
  const head =
    headers === 0
      ? ''
      : `<table:table-header-rows>${rows.slice(0, headers).join('')}</table:table-header-rows>`;
  const columns = Math.max(1, ...table.rows.map((row) => row.length));
  return `<table:table><table:table-column table:number-columns-repeated="${columns}"/>${head}${rows.slice(headers).join('')}</table:table>`;
}

type TextProperties = Exclude<OdtInline, string | { footnote: string } | { xml: string }>;

function styleFor(run: Omit<TextProperties, 'text'>, family: 'text' | 'paragraph', styles: string[]): string {
  const name = `T${styles.length + 1}`;
  const properties = [
    run.bold ? 'fo:font-weight="bold"' : '',
    run.font === undefined ? '' : `style:font-name="${escapeXml(run.font)}"`,
    run.color === undefined ? '' : `fo:color="#${run.color}"`,
    run.size === undefined ? '' : `fo:font-size="${run.size}pt"`,
    run.hidden ? 'text:display="none"' : '',
    run.uppercase ? 'fo:text-transform="uppercase"' : '',
  ].join(' ');
  styles.push(
    `<style:style style:name="${name}" style:family="${family}"><style:text-properties ${properties}/></style:style>`,
  );
  return name;
}

function inlinesXml(text: string | readonly OdtInline[], styles: string[]): string {
  const inlines = typeof text === 'string' ? [text] : text;
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return plainXml(inline);
      if ('xml' in inline) return inline.xml;
      if ('footnote' in inline)
        return `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>${escapeXml(inline.footnote)}</text:p></text:note-body></text:note>`;
      return `<text:span text:style-name="${styleFor(inline, 'text', styles)}">${plainXml(inline.text)}</text:span>`;
    })
    .join('');
}

function plainXml(text: string): string {
  return escapeXml(text).replace(/\t/g, '<text:tab/>').replace(/\n/g, '<text:line-break/>');
}
