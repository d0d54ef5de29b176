import type { Locator, LocatorUnit } from '../../knowledge/model/passage.ts';
import type { TextUnit } from './classify-blocks.ts';
import type { MarkerType } from './markers.ts';

type Step = { readonly unit: LocatorUnit; readonly label: string };

/** One open section or list of the text, outermost first in the stack. */
export interface OpenEntry {
  readonly key: MarkerType | 'explicit' | 'plain' | 'question' | 'list';
  /** Level of an explicit heading, container of a format list; 0 otherwise. */
  readonly level: number;
  readonly heading: string | null;
  readonly step: Step | null;
  /** Number of the list the entry is an item of; null for headings. */
  readonly group: number | null;
  readonly ordinal: number | null;
  /** What a heading of the format begins with (`2. Yêu cầu`), so that a point `3.` goes on beside it; else null. */
  readonly marker: MarkerType | null;
  /** Whether a passage carries the heading. */
  used: boolean;
}

/** Rank of parts that stand in a fixed order in every paper; lower is larger. */
const FIXED_RANK: Partial<Record<OpenEntry['key'], number>> = {
  explicit: 0,
  appendix: 1,
  part: 2,
  chapter: 3,
  section: 4,
  subsection: 4.5,
  article: 5,
  roman: 5,
  question: 40,
  plain: 50,
};
const LIST_KEYS: readonly OpenEntry['key'][] = [
  'letter',
  'ordinal',
  'counted',
  'step',
  'dash',
  'plus',
  'bullet',
  'list',
];

/** The open sections while a text is walked through. */
export class SectionStack {
  private entries: OpenEntry[] = [];

  /** Closes what the section or list item ends, and returns it, innermost last. */
  closeFor(entry: OpenEntry): OpenEntry[] {
    return this.entries.splice(this.firstClosed(entry));
  }

  open(entry: OpenEntry): void {
    this.entries.push(entry);
  }

  /** The open list item of the same kind, when the new one would go on with its list. */
  sibling(key: OpenEntry['key'], level: number): OpenEntry | null {
    return (
      this.entries.findLast((entry) => entry.key === key && entry.level === level && entry.group !== null) ??
      null
    );
  }

  /** Ends all lists that a plain paragraph ends: bullets and points end, numbered parts go on. */
  endBullets(): void {
    const isBullet = (entry: OpenEntry): boolean => ['dash', 'plus', 'bullet', 'list'].includes(entry.key);
    while (this.entries.length > 0 && isBullet(this.entries.at(-1) as OpenEntry)) this.entries.pop();
  }

  /** Ends all lists of points, so that another list does not nest in their last point. */
  endPoints(): void {
    while (LIST_KEYS.includes(this.entries.at(-1)?.key ?? 'plain')) this.entries.pop();
  }

  /** Takes everything out, innermost last. */
  clear(): OpenEntry[] {
    return this.entries.splice(0);
  }

  /** Headings above the current place, outermost first; marks them as carried by a passage. */
  takeHeadings(): string[] {
    for (const entry of this.entries) entry.used = true;
    return this.entries.flatMap((entry) => (entry.heading === null ? [] : [entry.heading]));
  }

  /** Locator steps; for running text after a list, without the last points of that list. */
  path(includeLists: boolean): Locator['path'] {
    const shown = includeLists ? this.entries : this.entries.filter(({ key }) => !LIST_KEYS.includes(key));
    const article = shown.findLastIndex(({ step }) => step?.unit === 'dieu');
    const inArticle = article !== -1;
    // Articles are numbered through the whole paper, so that nobody cites the chapter with them.
    const cited = shown.filter(({ step }, i) => i >= article || step?.unit === 'phu-luc');
    return compress(
      cited.flatMap(({ step }) => (step === null ? [] : [step])),
      inArticle,
    );
  }

  /** Identity of the innermost section, for joining paragraphs only within one. */
  sectionKey(): string {
    return this.entries.map((entry) => `${entry.key}:${entry.heading ?? entry.ordinal ?? ''}`).join('|');
  }

  /** Whether an article is open, as a numbered line or as a heading of the format. */
  inArticle(): boolean {
    return this.entries.some(({ step }) => step?.unit === 'dieu');
  }

  private firstClosed(entry: OpenEntry): number {
    const { entries } = this;
    const firstWhere = (test: (open: OpenEntry) => boolean): number => {
      const at = entries.findIndex(test);
      return at === -1 ? entries.length : at;
    };
    if (entry.key === 'explicit')
      return firstWhere((open) => open.key !== 'explicit' || open.level >= entry.level);
    if (entry.key === 'plain') {
      const same = firstWhere((open) => open.key === 'plain' || open.key === 'question');
      return Math.min(
        same,
        firstWhere((open) => open.group !== null),
      );
    }
    const rank = FIXED_RANK[entry.key];
    if (rank !== undefined)
      return firstWhere((open) => open.key !== 'explicit' && (FIXED_RANK[open.key] ?? 20) >= rank);
    const same = entries.findLastIndex(
      (open) =>
        (open.key === entry.key && (entry.key !== 'list' || open.level === entry.level)) ||
        (open.key === 'explicit' &&
          open.marker === entry.key &&
          entry.ordinal !== null &&
          open.ordinal === entry.ordinal - 1),
    );
    if (same !== -1) return same;
    // A list of another file list never nests: nested items of formats stay inside their parent item.
    return entry.key === 'list' ? firstWhere((open) => open.key === 'list') : entries.length;
  }
}

/** The locator step of a marker; null when it gives none by itself (dashes count within their list). */
export function stepOf(unit: TextUnit, inArticle: boolean): Step | null {
  const { marker } = unit;
  if (marker === null) return null;
  const label = marker.label;
  switch (marker.type) {
    case 'appendix':
      return { unit: 'phu-luc', label };
    case 'part':
      return { unit: 'phan', label };
    case 'chapter':
      return { unit: 'chuong', label };
    case 'section':
    case 'roman':
      return { unit: 'muc', label };
    case 'subsection':
      return { unit: 'tieu-muc', label };
    case 'article':
      return { unit: 'dieu', label };
    case 'number':
    case 'decimal':
      return { unit: inArticle ? 'khoan' : 'muc', label };
    case 'letter':
      return { unit: 'diem', label };
    case 'step':
      return { unit: 'buoc', label };
    case 'ordinal':
    case 'counted':
      return { unit: 'y', label };
    default:
      return null;
  }
}

/** mục II + mục 3 → mục II.3; a decimal label that repeats its parent's number replaces it. */
function compress(steps: readonly Step[], inArticle: boolean): Step[] {
  const result: Step[] = [];
  for (const step of steps) {
    const last = result.at(-1);
    if (!inArticle && step.unit === 'muc' && last?.unit === 'muc') {
      const parent = last.label.split('.');
      const own = step.label.split('.');
      const shared = own.length > 1 && parent.at(-1) === own[0] ? parent.slice(0, -1) : parent;
      result[result.length - 1] = { unit: 'muc', label: [...shared, ...own].join('.') };
    } else result.push(step);
  }
  return result;
}
