import type { Passage, PassageRole } from '../../knowledge/model/passage.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import type { Block } from '../parse/parser.ts';
import { classifyBlocks, type TextUnit } from './classify-blocks.ts';
import { splitLongText } from './long-text.ts';
import { tableCaptionLabel } from './table-caption.ts';
import { SectionStack, stepOf, type OpenEntry } from './section-stack.ts';

/** A passage before its document has a name. */
export type SplitPassage = Omit<Passage, 'id' | 'documentId' | 'ordinal'>;

export interface SplitOptions {
  /** Headline or trích yếu as it stands in the text; it becomes the first passage. Null when it does not stand there. */
  readonly title: string | null;
  /** Whether the text is a report of the press or a page: a lone short line after the first paragraph is a caption. */
  readonly isReport: boolean;
  /** Whether the first paragraph announces the text (dateline, repeated teaser). */
  readonly firstIsLead: boolean;
  /** Whether the text was recognised from pictures, so that its marks may be misread. Default false. */
  readonly isRecognised?: boolean;
}

/** Paragraphs longer than this are cut at sentence ends. */
const MAX_PARAGRAPH = 1200;
/** Items stay whole up to this length. */
const MAX_ITEM = 2600;
/** Paragraphs shorter than this join their neighbour. */
const MIN_PARAGRAPH = 80;
const MAX_LEAD = 700;

/**
 * Passages of a repaired text in order. No text is lost: every block stands in a passage or among the headings of
 * one, and every passage is verbatim (blocks joined in one passage are separated by a line break).
 */
export function splitPassages(blocks: readonly Block[], options: SplitOptions): SplitPassage[] {
  const walk = new PassageWalk(options);
  const units = classifyBlocks(blocks, options);
  for (const [i, unit] of units.entries()) walk.add(unit, units[i + 1]);
  return walk.finish();
}

type Draft = { -readonly [Key in keyof SplitPassage]: SplitPassage[Key] } & {
  readonly section: string;
  paragraph: number;
};

class PassageWalk {
  private readonly stack = new SectionStack();
  private readonly drafts: Draft[] = [];
  private readonly sizes = new Map<number, number>();
  private readonly leads = new Map<number, string>();
  /** Paragraph numbers that share a locator path, by path. */
  private readonly peers = new Map<string, number[]>();
  private readonly options: SplitOptions;
  private groups = 0;
  private paragraphs = 0;
  private tables = 0;
  private table: { container: number | null; label: string; row: number } | null = null;
  private previous: TextUnit | null = null;

  constructor(options: SplitOptions) {
    this.options = options;
    if (options.title !== null) this.push('title', options.title, [], null, null, '', 0);
  }

  add(unit: TextUnit, next: TextUnit | undefined): void {
    if (unit.role !== 'row') this.table = null;
    switch (unit.role) {
      case 'heading':
      case 'question':
        this.openHeading(unit);
        break;
      case 'item':
        this.addItem(unit);
        break;
      case 'row':
        this.addRow(unit);
        break;
      case 'caption':
        this.push('caption', unit.text, [], unit.page, null, this.stack.sectionKey(), 0);
        break;
      default:
        this.addBody(unit, next);
    }
    if (unit.role !== 'caption') this.previous = unit;
  }

  finish(): SplitPassage[] {
    this.keepUnused(this.stack.clear());
    for (const draft of this.drafts) {
      if (draft.paragraph === 0 || draft.list !== null) continue;
      const key = JSON.stringify(draft.locator.path);
      const known = this.peers.get(key);
      if (known === undefined) this.peers.set(key, [draft.paragraph]);
      else if (known.at(-1) !== draft.paragraph) known.push(draft.paragraph);
    }
    return this.drafts.map((draft) => this.finished(draft));
  }

