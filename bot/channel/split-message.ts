import type { Footer, TextBlock } from './outgoing.ts';
import { sliceBlock, textOf } from './block-text.ts';
import { FINEST, splitRange, type Range } from './split-points.ts';
import { createSlice, type Placed } from './slice-in-work.ts';

/** A footer, or what of it stands in one part. */
export interface FooterPiece extends Footer {
  /** Its first line stands in an earlier part. */
  readonly continues: boolean;
}

/** What one part shows, in this order. */
export interface MessageSlice {
  /** Footers of markers of the part before, which had no room there. */
  readonly head: readonly FooterPiece[];
  readonly blocks: readonly TextBlock[];
  /** Footers of markers first used in this part. */
  readonly foot: readonly FooterPiece[];
}

/** Whether this slice, as the channel writes it, is within the limits. The more it holds, the less it may fit. */
export type Fits = (slice: MessageSlice) => boolean;

const MARKER = /\[([^[\]\s]{1,12})\]/g;

/**
 * Parts of a message, each of which fits. Blocks stay whole where they fit into one part; otherwise they are parted
 * between sentences, then words, then graphemes, and between code points only when a single grapheme is too long. No
 * part begins inside a marker. Each footer (its first block at least) stands in the part that first uses its marker or
 * at the head of the next one; footers whose marker is used nowhere come last. Nothing is dropped but white space
 * where a part ends.
 */
