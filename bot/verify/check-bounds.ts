import { dateHolds, type Anchor } from './anchors.ts';
import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import type { Modality } from './modality.ts';

type Figure = Extract<Anchor, { type: 'figure' }>;

/** How far before a figure the word that bounds it may stand, in syllables; "trở lên" stands behind. */
const BEFORE = 4;
const BEHIND = 6;
const BOUNDS: ReadonlySet<Modality> = new Set(['at-least', 'at-most', 'more-than', 'less-than']);

/** Figures whose bound (tối đa, ít nhất, trên, dưới) the sentence changes, adds or leaves out. */
export function checkBounds(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const said = boundsOf(claim);
  const lateOrEarly = checkDates(claim, passages);
  const held = passages.flatMap(boundsOf);
  const bounded = said.flatMap(({ figure, bounds }): Finding[] => {
    const same = held.filter(
      (other) => other.figure.value === figure.value && other.figure.unit === figure.unit,
    );
    if (same.length === 0) return [];
    const agrees = same.some((other) =>
      bounds.length === 0
        ? other.bounds.length === 0
        : bounds.every((bound) => other.bounds.includes(bound) || other.range === bound),
    );
    return agrees ? [] : [{ kind: 'obligation', text: around(claim.text, figure) }];
  });
  return [...bounded, ...lateOrEarly, ...checkStarts(claim, passages)];
}

/** "giảm từ 18 xuống 7": which of two figures was first. */
function checkStarts(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.flatMap(stepsOf);
  return stepsOf(claim).flatMap(([first, second]): Finding[] => {
    const isTurned =
      held.some(([a, b]) => isSameFigure(a, second) && isSameFigure(b, first)) &&
      !held.some(([a, b]) => isSameFigure(a, first) && isSameFigure(b, second));
    return isTurned ? [{ kind: 'figure', text: claim.text.slice(first.start, second.end) }] : [];
  });
}

/** Pairs of figures said as "từ A … đến B", "từ A … xuống B". */
function stepsOf({ anchors, text }: ReadText): [Figure, Figure][] {
  const figures = anchors.filter((anchor): anchor is Figure => anchor.type === 'figure');
  return figures.flatMap((first, i): [Figure, Figure][] => {
    const second = figures[i + 1];
    if (second === undefined) return [];
    // "10–15%" is one stretch with two figures.
    if (first.start === second.start) return [[first, second]];
    if (!/từ\s+$/iu.test(text.slice(Math.max(0, first.start - 6), first.start))) return [];
    const between = text.slice(first.end, second.start);
    return between.length < 60 && /(?:đến|xuống|lên|còn|sang)/u.test(between) && !/[.;,]/.test(between)
      ? [[first, second]]
      : [];
  });
}

function isSameFigure(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.unit === b.unit;
}

/** Dates that the sentence says "trước" or "sau" of, and the passages do not. */
function checkDates(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.flatMap(datedOf);
  return datedOf(claim).flatMap(({ date, before, start, end }): Finding[] => {
    if (before === null) return [];
    const same = held.filter((other) => dateHolds(date, other.date));
    if (same.length === 0 || same.some((other) => other.before === before)) return [];
    return [{ kind: 'date', text: claim.text.slice(start, end) }];
  });
}

function datedOf({ anchors, text }: ReadText) {
  return anchors.flatMap((anchor) => {
    if (anchor.type !== 'date') return [];
    const lead = /(trước|sau)\s+(?:ngày\s+|tháng\s+|năm\s+)?$/iu.exec(
      text.slice(Math.max(0, anchor.start - 16), anchor.start),
    );
    const [whole = '', word] = lead ?? [];
    return [
      {
        date: anchor.date,
        before: word?.toLowerCase() ?? null,
        start: anchor.start - whole.length,
        end: anchor.end,
      },
    ];
  });
}

interface Bounded {
  readonly figure: Figure;
  readonly bounds: readonly Modality[];
  /** What "từ 100 đến 150" says of each of its figures. */
  readonly range: Modality | null;
}

function boundsOf(read: ReadText): Bounded[] {
  const modalities = read.modalities.filter(({ modality }) => BOUNDS.has(modality));
  return read.anchors.flatMap((figure) => {
    if (figure.type !== 'figure') return [];
    const first = read.syllables.findIndex(({ start }) => start >= figure.start);
    const last = read.syllables.findLastIndex(({ end }) => end <= figure.end);
    if (first < 0 || last < 0) return [];
    const bounds: Modality[] = modalities.flatMap(({ modality, from, to }) => {
      const word = read.syllables[from]?.accented;
      const isBehindWord = word === 'trở';
      const distance = isBehindWord ? from - last - 1 : first - to;
      if (distance < 0 || distance > (isBehindWord ? BEHIND : BEFORE)) return [];
      const [a, b] = isBehindWord
        ? [read.syllables[last]?.end ?? 0, read.syllables[from]?.start ?? 0]
        : [read.syllables[to - 1]?.end ?? 0, figure.start];
      // Another figure between has the bound for itself.
      const between = read.text.slice(a, b);
      const isTaken = read.anchors.some(
        (other) => other !== figure && other.type === 'figure' && other.start >= a && other.end <= b,
      );
      return isTaken || /[.;:,\d]/u.test(between) ? [] : [modality];
    });
    const [before, behind] = [read.syllables[first - 1]?.accented, read.syllables[last + 1]?.accented];
    // "trên" bounds a figure only right before it; elsewhere it is a place.
    if (before === 'trên') bounds.push('more-than');
    const range =
      before === 'từ' && behind === 'đến'
        ? 'at-least'
        : before === 'đến' && !isAtLeast(bounds)
          ? 'at-most'
          : null;
    return [{ figure, bounds: [...new Set(bounds)], range }];
  });
}

function isAtLeast(bounds: readonly Modality[]): boolean {
  return bounds.includes('at-least');
}

function around(text: string, { start, end }: Anchor): string {
  return text.slice(Math.max(0, start - 20), end + 10).trim();
}