  private openHeading(unit: TextUnit): void {
    const key =
      unit.role === 'question' ? 'question' : unit.level > 0 ? 'explicit' : (unit.marker?.type ?? 'plain');
    // Tables of an annex are counted within it.
    if (unit.marker?.type === 'appendix') this.tables = 0;
    this.enter({
      key,
      level: unit.level,
      heading: unit.text,
      step: stepOf(unit, this.stack.inArticle()),
      group: null,
      ordinal: unit.marker?.ordinal ?? null,
      marker: unit.marker?.type ?? null,
      used: false,
    });
  }

  private enter(entry: OpenEntry): void {
    this.keepUnused(this.stack.closeFor(entry));
    this.stack.open(entry);
  }

  /** The innermost heading with nothing below it becomes a passage under the others, so that none is lost. */
  private keepUnused(closed: readonly OpenEntry[]): void {
    const headings = closed.filter((entry) => entry.heading !== null);
    const last = headings.at(-1);
    if (last?.heading == null || last.used) return;
    const above = headings.slice(0, -1).flatMap(({ heading }) => (heading === null ? [] : [heading]));
    const path = [...this.stack.path(false), ...(last.step === null ? [] : [last.step])];
    this.drafts.push({
      role: 'body',
      text: last.heading,
      headings: [...this.stack.takeHeadings(), ...above],
      locator: { path, page: null },
      list: null,
      section: 'heading',
      paragraph: 0,
    });
  }

  private addItem(unit: TextUnit): void {
    const key = this.itemKey(unit);
    const level = key === 'list' ? (unit.container ?? 0) : 0;
    const sibling = this.stack.sibling(key, level);
    const ordinal = unit.marker?.ordinal ?? null;
    const restarts =
      sibling?.ordinal != null && ordinal !== null && ordinal <= sibling.ordinal && key !== 'list';
    const continues = sibling !== null && !restarts;
    const group = continues && sibling.group !== null ? sibling.group : ++this.groups;
    // Running text since the last point: a list of another kind is a new one, not part of that point.
    if (sibling === null && this.previous?.role === 'body') this.stack.endPoints();
    const lead = this.leads.get(group) ?? this.newLead();
    this.leads.set(group, lead);
    const index = (this.sizes.get(group) ?? 0) + 1;
    this.sizes.set(group, index);

    const ownStep = key === 'list' ? null : stepOf(unit, this.stack.inArticle());
    const isBullet = ownStep === null && unit.marker?.type !== 'article';
    const step = isBullet ? ({ unit: 'y', label: String(index) } as const) : ownStep;
    this.enter({ key, level, heading: null, step, group, ordinal, marker: null, used: true });
    const paragraph = ++this.paragraphs;
    const isArticle = unit.marker?.type === 'article';
    for (const part of splitLongText(unit.text, MAX_ITEM))
      this.push(
        isArticle ? 'body' : 'item',
        part,
        this.stack.path(true),
        unit.page,
        isArticle ? null : { group, index, size: 0, lead },
        this.stack.sectionKey(),
        paragraph,
      );
  }

  /** Points of a list of the format go by their own numbers within a numbered part: khoản 2 of Điều 5, not its ý 2. */
  private itemKey({ container, marker }: TextUnit): OpenEntry['key'] {
    if (marker === null) return 'list';
    if (container === null) return marker.type;
    const isNumbered = marker.ordinal !== null && this.stack.path(false).length > 0;
    return isNumbered ? marker.type : 'list';
  }

  /** The sentence that introduces a list: the one before it, when it points forward; else the heading right above. */
  private newLead(): string {
    const { previous } = this;
    if (previous === null) return '';
    if (previous.role === 'heading') return previous.text;
    if (previous.role === 'row' || previous.role === 'question') return '';
    const last = sentencesOf(previous.text).at(-1)?.text ?? '';
    return /:$|(?:như sau|sau đây|gồm|bao gồm|cụ thể là|sau)[.]?$/iu.test(last) ? last : '';
  }

