import { formatNumber } from '../flow/number-formats.ts';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/read-xml.ts';
import { isOn, readRunLook, type RunLook } from './run-look.ts';
import type { WordStyles } from './word-styles.ts';

/** One level of a list as `numbering.xml` describes it. */
interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** Number of digits of a custom format with leading zeros. */
  readonly digits: number;
  /** `Điều %1.`; the sign itself for bullets. */
  readonly text: string;
  readonly isLegal: boolean;
  /** 1-based level that restarts the count, 0 for none; null for every higher level. */
  readonly restart: number | null;
  readonly styleId: string | null;
  readonly joins: boolean;
  readonly look: RunLook;
}

interface ListDefinition {
  readonly levels: ReadonlyMap<number, ListLevel>;
  readonly numStyleLink: string | null;
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** First numbers of this list alone, by level. */
  readonly startAt: ReadonlyMap<number, number>;
}

/** The number of a paragraph as Word shows it. */
export interface ShownNumber {
  /** `Điều 5.`, `a)`, `-`. */
  readonly text: string;
  /** The number and the text stand together without a blank. */
  readonly joins: boolean;
  /** The number has words of its own, so that it is text even where the paragraph is empty. */
  readonly hasWords: boolean;
  readonly look: RunLook;
}

/** Counts the automatic numbers of one document; paragraphs must come in their order. */
export interface WordNumbering {
  /** Number of the next paragraph, which stands in the list at a level; a null level is that of the style. */
  next(listId: string, level: number | null, styleId: string | null): ShownNumber | null;
}

const LEVELS = 9;
const MAX_LINKS = 10;

/** Reads `numbering.xml`; without the part there are no numbers. */
export function readWordNumbering(root: XmlElement | null, styles: WordStyles): WordNumbering {
  const definitions = new Map<string, ListDefinition>();
  for (const element of childrenOf(root, 'w:abstractNum')) {
    const id = element.attributes['w:abstractNumId'];
    if (id === undefined) continue;
    definitions.set(id, {
      levels: levelsOf(element, styles),
      numStyleLink: attributeOf(element, 'w:numStyleLink', 'w:val'),
    });
  }
  const nums = new Map<string, XmlElement>();
  for (const element of childrenOf(root, 'w:num')) {
    const id = element.attributes['w:numId'];
    if (id !== undefined) nums.set(id, element);
  }

  /** Follows lists that are only a link to a numbering style. */
  const abstractOf = (listId: string, links = 0): string | null => {
    const abstractId = attributeOf(nums.get(listId) ?? null, 'w:abstractNumId', 'w:val');
    const link = abstractId === null ? null : (definitions.get(abstractId)?.numStyleLink ?? null);
    const linked = link === null || links > MAX_LINKS ? null : styles.listOf(link);
    return linked === null || linked === listId ? abstractId : abstractOf(linked, links + 1);
  };
  const lists = new Map<string, List | null>();
  const listOf = (listId: string): List | null => {
    const known = lists.get(listId);
    if (known !== undefined) return known;
    const abstractId = abstractOf(listId);
    const definition = abstractId === null ? undefined : definitions.get(abstractId);
    const list =
      abstractId === null || definition === undefined
        ? null
        : withOverrides(abstractId, definition, nums.get(listId) ?? null, styles);
    lists.set(listId, list);
    return list;
  };

  /** Last numbers by definition and level: lists of one definition count on from each other. */
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(listId, said, styleId) {
      const list = listOf(listId);
      if (list === null) return null;
      const at = said ?? levelOfStyle(list, styleId);
      const level = list.levels.get(at);
      if (level === undefined) return null;
      const counter = counters.get(list.abstractId) ?? [];
      counters.set(list.abstractId, counter);
      const first = list.startAt.get(at);
      const restarts = first !== undefined && !begun.has(`${listId}/${at}`);
      begun.add(`${listId}/${at}`);
      const last = counter[at];
      counter[at] = restarts ? first : last === undefined ? (first ?? level.start) : last + 1;
      // A point that comes before any of the levels above counts as the first point of theirs.
      for (let above = 0; above < at; above++)
        counter[above] ??= list.startAt.get(above) ?? list.levels.get(above)?.start;
      for (let below = at + 1; below < LEVELS; below++) {
        const restart = list.levels.get(below)?.restart ?? null;
        if (restart === null || (restart > 0 && at < restart)) counter[below] = undefined;
      }
      return shownNumber(list, level, counter);
    },
  };
}

function levelOfStyle(list: List, styleId: string | null): number {
  if (styleId !== null) for (const [at, level] of list.levels) if (level.styleId === styleId) return at;
  return 0;
}

function shownNumber(
  list: List,
  level: ListLevel,
  counter: readonly (number | undefined)[],
): ShownNumber | null {
  const { joins, look } = level;
  if (level.format === 'bullet') {
    // Signs of symbol fonts mean nothing as letters; points of every level are dashes to a reader of text.
    return { text: level.text.trim() === '+' ? '+' : '-', joins: false, hasWords: false, look };
  }
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const shown = list.levels.get(at);
    const value = counter[at] ?? 1;
    const format = level.isLegal ? 'decimal' : (shown?.format ?? 'decimal');
    return formatNumber(value, format).padStart(format === 'none' ? 0 : (shown?.digits ?? 0), '0');
  });
  if (text.trim() === '') return null;
  return { text, joins, hasWords: /\p{L}{2}/u.test(level.text), look };
}

function withOverrides(
  abstractId: string,
  definition: ListDefinition,
  num: XmlElement | null,
  styles: WordStyles,
): List {
  const levels = new Map(definition.levels);
  const startAt = new Map<number, number>();
  for (const override of childrenOf(num, 'w:lvlOverride')) {
    const at = Number(override.attributes['w:ilvl'] ?? 0);
    const level = childOf(override, 'w:lvl');
    if (level !== null) levels.set(at, readLevel(level, styles));
    const start = attributeOf(override, 'w:startOverride', 'w:val');
    if (start !== null) startAt.set(at, Number(start) || 0);
  }
  return { abstractId, levels, startAt };
}

function levelsOf(element: XmlElement, styles: WordStyles): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const level of childrenOf(element, 'w:lvl'))
    levels.set(Number(level.attributes['w:ilvl'] ?? 0), readLevel(level, styles));
  return levels;
}

function readLevel(level: XmlElement, styles: WordStyles): ListLevel {
  const choice = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Choice');
  const format = childOf(choice, 'w:numFmt') ?? childOf(level, 'w:numFmt');
  const custom = format?.attributes['w:val'] === 'custom' ? (format.attributes['w:format'] ?? '') : '';
  const restart = attributeOf(level, 'w:lvlRestart', 'w:val');
  return {
    start: Number(attributeOf(level, 'w:start', 'w:val') ?? 1) || 0,
    format: custom === '' ? (format?.attributes['w:val'] ?? 'decimal') : 'decimal',
    digits: /^0*1(?=,)/.exec(custom)?.[0].length ?? 0,
    text: attributeOf(level, 'w:lvlText', 'w:val') ?? '',
    isLegal: isOn(level, 'w:isLgl') ?? false,
    restart: restart === null ? null : Number(restart),
    styleId: attributeOf(level, 'w:pStyle', 'w:val'),
    joins: attributeOf(level, 'w:suff', 'w:val') === 'nothing',
    look: readRunLook(childOf(level, 'w:rPr'), styles.theme),
  };
}