export function splitMessage(
  message: { readonly blocks: readonly TextBlock[]; readonly footers?: readonly Footer[] },
  fits: Fits,
): readonly MessageSlice[] {
  const footers = new Map(
    (message.footers ?? []).map((footer) => [footer.marker, withFittingLine(footer, fits)]),
  );
  const done: MessageSlice[] = [];
  let current = createSlice();

  const close = (): void => {
    if (current.isEmpty()) return;
    done.push(current.toSlice());
    current = createSlice();
  };
  const footersOf = (ranges: readonly Range[]): Footer[] => {
    const found = new Map<string, Footer>();
    for (const { block, start, end } of ranges)
      for (const [, marker = ''] of textOf(block).slice(start, end).matchAll(MARKER)) {
        const footer = footers.get(marker);
        if (footer !== undefined) found.set(marker, footer);
      }
    return [...found.values()];
  };
  const commit = (placed: Placed, of: readonly Footer[]): void => {
    current = current.with(placed);
    for (const { marker } of of) footers.delete(marker);
  };
  const whole = (footer: Footer): FooterPiece => ({ ...footer, continues: false });
  const firstLine = ({ marker, blocks }: Footer): FooterPiece => ({
    marker,
    blocks: blocks.slice(0, 1),
    continues: false,
  });

  /** Puts as many of these ranges as have room, with their footers; returns how many. */
  const fill = (ranges: readonly Range[]): number => {
    const placed = (count: number): Placed => {
      const taken = ranges.slice(0, count);
      return { ranges: taken, foot: footersOf(taken).map(whole) };
    };
    const count = largest(ranges.length, (count) => fits(current.with(placed(count)).toSlice()));
    if (count > 0) commit(placed(count), footersOf(ranges.slice(0, count)));
    return count;
  };

  /** The range in this part, as many of its footers as have room below it, the others at the head of the next part. */
  const spill = (range: Range): boolean => {
    const own = footersOf([range]);
    if (
      own.length === 0 ||
      !fits(
        createSlice()
          .with({ ranges: [range], foot: [] })
          .toSlice(),
      )
    )
      return false;
    const base = fits(current.with({ ranges: [range], foot: [] }).toSlice()) ? current : createSlice();
    const here = largest(own.length, (count) =>
      fits(base.with({ ranges: [range], foot: own.slice(0, count).map(whole) }).toSlice()),
    );
    const next = own.slice(here);
    const isWhole = fits(
      createSlice()
        .with({ head: next.map(whole) })
        .toSlice(),
    );
    if (
      !isWhole &&
      !fits(
        createSlice()
          .with({ head: next.map(firstLine) })
          .toSlice(),
      )
    )
      return false;
    if (base !== current) close();
    commit({ ranges: [range], foot: own.slice(0, here).map(whole) }, own);
    close();
    if (isWhole) {
      commit({ head: next.map(whole) }, []);
      return true;
    }
    commit({ head: next.map(firstLine) }, []);
    for (const footer of next) placeRest(footer);
    return true;
  };

  /** All of a footer but its first block, as pieces at the heads of this part and the next ones. */
  const placeRest = ({ marker, blocks }: Footer): void => {
    for (const block of blocks.slice(1)) placeFooterRanges(marker, [wholeOf(block)], 0);
  };
  const placeFooterRanges = (marker: string, ranges: readonly Range[], level: number): void => {
    let rest = ranges;
    while (rest.length > 0) {
      const placed = (count: number): Placed => ({ continued: { marker, ranges: rest.slice(0, count) } });
      const count = largest(rest.length, (count) => fits(current.with(placed(count)).toSlice()));
      if (count > 0) current = current.with(placed(count));
      else if (current.isEmpty() || !fits(createSlice().with(placed(1)).toSlice())) {
        if (level < FINEST) placeFooterRanges(marker, splitRange(rest[0]!, level), level + 1);
        else current = current.with(placed(1));
      } else {
        close();
        continue;
      }
      rest = rest.slice(Math.max(1, count));
    }
  };

  const place = (ranges: readonly Range[], level: number): void => {
    let rest = ranges;
    while (rest.length > 0) {
      const count = fill(rest);
      if (count > 0) {
        rest = rest.slice(count);
        continue;
      }
      const [first] = rest;
      if (first === undefined) return;
      const fresh = createSlice().with({ ranges: [first], foot: footersOf([first]).map(whole) });
      if (fits(fresh.toSlice())) {
        close();
        continue;
      }
      if (!spill(first)) {
        if (level < FINEST) place(splitRange(first, level), level + 1);
        // One code point with its footer does not fit: the limit is absurd. Losing text would be worse.
        else commit({ ranges: [first], foot: footersOf([first]).map(whole) }, footersOf([first]));
      }
      rest = rest.slice(1);
    }
  };

  place(
    message.blocks.map(wholeOf).filter(({ end }) => end > 0),
    0,
  );
  for (const footer of [...footers.values()]) placeUnused(footer);
  close();
  return done;

  function placeUnused(footer: Footer): void {
    if (!fits(current.with({ foot: [whole(footer)] }).toSlice())) close();
    if (fits(current.with({ foot: [whole(footer)] }).toSlice())) {
      commit({ foot: [whole(footer)] }, [footer]);
      return;
    }
    const [line] = footer.blocks;
    if (line !== undefined) placeFooterRanges(footer.marker, [wholeOf(line)], 0);
    placeRest(footer);
  }
}

/** The footer with a first block that has room in a part; what is too long of it becomes its second block. */
function withFittingLine({ marker, blocks }: Footer, fits: Fits): Footer {
  const [line, ...others] = blocks;
  const isFitting = (block: TextBlock): boolean =>
    fits({ head: [{ marker, blocks: [block], continues: false }], blocks: [], foot: [] });
  if (line === undefined || isFitting(line)) return { marker, blocks };
  for (let level = 1; level <= FINEST; level += 1) {
    const ranges = splitRange(wholeOf(line), level);
    const until = (count: number): number => ranges[count - 1]?.end ?? 0;
    const count = largest(ranges.length - 1, (count) => isFitting(sliceBlock(line, 0, until(count))));
    if (count > 0) {
      const rest = sliceBlock(line, until(count), textOf(line).length);
      return { marker, blocks: [sliceBlock(line, 0, until(count)), rest, ...others] };
    }
  }
  return { marker, blocks };
}

const wholeOf = (block: TextBlock): Range => ({ block, start: 0, end: textOf(block).length });

/** The largest count from 0 to `most` for which it holds, given that it holds for all smaller ones. */
function largest(most: number, holds: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