  private addRow(unit: TextUnit): void {
    if (this.table === null || this.table.container !== unit.container) {
      this.tables++;
      this.table = { container: unit.container, label: this.tableLabel(), row: 0 };
    }
    this.table.row++;
    const path = [
      ...this.stack.path(false),
      { unit: 'bang', label: this.table.label },
      { unit: 'dong', label: String(this.table.row) },
    ] as const;
    this.push('table-row', unit.text, path, unit.page, null, this.stack.sectionKey(), 0, unit.tableHeader);
  }

  /** `Bảng 3. Số lượng …`, `Biểu số 2` right above a table names it; other tables are counted. */
  private tableLabel(): string {
    return tableCaptionLabel(this.previous?.text ?? '') ?? String(this.tables);
  }

  private addBody(unit: TextUnit, next: TextUnit | undefined): void {
    this.stack.endBullets();
    const section = this.stack.sectionKey();
    const role = this.bodyRole(unit, next);
    const last = this.drafts.at(-1);
    const joinable =
      last?.role === 'body' && role === 'body' && last.section === section && last.list === null;
    const introducesQuote = joinable && last.text.endsWith(':') && /^[“"]/u.test(unit.text);
    const opensQuote = unit.text.endsWith(':') && /^[“"]/u.test(next?.text ?? '');
    const short = unit.text.length < MIN_PARAGRAPH || (last?.text.length ?? MIN_PARAGRAPH) < MIN_PARAGRAPH;
    if (
      joinable &&
      (introducesQuote || (short && !opensQuote)) &&
      last.text.length + unit.text.length <= MAX_PARAGRAPH
    ) {
      last.text = `${last.text}\n${unit.text}`;
      return;
    }
    const paragraph = ++this.paragraphs;
    for (const part of splitLongText(unit.text, MAX_PARAGRAPH))
      this.push(role, part, this.stack.path(false), unit.page, null, section, paragraph);
  }

  private bodyRole(unit: TextUnit, next: TextUnit | undefined): PassageRole {
    if (unit.role === 'quote' && this.stack.sectionKey() === '') return 'lead';
    const isFirst = this.paragraphs === 0;
    const announces = this.options.firstIsLead && isFirst && next !== undefined && next.role !== 'item';
    return announces && unit.text.length <= MAX_LEAD ? 'lead' : 'body';
  }

  private push(
    role: PassageRole,
    text: string,
    path: SplitPassage['locator']['path'],
    page: number | null,
    list: SplitPassage['list'],
    section: string,
    paragraph: number,
    tableHeader: string | null = null,
  ): void {
    const above = role === 'title' ? [] : this.stack.takeHeadings();
    const headings = tableHeader === null ? above : [...above, tableHeader];
    this.drafts.push({ role, text, headings, locator: { path, page }, list, section, paragraph });
  }

  private finished(draft: Draft): SplitPassage {
    const { role, text, headings, locator, list } = draft;
    const size = list === null ? 0 : (this.sizes.get(list.group) ?? 0);
    const isAlone = size === 1;
    return {
      role: role === 'item' && isAlone ? 'body' : role,
      text,
      headings,
      locator: { ...locator, path: this.pathOf(draft) },
      list: list === null || isAlone ? null : { ...list, size },
    };
  }

  /** Plain papers count paragraphs; within numbered parts a paragraph is counted only when the part has several. */
  private pathOf(draft: Draft): SplitPassage['locator']['path'] {
    const { path } = draft.locator;
    if (draft.paragraph === 0) return path;
    const isStructured = path.some(({ unit }) => unit !== 'y' && unit !== 'buoc');
    if (!isStructured) return [{ unit: 'doan', label: String(draft.paragraph) }, ...path];
    if (draft.list !== null) return path;
    const peers = this.peers.get(JSON.stringify(path)) ?? [];
    return peers.length <= 1
      ? path
      : [...path, { unit: 'doan', label: String(peers.indexOf(draft.paragraph) + 1) }];
  }
}
