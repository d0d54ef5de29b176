/** Inline content of a paragraph. A string is a run without properties; `\t` is a tab and `\n` a line break. */
export type DocxInline =
  | string
  | DocxRun
  | { readonly image: string; readonly widthMm?: number; readonly heightMm?: number }
  | { readonly footnote: string }
  | { readonly comment: string }
  | { readonly field: string; readonly result: string }
  | { readonly pageBreak: true }
  | { readonly link: string; readonly url?: string }
  | { readonly textBox: readonly DocxBlock[] }
  /** XML that stands in the paragraph as written. */
  | { readonly xml: string };

export interface DocxRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly font?: string;
  /** Points. */
  readonly size?: number;
  /** Six hexadecimal digits. */
  readonly color?: string;
  readonly shading?: string;
  readonly caps?: boolean;
  readonly smallCaps?: boolean;
  readonly hidden?: boolean;
  /** Part of a tracked change that was not accepted. */
  readonly change?: 'inserted' | 'deleted';
  /** Character style. */
  readonly style?: string;
}

export interface DocxParagraph {
  readonly text: string | readonly DocxInline[];
  /** Id of the style, e.g. `Heading1`. */
  readonly style?: string;
  /** Id of a list of `numbering` with the 0-based level in it. */
  readonly list?: string;
  readonly level?: number;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  readonly pageBreakBefore?: boolean;
  readonly outlineLevel?: number;
  /** For the whole paragraph. */
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly font?: string;
  readonly size?: number;
}

export interface DocxCell {
  readonly content: readonly DocxBlock[];
  readonly columns?: number;
  /** `restart` begins a cell over several rows, `continue` goes on with the one above. */
  readonly merge?: 'restart' | 'continue';
}

export interface DocxTable {
  readonly rows: readonly (readonly (string | DocxCell)[])[];
  /** Rows at the top that are marked as repeating on every page. Default 0. */
  readonly headerRows?: number;
  /** Default true. Letterhead and signature stand in tables without borders. */
  readonly borders?: boolean;
}

export type DocxBlock = string | DocxParagraph | DocxTable | { readonly blockXml: string };

