import type { Box } from '../layout/page-line.ts';
import { IDENTITY, type Matrix } from './matrix.ts';
import type { Colour, FontFacts } from './page-marks.ts';

/** A font with the width of its unit in letter sizes. */
export type DrawnFont = FontFacts & { readonly unitsX: number };

/** What operators of drawing set and later ones use. */
export interface DrawingState {
  ctm: Matrix;
  clip: Box | null;
  fill: Colour | null;
  fillAlpha: number;
  groupAlpha: number;
  font: DrawnFont | null;
  fontSize: number;
  letterSpacing: number;
  wordSpacing: number;
  stretch: number;
  rise: number;
  leading: number;
  mode: number;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

/** At the start of a page. */
export function firstState(base: Matrix): DrawingState {
  return {
    ctm: base,
    clip: null,
    fill: [0, 0, 0],
    fillAlpha: 1,
    groupAlpha: 1,
    font: null,
    fontSize: 0,
    letterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
    mode: 0,
    textMatrix: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  };
}
