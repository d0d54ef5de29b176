import { sliceBlock } from './block-text.ts';
import type { FooterPiece, MessageSlice } from './split-message.ts';
import type { Range } from './split-points.ts';

/** What is added to a slice. */
export interface Placed {
  readonly ranges?: readonly Range[];
  readonly head?: readonly FooterPiece[];
  readonly foot?: readonly FooterPiece[];
  /** More of a footer that began in an earlier part. */
  readonly continued?: { readonly marker: string; readonly ranges: readonly Range[] };
}

/** A slice being filled. `with` gives a new one, so that trying costs nothing. */
export interface SliceInWork {
  isEmpty(): boolean;
  with(placed: Placed): SliceInWork;
  toSlice(): MessageSlice;
}

interface Continued {
  readonly marker: string;
  readonly ranges: readonly Range[];
}

export function createSlice(
  ranges: readonly Range[] = [],
  head: readonly FooterPiece[] = [],
  continued: readonly Continued[] = [],
  foot: readonly FooterPiece[] = [],
): SliceInWork {
  return {
    isEmpty: () => ranges.length + head.length + continued.length + foot.length === 0,
    with: (placed) =>
      createSlice(
        joined(ranges, placed.ranges ?? []),
        [...head, ...(placed.head ?? [])],
        placed.continued === undefined ? continued : continuedWith(continued, placed.continued),
        [...foot, ...(placed.foot ?? [])],
      ),
    toSlice: () => ({
      head: [
        ...head,
        ...continued.map((more) => ({
          marker: more.marker,
          blocks: blocksOf(more.ranges),
          continues: true,
        })),
      ],
      blocks: blocksOf(ranges),
      foot,
    }),
  };
}

function blocksOf(ranges: readonly Range[]): MessageSlice['blocks'] {
  return ranges
    .map(({ block, start, end }) => sliceBlock(block, start, end))
    .filter(({ spans }) => spans.length > 0);
}

function continuedWith(known: readonly Continued[], more: Continued): readonly Continued[] {
  const last = known.at(-1);
  return last?.marker === more.marker
    ? [...known.slice(0, -1), { marker: more.marker, ranges: joined(last.ranges, more.ranges) }]
    : [...known, more];
}

/** Neighbouring ranges of one block become one, so that its words stand in one paragraph. */
function joined(before: readonly Range[], added: readonly Range[]): readonly Range[] {
  const result = [...before];
  for (const range of added) {
    const last = result.at(-1);
    if (last?.block === range.block && last.end === range.start)
      result[result.length - 1] = { ...last, end: range.end };
    else result.push(range);
  }
  return result;
}
