import type { FlowBlock, FlowParagraph, FlowRun } from '../flow/flow-text.ts';
import { attributeOf, childOf, childrenOf, xmlText, type XmlElement } from '../xml/read-xml.ts';
import { FieldState, isPageField } from './field-state.ts';
import { noteMark } from '../flow/note-marks.ts';
import { readDrawing } from './read-drawing.ts';
import { beginPage, type ReadBlocks, type ReadState, type Surroundings } from './read-state.ts';
import { fillOf, isHiddenLook, isOn, readRunLook, type RunLook } from './run-look.ts';
import { symbolOf, withoutPrivateRange } from './symbols.ts';
import { outlineOf, type ParagraphStyle } from './word-styles.ts';

/** A paragraph, or the beginning of one whose end mark was deleted: the next paragraph goes on with it. */
export interface ReadParagraph {
  readonly paragraph: FlowParagraph;
  readonly goesOn: boolean;
}

/** Reads a `w:p`; `begun` is what a deleted paragraph mark before it left over. */
export function readParagraph(
  element: XmlElement,
  state: ReadState,
  around: Surroundings,
  readBlocks: ReadBlocks,
  begun: FlowParagraph | null,
): ReadParagraph {
  const reader = new ParagraphReader(element, state, around, readBlocks, begun);
  return reader.read();
}

/** Elements whose text is not part of the paragraph. */
const SKIPPED = new Set([
  'w:pPr',
  'w:del',
  'w:moveFrom',
  'w:rt',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:delText',
  'w:delInstrText',
  'w:pgNum',
  'm:rPr',
  'm:ctrlPr',
]);

class ParagraphReader {
  private readonly runs: FlowRun[] = [];
  private readonly boxes: FlowBlock[] = [];
  private readonly notes: (readonly FlowBlock[])[] = [];
  private readonly fields = new FieldState();
  private readonly properties: XmlElement | null;
  private readonly style: ParagraphStyle;
  private readonly background: string | null;
  private page: number | null = null;
  private readonly element: XmlElement;
  private readonly state: ReadState;
  private readonly around: Surroundings;
  private readonly readBlocks: ReadBlocks;

  constructor(
    element: XmlElement,
    state: ReadState,
    around: Surroundings,
    readBlocks: ReadBlocks,
    begun: FlowParagraph | null,
  ) {
    this.element = element;
    this.state = state;
    this.around = around;
    this.readBlocks = readBlocks;
    this.properties = childOf(element, 'w:pPr');
    this.style = state.styles.paragraph(attributeOf(this.properties, 'w:pStyle', 'w:val'));
    const fill = fillOf(this.properties) ?? this.style.fill;
    this.background = fill === null || fill === 'auto' ? around.background : fill;
    if (begun !== null) {
      this.runs.push(...begun.runs);
      this.boxes.push(...begun.boxes);
      this.notes.push(...begun.notes);
      this.page = begun.page;
    }
  }

  read(): ReadParagraph {
    const { properties, state, style } = this;
    const mark = childOf(properties, 'w:rPr');
    const goesOn = childOf(mark, 'w:del') !== null || childOf(mark, 'w:moveFrom') !== null;
    if (goesOn) state.trackedChanges++;
    if (isOn(properties, 'w:pageBreakBefore')) beginPage(state, 'explicit');
    this.walk(this.element, style.look);
    const section = childOf(properties, 'w:sectPr');
    if (
      section !== null &&
      !/^(?:continuous|nextColumn)$/.test(attributeOf(section, 'w:type', 'w:val') ?? '')
    )
      beginPage(state, 'explicit');

    const heading = outlineOf(properties) ?? style.heading;
    return {
      goesOn,
      paragraph: {
        type: 'paragraph',
        number: goesOn ? null : this.number(mark),
        runs: this.runs,
        heading,
        role: style.role,
        page: this.page ?? state.page,
        boxes: this.boxes,
        notes: this.notes,
      },
    };
  }

  private number(mark: XmlElement | null): FlowRun | null {
    const numbering = childOf(this.properties, 'w:numPr');
    const own = attributeOf(numbering, 'w:numId', 'w:val');
    const ownLevel = attributeOf(numbering, 'w:ilvl', 'w:val');
    const listId = own ?? this.style.list?.id ?? null;
    if (listId === null || listId === '0') return null;
    const isEmpty = this.runs.every(({ text }) => text.trim() === '');
    const look = { ...this.style.look, ...readRunLook(mark, this.state.styles.theme) };
    // A paragraph that is hidden with its mark is not counted.
    if (look.vanish === true && this.runs.every(({ hidden, text }) => hidden || text === '')) return null;
    const level = ownLevel !== null ? Number(ownLevel) : own !== null ? 0 : (this.style.list?.level ?? null);
    const number = this.state.numbering.next(listId, level, this.style.list?.styleId ?? null);
    if (number === null || (isEmpty && !number.hasWords)) return null;
    return this.run(`${number.text}${number.joins ? '' : ' '}`, { ...look, ...number.look });
  }

