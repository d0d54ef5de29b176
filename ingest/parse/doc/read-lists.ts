import { formatNumber } from '../flow/number-formats.ts';

/** Counts the automatic numbers of one document; paragraphs must come in their order. */
export interface WordLists {
  /** The number of the next paragraph of a list (1-based) at a level (0-based), with the blank after it; null for none. */
  next(list: number, level: number): string | null;
}

interface Level {
  readonly start: number;
  readonly format: number;
  /** Text of the number; the characters 0–8 stand for the number of that level. */
  readonly text: string;
  readonly isLegal: boolean;
  /** Levels below this one do not start it again; null for every higher level does. */
  readonly restartBelow: number | null;
  readonly joins: boolean;
}

interface Override {
  readonly definition: number;
  readonly levels: ReadonlyMap<number, { readonly start: number | null; readonly level: Level | null }>;
}

const LEVELS = 9;
const MAX_LISTS = 10_000;
const LIST_BYTES = 28;
const OVERRIDE_BYTES = 16;
const BULLET = 23;
/** Number formats by the codes of the file, as Office Open XML names them. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'decimal',
  6: 'cardinalText',
  7: 'ordinalText',
  18: 'decimalEnclosedCircle',
  22: 'decimalZero',
  255: 'none',
};

/** Reads lists and what single uses of them change. `lists` runs on to the levels behind the table. */
export function readLists(lists: Buffer, overrides: Buffer): WordLists {
  const definitions = readDefinitions(lists);
  const uses = readOverrides(overrides);
  const counters = new Map<number, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(list, at) {
      const use = uses[list - 1];
      const levels = use === undefined ? undefined : definitions.get(use.definition);
      if (use === undefined || levels === undefined) return null;
      const levelAt = (i: number): Level | undefined => use.levels.get(i)?.level ?? levels[i] ?? levels[0];
      const level = levelAt(at);
      if (level === undefined) return null;
      const counter = counters.get(use.definition) ?? [];
      counters.set(use.definition, counter);
      const own = use.levels.get(at)?.start ?? null;
      const starts = own !== null && !begun.has(`${list}/${at}`);
      begun.add(`${list}/${at}`);
      const last = counter[at];
      counter[at] = starts ? own : last === undefined ? (own ?? level.start) : last + 1;
      // A point that comes before any of the levels above counts as the first point of theirs.
      for (let above = 0; above < at; above++)
        counter[above] ??= use.levels.get(above)?.start ?? levelAt(above)?.start;
      for (let below = at + 1; below < LEVELS; below++) {
        const restart = levelAt(below)?.restartBelow ?? null;
        if (restart === null || at < restart) counter[below] = undefined;
      }
      return shownNumber(level, counter, levelAt);
    },
  };
}

function shownNumber(
  level: Level,
  counter: readonly (number | undefined)[],
  levelAt: (i: number) => Level | undefined,
): string | null {
  // Signs of symbol fonts mean nothing as letters; points of every level are dashes to a reader of text.
  if (level.format === BULLET) return level.text.trim() === '+' ? '+ ' : '- ';
  // eslint-disable-next-line no-control-regex
  const text = level.text.replace(/[\u0000-\u0008]/g, (place) => {
    const shown = levelAt(place.charCodeAt(0));
    const value = counter[place.charCodeAt(0)] ?? 1;
    return formatNumber(value, level.isLegal ? 'decimal' : (FORMATS[shown?.format ?? 0] ?? 'decimal'));
  });
  if (text.trim() === '') return null;
  return level.joins ? text : `${text} `;
}

function readDefinitions(lists: Buffer): Map<number, readonly Level[]> {
  const definitions = new Map<number, readonly Level[]>();
  if (lists.length < 2) return definitions;
  const count = Math.min(lists.readUInt16LE(0), MAX_LISTS);
  let at = 2 + count * LIST_BYTES;
  for (let i = 0; i < count; i++) {
    const entry = lists.subarray(2 + i * LIST_BYTES, 2 + (i + 1) * LIST_BYTES);
    if (entry.length < LIST_BYTES) break;
    const levels: Level[] = [];
    const levelCount = ((entry[26] ?? 0) & 1) === 1 ? 1 : LEVELS;
    for (let each = 0; each < levelCount; each++) {
      const read = readLevel(lists, at);
      if (read === null) break;
      levels.push(read.level);
      at = read.end;
    }
    definitions.set(entry.readInt32LE(0), levels);
  }
  return definitions;
}

function readLevel(buffer: Buffer, at: number): { level: Level; end: number } | null {
  if (at + 30 > buffer.length) return null;
  const flags = buffer.readUInt8(at + 5);
  const properties = buffer.readUInt8(at + 24) + buffer.readUInt8(at + 25);
  const textAt = at + 28 + properties;
  if (textAt + 2 > buffer.length) return null;
  const letters = buffer.readUInt16LE(textAt);
  const end = textAt + 2 + letters * 2;
  return {
    end,
    level: {
      start: buffer.readInt32LE(at),
      format: buffer.readUInt8(at + 4),
      text: buffer.toString('utf16le', textAt + 2, Math.min(buffer.length, end)),
      isLegal: (flags & 0x4) !== 0,
      restartBelow: (flags & 0x8) !== 0 ? buffer.readUInt8(at + 26) : null,
      joins: buffer.readUInt8(at + 15) === 2,
    },
  };
}

function readOverrides(overrides: Buffer): Override[] {
  if (overrides.length < 4) return [];
  const count = Math.min(
    overrides.readUInt32LE(0),
    MAX_LISTS,
    Math.floor((overrides.length - 4) / OVERRIDE_BYTES),
  );
  let at = 4 + count * OVERRIDE_BYTES;
  return Array.from({ length: count }, (_, i) => {
    const entry = 4 + i * OVERRIDE_BYTES;
    const levels = new Map<number, { start: number | null; level: Level | null }>();
    at += 4;
    for (let each = overrides.readUInt8(entry + 12); each > 0 && at + 8 <= overrides.length; each--) {
      const flags = overrides.readUInt32LE(at + 4);
      const start = (flags & 0x10) !== 0 ? overrides.readInt32LE(at) : null;
      at += 8;
      const read = (flags & 0x20) !== 0 ? readLevel(overrides, at) : null;
      if (read !== null) at = read.end;
      levels.set(flags & 0xf, { start: start ?? read?.level.start ?? null, level: read?.level ?? null });
    }
    return { definition: overrides.readInt32LE(entry), levels };
  });
}
