import type { Box } from '../layout/page-line.ts';
import type { Matrix } from './matrix.ts';

/** Red, green, blue, each 0..255. */
export type Colour = readonly [number, number, number];

/** What is known of the font of a text. */
export interface FontFacts {
  /** Name of the font in the file, without the six letters of a subset; empty when it has none. */
  readonly name: string;
  readonly bold: boolean;
}

/** Letters drawn by one operator: they share how they are drawn. */
export interface Run {
  /** Place in the order of drawing. */
  readonly order: number;
  readonly font: FontFacts;
  /** Height of the letters in points. */
  readonly size: number;
  /** Clockwise from upright, in whole degrees, 0..359. */
  readonly angle: number;
  /** Null for patterns. */
  readonly colour: Colour | null;
  /** 0 (invisible) .. 1. */
  readonly alpha: number;
  /** Drawn neither filled nor stroked: the text layer under or over a scan. */
  readonly invisible: boolean;
  /** In a layer of the file that is switched off. */
  readonly switchedOff: boolean;
  /** What the drawing was limited to; null for no limit. */
  readonly clip: Box | null;
  box: Box;
}

/** One drawn letter or ligature; where the pen stood before and after it, in points from the top left of the page. */
export interface Glyph {
  text: string;
  readonly run: Run;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Something filled. */
export interface Area {
  readonly order: number;
  readonly box: Box;
  /** Null for patterns and shadings. */
  readonly colour: Colour | null;
  readonly alpha: number;
  /** Whether all of the box is covered; false for round and odd shapes. */
  readonly isWhole: boolean;
}

export interface Picture {
  readonly order: number;
  readonly box: Box;
  /** Pixels; 0 when not known. */
  readonly pixelWidth: number;
}

/** Everything on a page that matters for reading it. */
export interface PageMarks {
  /** From the unit of the page to points from the top left. */
  readonly base: Matrix;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly runs: readonly Run[];
  readonly pictures: readonly Picture[];
  readonly areas: readonly Area[];
  readonly rules: readonly Box[];
  /** How many drawn paths are neither rules nor plain areas: letters turned into outlines are such paths. */
  readonly shapes: number;
}
