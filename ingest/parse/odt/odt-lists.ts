import { formatNumber } from '../flow/number-formats.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/read-xml.ts';

/** One level of a list style. */
interface OdtLevel {
  readonly isBullet: boolean;
  readonly bullet: string;
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** `Điều %1%.`, when the file says the whole pattern. */
  readonly pattern: string | null;
  readonly displayLevels: number;
  readonly start: number;
  readonly joins: boolean;
}

export interface OdtNumber {
  readonly text: string;
  /** The number and the text stand together without a blank. */
  readonly joins: boolean;
}

/** The count of one list; lists that continue it share it. */
export interface OdtCounter {
  readonly style: string;
  readonly values: (number | undefined)[];
}

/** Counts the automatic numbers of one document. */
export interface OdtLists {
  /** Begins a list of the outermost level. */
  open(
    style: string,
    id: string | null,
    continues: { readonly any: boolean; readonly id: string | null },
  ): OdtCounter;
  /** Number of the next paragraph at a 0-based level; `style` may differ from that of the list. */
  next(counter: OdtCounter, style: string, level: number, startAt: number | null): OdtNumber | null;
  /** Number of a heading by the outline of the document. */
  heading(level: number, startAt: number | null): OdtNumber | null;
}

const FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  '01': 'decimalZero',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '': 'none',
};
const OUTLINE = 'outline/';

/** `1`, `a`, `I`; some programs write the beginning of the count, `01, 02, 03, ...`. */
function formatOf(said: string): string {
  return FORMATS[said] ?? FORMATS[said.split(',', 1)[0] ?? ''] ?? 'decimal';
}

export function readOdtLists(roots: readonly (XmlElement | null)[]): OdtLists {
  const styles = new Map<string, ReadonlyMap<number, OdtLevel>>();
  for (const root of roots)
    for (const section of ['office:styles', 'office:automatic-styles'])
      for (const style of childrenOf(childOf(root, section))) {
        const { name, attributes } = style;
        if (name === 'text:outline-style') styles.set(OUTLINE, levelsOf(style));
        const styleName = attributes['style:name'];
        if (name === 'text:list-style' && styleName !== undefined) styles.set(styleName, levelsOf(style));
      }

  const byId = new Map<string, OdtCounter>();
  const lastByStyle = new Map<string, OdtCounter>();
  const outline: OdtCounter = { style: OUTLINE, values: [] };

  const next = (counter: OdtCounter, style: string, at: number, startAt: number | null): OdtNumber | null => {
    const levels = styles.get(style);
    const level = levels?.get(at);
    if (levels === undefined || level === undefined) return null;
    const last = counter.values[at];
    counter.values[at] = startAt ?? (last === undefined ? level.start : last + 1);
    counter.values.length = at + 1;
    // A point that comes before any of the levels above counts as the first point of theirs.
    for (let above = 0; above < at; above++) counter.values[above] ??= levels.get(above)?.start;
    return shown(levels, level, counter.values, at);
  };
  return {
    open(style, id, continues) {
      const continued =
        (continues.id === null ? undefined : byId.get(continues.id)) ??
        (continues.any ? lastByStyle.get(style) : undefined);
      const counter = continued ?? { style, values: [] };
      if (id !== null) byId.set(id, counter);
      lastByStyle.set(style, counter);
      return counter;
    },
    next,
    heading: (level, startAt) => next(outline, OUTLINE, level, startAt),
  };
}

function shown(
  levels: ReadonlyMap<number, OdtLevel>,
  level: OdtLevel,
  values: readonly (number | undefined)[],
  at: number,
): OdtNumber | null {
  const { joins } = level;
  if (level.isBullet) return { text: level.bullet.trim() === '+' ? '+' : '-', joins: false };
  const numberAt = (other: number): string => {
    const said = levels.get(other);
    return formatNumber(values[other] ?? 1, said?.format ?? 'decimal');
  };
  if (level.pattern !== null) {
    const text = level.pattern.replace(/%(\d{1,2})%/g, (_, digit: string) => numberAt(Number(digit) - 1));
    return text.trim() === '' ? null : { text, joins };
  }
  if (level.format === 'none') {
    const text = `${level.prefix}${level.suffix}`;
    return text.trim() === '' ? null : { text, joins };
  }
  const from = Math.max(0, at + 1 - level.displayLevels);
  const numbers = Array.from({ length: at + 1 - from }, (_, i) => numberAt(from + i)).filter(
    (number) => number !== '',
  );
  return { text: `${level.prefix}${numbers.join('.')}${level.suffix}`, joins };
}

function levelsOf(style: XmlElement): Map<number, OdtLevel> {
  const levels = new Map<number, OdtLevel>();
  for (const element of childrenOf(style)) {
    const { attributes } = element;
    const at = Number(attributes['text:level'] ?? 0) - 1;
    if (!(at >= 0 && at < 10)) continue;
    const alignment = childOf(
      childOf(element, 'style:list-level-properties'),
      'style:list-level-label-alignment',
    );
    levels.set(at, {
      isBullet: /-(?:bullet|image)$/.test(element.name),
      bullet: attributes['text:bullet-char'] ?? '-',
      format: formatOf(attributes['style:num-format'] ?? ''),
      prefix: attributes['style:num-prefix'] ?? '',
      suffix: attributes['style:num-suffix'] ?? '',
      pattern: attributes['style:num-list-format'] ?? attributes['loext:num-list-format'] ?? null,
      displayLevels: Math.max(1, Number(attributes['text:display-levels'] ?? 1) || 1),
      start: Number(attributes['text:start-value'] ?? 1),
      joins: alignment?.attributes['text:label-followed-by'] === 'nothing',
    });
  }
  return levels;
}