/** What parts of a file collect while they are written. */
export interface PartContext {
  readonly notes: string[];
  readonly comments: string[];
  readonly images: readonly string[];
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function documentPartXml(
  root: string,
  namespaces: string,
  blocks: readonly DocxBlock[],
  context: PartContext,
): string {
  return `<${root} ${namespaces}>${bodyXml(blocks, context)}</${root}>`;
}

export function bodyXml(blocks: readonly DocxBlock[], context: PartContext): string {
  return blocks
    .map((block) => {
      if (typeof block === 'string') return paragraphXml({ text: block }, context);
      if ('blockXml' in block) return block.blockXml;
      return 'rows' in block ? tableXml(block, context) : paragraphXml(block, context);
    })
    .join('');
}

function paragraphXml(paragraph: DocxParagraph, context: PartContext): string {
  const properties = [
    paragraph.style === undefined ? '' : `<w:pStyle w:val="${paragraph.style}"/>`,
    paragraph.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    paragraph.list === undefined
      ? ''
      : `<w:numPr><w:ilvl w:val="${paragraph.level ?? 0}"/><w:numId w:val="${paragraph.list}"/></w:numPr>`,
    paragraph.align === undefined ? '' : `<w:jc w:val="${paragraph.align}"/>`,
    paragraph.outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${paragraph.outlineLevel}"/>`,
  ].join('');
  const inlines = typeof paragraph.text === 'string' ? [paragraph.text] : paragraph.text;
  const inner = inlines.map((inline) => inlineXml(inline, paragraph, context)).join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
}

function inlineXml(inline: DocxInline, paragraph: DocxParagraph, context: PartContext): string {
  const { bold, italic, font, size } = paragraph;
  const inherited = {
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
    ...(font === undefined ? {} : { font }),
    ...(size === undefined ? {} : { size }),
  };
  if (typeof inline === 'string') return runXml({ text: inline, ...inherited });
  if ('text' in inline) return runXml({ ...inherited, ...inline });
  if ('xml' in inline) return inline.xml;
  if ('pageBreak' in inline) return '<w:r><w:br w:type="page"/></w:r>';
  if ('image' in inline) return imageXml(inline, context);
  if ('footnote' in inline) {
    context.notes.push(escapeXml(inline.footnote));
    return `<w:r><w:footnoteReference w:id="${context.notes.length}"/></w:r>`;
  }
  if ('comment' in inline) {
    context.comments.push(escapeXml(inline.comment));
    return `<w:r><w:commentReference w:id="${context.comments.length}"/></w:r>`;
  }
  if ('field' in inline)
    return (
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${escapeXml(inline.field)} </w:instrText></w:r>` +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${runXml({ text: inline.result })}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    );
  if ('link' in inline) return `<w:hyperlink w:anchor="a">${runXml({ text: inline.link })}</w:hyperlink>`;
  // Word writes a text box twice: as a drawing, and as a picture for older readers.
  const box = bodyXml(inline.textBox, context);
  return (
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${box}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${box}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  );
}

function runXml(run: DocxRun): string {
  const font = run.font === undefined ? '' : escapeXml(run.font);
  const properties = [
    run.style === undefined ? '' : `<w:rStyle w:val="${run.style}"/>`,
    font === '' ? '' : `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/>`,
    run.bold === undefined ? '' : `<w:b w:val="${run.bold ? 1 : 0}"/>`,
    run.italic ? '<w:i/>' : '',
    run.caps ? '<w:caps/>' : '',
    run.smallCaps ? '<w:smallCaps/>' : '',
    run.hidden ? '<w:vanish/>' : '',
    run.color === undefined ? '' : `<w:color w:val="${run.color}"/>`,
    run.size === undefined ? '' : `<w:sz w:val="${Math.round(run.size * 2)}"/>`,
    run.shading === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${run.shading}"/>`,
  ].join('');
  const textTag = run.change === 'deleted' ? 'w:delText' : 'w:t';
  const text = run.text
    .split(/(\t|\n)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '\t'
        ? '<w:tab/>'
        : part === '\n'
          ? '<w:br/>'
          : `<${textTag} xml:space="preserve">${escapeXml(part)}</${textTag}>`,
    )
    .join('');
  const xml = `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${text}</w:r>`;
  if (run.change === undefined) return xml;
  const tag = run.change === 'deleted' ? 'w:del' : 'w:ins';
  return `<${tag} w:id="1" w:author="A">${xml}</${tag}>`;
}

const EMU_PER_MM = 36_000;

function imageXml(
  inline: { readonly image: string; readonly widthMm?: number; readonly heightMm?: number },
  context: PartContext,
): string {
  const at = context.images.indexOf(inline.image);
  if (at === -1) throw new Error(`no image ${inline.image}`);
  const width = Math.round((inline.widthMm ?? 165) * EMU_PER_MM);
  const height = Math.round((inline.heightMm ?? 240) * EMU_PER_MM);
  return (
    `<w:r><w:drawing><wp:inline><wp:extent cx="${width}" cy="${height}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
    `<pic:pic><pic:blipFill><a:blip r:embed="rIdImage${at}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  );
}

function tableXml(table: DocxTable, context: PartContext): string {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="${table.borders === false ? 'none' : 'single'}" w:sz="4"/>`)
    .join('');
  const rows = table.rows
    .map((row, i) => {
      const header = i < (table.headerRows ?? 0) ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
      return `<w:tr>${header}${row.map((cell) => cellXml(cell, context)).join('')}</w:tr>`;
    })
    .join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>${rows}</w:tbl>`;
}

function cellXml(cell: string | DocxCell, context: PartContext): string {
  const { content, columns, merge } = typeof cell === 'string' ? { content: [cell] } : cell;
  const properties = [
    columns === undefined ? '' : `<w:gridSpan w:val="${columns}"/>`,
    merge === undefined ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>',
  ].join('');
  const inner = bodyXml(content.length === 0 ? [''] : content, context);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
}
