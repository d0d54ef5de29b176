import { formatLocator, type Passage } from '../../../knowledge/model/passage.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { allParts, type Paper, type PaperPart, type PaperPath, type PaperTable } from '../../papers/paper.ts';
import { editDistance } from './compare-text.ts';

export type StructureKind = 'heading' | 'point' | 'row' | 'page';

export interface StructureResult {
  readonly kind: StructureKind;
  readonly right: boolean;
  /** Marker and first words. */
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

export interface StructureOptions {
  /** Whether rows of tables are looked for. */
  readonly hasTables: boolean;
  /** Page on which each part begins; null when the format has no pages. */
  readonly pageOf: readonly number[] | null;
}

/** Headings, points and rows of the paper against the passages: is each where a cadre would look for it? */
export function compareStructure(
  paper: Paper,
  passages: readonly Passage[],
  { hasTables, pageOf }: StructureOptions,
): StructureResult[] {
  const finder = new PassageFinder(passages);
  const parts = allParts(paper);
  const results: StructureResult[] = [];
  for (const [i, part] of parts.entries()) {
    if (part.type === 'heading') results.push(headingResult(part, firstBelow(parts, i), finder));
    else if (part.type === 'item') results.push(pointResult(part, finder));
    else if (part.type === 'table' && hasTables) results.push(...rowResults(part, finder));
    const page = pageOf?.[i];
    if (page !== undefined && part.type !== 'table' && part.type !== 'heading') {
      const result = pageResult(part, page, finder);
      if (result !== null) results.push(result);
    }
  }
  return results;
}

type Heading = Extract<PaperPart, { type: 'heading' }>;
type Point = Extract<PaperPart, { type: 'item' }>;

/**
 * The first text under a heading, without notes such as `(Kèm theo …)` that all annexes share; null when another heading
 * of its rank follows at once.
 */
function firstBelow(parts: readonly PaperPart[], at: number): PaperPart | null {
  const level = (parts[at] as Heading).level;
  for (const part of parts.slice(at + 1)) {
    if (part.type === 'heading' && part.level <= level) return null;
    if (part.type !== 'heading' && !(part.type === 'text' && part.centred)) return part;
  }
  return null;
}

function headingResult(heading: Heading, below: PaperPart | null, finder: PassageFinder): StructureResult {
  const what = `${heading.marker} ${heading.text}`;
  const expected = heading.path === null ? heading.marker : shown(heading.path);
  const passage =
    below === null
      ? null
      : finder.find(below.type === 'table' ? (below.rows[0] ?? []).join(' ') : below.text);
  if (below !== null && passage === null)
    return { kind: 'heading', right: false, what, expected, got: 'text below not found' };
  const own = words(`${heading.marker} ${heading.text}`);
  const above = passage === null ? finder.everyHeading() : [...passage.headings, passage.text];
  const isThere = above.some((text) => holdsHeading(words(text), own));
  const isPlaced =
    passage === null || heading.path === null || startsWith(pathOf(passage, heading.path), heading.path);
  const got =
    passage === null ? '' : `${passage.headings.join(' › ')} @ ${formatLocator(passage.locator) ?? '–'}`;
  return { kind: 'heading', right: isThere && isPlaced, what, expected, got };
}

/** Joined with its text, a heading stands at the beginning; recognised print may have a wrong letter. */
function holdsHeading(text: string, own: string): boolean {
  if (text.startsWith(own)) return true;
  return editDistance(text.slice(0, own.length), own) <= own.length * 0.15;
}

function pointResult(point: Point, finder: PassageFinder): StructureResult {
  const what = `${point.marker} ${point.text.slice(0, 40)}`;
  const expected = shown(point.path);
  const passage = finder.find(point.text);
  if (passage === null) return { kind: 'point', right: false, what, expected, got: 'not found' };
  const path = pathOf(passage, point.path);
  const asHeading = passage.headings.some((text) => words(text).includes(words(point.text.slice(0, 60))));
  const right = asHeading ? startsWith(path, point.path) : samePath(path, point.path);
  return { kind: 'point', right, what, expected, got: formatLocator(passage.locator) ?? '–' };
}

function rowResults(table: PaperTable, finder: PassageFinder): StructureResult[] {
  return table.rows.map((cells, i) => {
    const what = cells.join(' | ').slice(0, 60);
    const path = (number: number): PaperPath => [
      ...table.path,
      { unit: 'bang', label: String(number) },
      { unit: 'dong', label: String(i + 1) },
    ];
    const expected = shown(path(table.numberInAnnex));
    const passage = finder.find(cells.join(' '));
    if (passage === null) return { kind: 'row', right: false, what, expected, got: 'not found' };
    const header = words(table.header.join(' '));
    const hasHeader = passage.headings.some((text) => holdsHeading(words(text), header));
    // Behind the last point of a part a table may be taken for a part of that point.
    const actual = pathOf(passage, path(0));
    const own = [table.numberInAnnex, table.numberInPaper].some(
      (number) =>
        startsWith(actual.slice(0, -2), table.path) && samePath(actual.slice(-2), path(number).slice(-2)),
    );
    const isWhole = cells.every((cell) => words(passage.text).includes(words(cell)));
    const got = `${formatLocator(passage.locator) ?? '–'}${hasHeader ? '' : ', no header row'}${isWhole ? '' : ', cells elsewhere'}`;
    return { kind: 'row', right: hasHeader && own && isWhole, what, expected, got };
  });
}

/** Only passages that begin with the part tell a page of their own. */
function pageResult(
  part: Exclude<PaperPart, PaperTable | Heading>,
  page: number,
  finder: PassageFinder,
): StructureResult | null {
  const passage = finder.find(part.text);
  if (passage === null || words(passage.text).indexOf(words(part.text.slice(0, 40))) > 12) return null;
  const got = passage.locator.page;
  return {
    kind: 'page',
    right: got === page,
    what: part.text.slice(0, 40),
    expected: `trang ${page}`,
    got: got === null ? '–' : `trang ${got}`,
  };
}

/** Letters and digits in small print, apart by single blanks. */
function words(text: string): string {
  return comparisonKey(text.normalize('NFC').toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The steps that the paper itself names: without counted paragraphs and dashes, and without chapters above an article. */
function pathOf(passage: Passage, wanted: PaperPath): PaperPath {
  const steps = passage.locator.path.filter(
    ({ unit, label }) => unit !== 'doan' && !(unit === 'y' && /^\d+$/.test(label)),
  );
  const article = steps.findIndex(({ unit }) => unit === 'dieu');
  return article > 0 && wanted[0]?.unit === 'dieu' ? steps.slice(article) : steps;
}

function samePath(path: PaperPath, wanted: PaperPath): boolean {
  const [own, asked] = [path.at(-1), wanted.at(-1)];
  return (
    path.length === wanted.length &&
    startsWith(path, wanted) &&
    (asked?.unit !== 'muc' || own?.label === asked.label)
  );
}

function startsWith(path: PaperPath, wanted: PaperPath): boolean {
  return wanted.every((step, i) => {
    const own = path[i];
    if (own?.unit !== step.unit) return false;
    if (step.unit === 'muc' && i === wanted.length - 1)
      return own.label === step.label || own.label.startsWith(`${step.label}.`);
    return (
      label(own.label) === label(step.label) ||
      (step.unit === 'phu-luc' && step.label === '' && own.label === '1')
    );
  });
}

const COUNTING = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu'];

/** `thứ nhất` and `I` name the same part. */
function label(text: string): string {
  const key = text.normalize('NFC').toLowerCase().replace(/^thứ /u, '');
  const place = COUNTING.indexOf(key);
  return place === -1 ? key : (['i', 'ii', 'iii', 'iv', 'v', 'vi'][place] ?? key);
}

function shown(path: PaperPath): string {
  return formatLocator({ path, page: null }) ?? '–';
}

/** Finds the passage that holds a text, in the order of the paper; words misread by OCR are forgiven. */
class PassageFinder {
  private readonly passages: readonly { readonly passage: Passage; readonly text: string }[];
  private last = 0;

  constructor(passages: readonly Passage[]) {
    this.passages = passages
      .filter(({ role }) => role !== 'title')
      .map((passage) => ({ passage, text: words(passage.text) }));
  }

  find(text: string): Passage | null {
    const needle = words(text.slice(0, 110));
    const at =
      this.search((own) => own.includes(needle)) ?? this.search((own) => shareOf(own, needle) >= 0.7);
    if (at === null) return this.underHeading(needle);
    this.last = at;
    return this.passages[at]?.passage ?? null;
  }

  everyHeading(): string[] {
    return this.passages.flatMap(({ passage }) => [...passage.headings, passage.text]);
  }

  private search(fits: (text: string) => boolean): number | null {
    for (let i = 0; i < this.passages.length; i++) {
      const at = (this.last + i) % this.passages.length;
      if (fits(this.passages[at]?.text ?? '')) return at;
    }
    return null;
  }

  private underHeading(needle: string): Passage | null {
    return (
      this.passages.find(({ passage }) => passage.headings.some((text) => words(text).includes(needle)))
        ?.passage ?? null
    );
  }
}

/** Share of the needle's neighbouring word pairs that the text has. */
function shareOf(text: string, needle: string): number {
  const list = needle.split(' ');
  if (list.length < 5) return 0;
  const padded = ` ${text} `;
  const pairs = list.slice(1).filter((word, i) => padded.includes(` ${list[i] ?? ''} ${word} `));
  return pairs.length / (list.length - 1);
}