  private walk(parent: XmlElement, look: RunLook): void {
    for (const child of parent.children) if (typeof child !== 'string') this.inline(child, look);
  }

  private inline(element: XmlElement, look: RunLook): void {
    const { name, attributes } = element;
    if (name === 'w:r') return this.readRun(element, look);
    if (SKIPPED.has(name)) {
      if (name === 'w:del' || name === 'w:moveFrom') this.state.trackedChanges++;
      return;
    }
    switch (name) {
      case 'w:ins':
      case 'w:moveTo':
        this.state.trackedChanges++;
        break;
      case 'w:fldSimple':
        if (isPageField(attributes['w:instr'] ?? '')) return;
        break;
      case 'w:sdt':
        if (isOn(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr')) return;
        break;
      case 'm:t':
        return this.add(xmlText(element), look);
      default:
    }
    const choice = name === 'mc:AlternateContent' ? alternative(element) : element;
    if (choice !== null) this.walk(choice, look);
  }

  private readRun(element: XmlElement, paragraphLook: RunLook): void {
    const { styles } = this.state;
    const properties = childOf(element, 'w:rPr');
    if (childOf(properties, 'w:ins') !== null) this.state.trackedChanges++;
    const styleId = attributeOf(properties, 'w:rStyle', 'w:val');
    const look = {
      ...paragraphLook,
      ...(styleId === null ? {} : styles.character(styleId)),
      ...readRunLook(properties, styles.theme),
    };
    for (const child of element.children) if (typeof child !== 'string') this.runContent(child, look);
  }

  private runContent(element: XmlElement, look: RunLook): void {
    const { attributes } = element;
    switch (element.name) {
      case 'w:t':
        return this.add(withoutPrivateRange(xmlText(element), look.font ?? null), look);
      case 'w:tab':
      case 'w:ptab':
        return this.add('\t', look);
      case 'w:br':
      case 'w:cr':
        if (attributes['w:type'] === 'page') beginPage(this.state, 'explicit');
        return this.add('\n', look);
      case 'w:lastRenderedPageBreak':
        return beginPage(this.state, 'rendered');
      case 'w:noBreakHyphen':
        return this.add('-', look);
      case 'w:sym':
        return this.add(
          symbolOf(attributes['w:font'] ?? '', Number.parseInt(attributes['w:char'] ?? '0', 16) || 0),
          look,
        );
      case 'w:fldChar':
        return this.fields.mark(attributes['w:fldCharType'] ?? '');
      case 'w:instrText':
        return this.fields.addInstruction(xmlText(element));
      case 'w:footnoteReference':
        return this.addNote(element, 'footnote', look);
      case 'w:endnoteReference':
        return this.addNote(element, 'endnote', look);
      case 'w:footnoteRef':
      case 'w:endnoteRef':
        return this.add(this.around.noteMark ?? '', look);
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.addDrawing(element);
      case 'w:ruby':
        return this.walk(childOf(element, 'w:rubyBase') ?? element, look);
      case 'mc:AlternateContent': {
        for (const child of alternative(element)?.children ?? [])
          if (typeof child !== 'string') this.runContent(child, look);
        return;
      }
      default:
    }
  }

  private add(text: string, look: RunLook): void {
    if (text === '' || !this.fields.isShown()) return;
    if (this.page === null && text.trim() !== '') this.page = this.state.page;
    this.state.lettersOnPage += text.length;
    this.runs.push(this.run(text, look));
  }

  private run(text: string, look: RunLook): FlowRun {
    return {
      text,
      font: look.font ?? null,
      bold: look.bold ?? false,
      capitals: look.capitals ?? false,
      hidden: this.around.isHidden || isHiddenLook(look, this.background),
    };
  }

  private addNote(reference: XmlElement, kind: 'footnote' | 'endnote', look: RunLook): void {
    const note = this.state.notes.get(`${kind}/${reference.attributes['w:id'] ?? ''}`);
    if (note === undefined) return;
    const hasOwnMark = /^(?:1|true|on)$/.test(reference.attributes['w:customMarkFollows'] ?? '');
    const mark = hasOwnMark ? '' : noteMark(++this.state.noteCounts[kind], kind);
    this.add(mark, look);
    this.notes.push(this.readBlocks(childrenOf(note), { ...this.around, noteMark: `${mark} ` }));
  }

  private addDrawing(element: XmlElement): void {
    const drawing = readDrawing(element, this.background);
    this.state.pictures.push(...drawing.pictures);
    this.state.watermarks.push(...drawing.watermarks);
    for (const box of drawing.boxes)
      this.boxes.push(
        ...this.readBlocks(childrenOf(box.content), {
          background: box.background,
          isHidden: this.around.isHidden || box.isHidden,
          noteMark: null,
        }),
      );
  }
}

/** Of several versions of the same content the first that has any: they say the same for newer and older programs. */
export function alternative(element: XmlElement): XmlElement | null {
  const choices = childrenOf(element, 'mc:Choice');
  const all = [...choices, ...childrenOf(element, 'mc:Fallback')];
  return all.find(({ children }) => children.some((child) => typeof child !== 'string')) ?? null;
}
