import { noteMark } from '../flow/note-marks.ts';
import type { FlowBlock, FlowParagraph, FlowRun } from '../flow/flow-text.ts';
import { attributeOf, childOf, childrenOf, xmlText, type XmlElement } from '../xml/read-xml.ts';
import {
  beginOdtPage,
  isHiddenOdtLook,
  takeNumber,
  type OdtState,
  type OdtSurroundings,
  type ReadOdtBlocks,
} from './odt-state.ts';
import type { OdtLook, OdtParagraphStyle } from './odt-styles.ts';

/** Elements whose content is no text of the paragraph. */
const SKIPPED = new Set([
  'office:annotation',
  'office:annotation-end',
  'text:page-number',
  'text:page-count',
  'text:page-continuation',
  'text:tracked-changes',
  'text:ruby-text',
  'text:placeholder',
  'text:note-citation',
  'svg:title',
  'svg:desc',
  'text:script',
  'office:event-listeners',
]);
const MAX_BLANKS = 200;
/** Frames that begin so far beside their paragraph stand on no page. */
const OFF_PAGE_MM = 400;

/** Reads a `text:p` or `text:h`. */
export function readOdtParagraph(
  element: XmlElement,
  state: OdtState,
  around: OdtSurroundings,
  readBlocks: ReadOdtBlocks,
): FlowParagraph {
  return new OdtParagraphReader(element, state, around, readBlocks).read();
}

class OdtParagraphReader {
  private readonly runs: FlowRun[] = [];
  private readonly boxes: FlowBlock[] = [];
  private readonly notes: (readonly FlowBlock[])[] = [];
  private readonly style: OdtParagraphStyle;
  private readonly background: string | null;
  private readonly element: XmlElement;
  private readonly state: OdtState;
  private readonly around: OdtSurroundings;
  private readonly readBlocks: ReadOdtBlocks;
  private isHidden: boolean;
  private page: number | null = null;

  constructor(element: XmlElement, state: OdtState, around: OdtSurroundings, readBlocks: ReadOdtBlocks) {
    this.element = element;
    this.state = state;
    this.around = around;
    this.readBlocks = readBlocks;
    this.isHidden = around.isHidden;
    this.style = state.styles.paragraph(element.attributes['text:style-name'] ?? null);
    this.background = this.style.background ?? around.background;
  }

  read(): FlowParagraph {
    const { state, style, around } = this;
    if (style.breaksPage && state.lettersOnPage > 0) beginOdtPage(state);
    const hiddenField = childOf(this.element, 'text:hidden-paragraph');
    if (hiddenField?.attributes['text:is-hidden'] === 'true') this.isHidden = true;
    this.walk(this.element, style.look);
    const isEmpty = this.runs.every(({ text }) => text.trim() === '');
    const number = this.number(isEmpty);
    const level = Number(this.element.attributes['text:outline-level'] ?? 0);
    const isHeading = this.element.name === 'text:h' && level > 0;
    return {
      type: 'paragraph',
      number:
        number === null || isEmpty ? null : this.run(`${number.text}${number.joins ? '' : ' '}`, style.look),
      runs: this.runs,
      heading: isHeading ? Math.min(6, level) : style.heading,
      role: around.isContents ? 'contents' : style.role,
      page: this.page ?? state.page,
      boxes: this.boxes,
      notes: this.notes,
    };
  }

  private number(isEmpty: boolean): ReturnType<typeof takeNumber> {
    const { lists } = this.state;
    const { attributes, name } = this.element;
    if (this.around.item !== null)
      return isEmpty && name === 'text:h' ? null : takeNumber(this.around.item, lists);
    if (name !== 'text:h' || isEmpty || attributes['text:is-list-header'] === 'true') return null;
    const start = attributes['text:start-value'];
    const isRestarted = attributes['text:restart-numbering'] === 'true';
    const startAt = isRestarted ? Number(start ?? 1) : null;
    return lists.heading(Number(attributes['text:outline-level'] ?? 1) - 1, startAt);
  }

  private walk(parent: XmlElement, look: OdtLook): void {
    for (const child of parent.children) {
      // White space of the file itself is one blank; real ones have elements of their own.
      if (typeof child === 'string') this.add(child.replace(/[\t\r\n ]+/g, ' '), look);
      else this.inline(child, look);
    }
  }

  private inline(element: XmlElement, look: OdtLook): void {
    const { name, attributes } = element;
    if (SKIPPED.has(name)) return;
    switch (name) {
      case 'text:span': {
        const style = attributes['text:style-name'];
        return this.walk(element, style === undefined ? look : { ...look, ...this.state.styles.text(style) });
      }
      case 'text:s':
        return this.add(' '.repeat(Math.min(MAX_BLANKS, Number(attributes['text:c'] ?? 1) || 1)), look);
      case 'text:tab':
        return this.add('\t', look);
      case 'text:line-break':
        return this.add('\n', look);
      case 'text:soft-page-break':
        this.state.hasSoftBreaks = true;
        return beginOdtPage(this.state);
      case 'text:hidden-text':
        return this.add(attributes['text:string-value'] ?? xmlText(element), { ...look, hidden: true });
      case 'text:note':
        return this.addNote(element, look);
      case 'draw:frame':
      case 'draw:custom-shape':
      case 'draw:rect':
      case 'draw:ellipse':
      case 'draw:g':
      case 'draw:a':
        return this.addDrawing(element, this.around.isHidden);
      default:
        return this.walk(element, look);
    }
  }

  private add(text: string, look: OdtLook): void {
    if (text === '') return;
    if (this.page === null && text.trim() !== '') this.page = this.state.page;
    this.state.lettersOnPage += text.length;
    this.runs.push(this.run(text, look));
  }

  private run(text: string, look: OdtLook): FlowRun {
    return {
      text,
      font: look.font ?? null,
      bold: look.bold ?? false,
      capitals: look.capitals ?? false,
      hidden: this.isHidden || isHiddenOdtLook(look, this.background),
    };
  }

  private addNote(element: XmlElement, look: OdtLook): void {
    const kind = element.attributes['text:note-class'] === 'endnote' ? 'endnote' : 'footnote';
    const label = attributeOf(element, 'text:note-citation', 'text:label');
    const mark = label ?? noteMark(++this.state.noteCounts[kind], kind);
    this.add(mark, look);
    const blocks = this.readBlocks(childrenOf(childOf(element, 'text:note-body')), {
      ...this.around,
      item: null,
    });
    this.notes.push(withMark(blocks, mark));
  }

  private addDrawing(element: XmlElement, isHidden: boolean): void {
    const hidden = isHidden || Math.abs(millimetres(element.attributes['svg:x'])) > OFF_PAGE_MM;
    const around = { ...this.around, isHidden: hidden, item: null };
    for (const child of childrenOf(element)) {
      if (child.name === 'draw:image') {
        const path = child.attributes['xlink:href'];
        if (path !== undefined && !/^[a-z]{2,10}:|^\.\.|^\//i.test(path))
          this.state.pictures.push({
            path: path.replace(/^\.\//, ''),
            widthMm: millimetres(element.attributes['svg:width']),
            heightMm: millimetres(element.attributes['svg:height']),
          });
      } else if (child.name === 'draw:text-box')
        this.boxes.push(...this.readBlocks(childrenOf(child), around));
      else if (child.name === 'text:p' || child.name === 'text:list')
        this.boxes.push(...this.readBlocks([child], around));
      else if (child.name.startsWith('draw:')) this.addDrawing(child, hidden);
    }
  }
}

/** The mark of a note before its first words. */
function withMark(blocks: readonly FlowBlock[], mark: string): FlowBlock[] {
  const [first, ...rest] = blocks;
  const [run] = first?.type === 'paragraph' ? first.runs : [];
  if (first?.type !== 'paragraph' || run === undefined) return [...blocks];
  return [{ ...first, runs: [{ ...run, text: `${mark} ` }, ...first.runs] }, ...rest];
}

/** `16.5cm`, `2in`, `300pt` in millimetres; 0 when there is no such length. */
function millimetres(length: string | undefined): number {
  const found = /^(-?[\d.]{1,12})(mm|cm|in|pt|px)$/.exec(length ?? '');
  const perUnit: Record<string, number> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96 };
  return found === null ? 0 : Number(found[1]) * (perUnit[found[2] ?? ''] ?? 0);
}
