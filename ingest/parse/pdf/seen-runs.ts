import type { Box } from '../layout/page-line.ts';
import { contains } from './matrix.ts';
import type { Area, Colour, PageMarks, Picture, Run } from './page-marks.ts';

/**
 * `shown`: a reader sees it. `layer`: invisible letters that belong to a picture, as scanners add them for searching.
 * `hidden`: nobody is meant to see it.
 */
export type Sight = 'shown' | 'layer' | 'hidden';

/** Points: smaller letters cannot be read by anybody. */
const TOO_SMALL = 1.5;
const TOO_FAINT = 0.05;
/** Largest difference of a colour channel that cannot be told from its ground. */
const SAME_COLOUR = 32;
const HALF = 0.5;
const WHITE: Colour = [255, 255, 255];

/** How each run of the page meets the eye. */
export function sightOfRuns(marks: PageMarks): ReadonlyMap<Run, Sight> {
  return new Map(marks.runs.map((run) => [run, sightOf(run, marks)]));
}

function sightOf(run: Run, marks: PageMarks): Sight {
  const x = (run.box.left + run.box.right) / 2;
  const y = (run.box.top + run.box.bottom) / 2;
  if (run.switchedOff || run.size <= TOO_SMALL || run.alpha < TOO_FAINT) return 'hidden';
  if (x < 0 || y < 0 || x > marks.width || y > marks.height) return 'hidden';
  if (run.clip !== null && !overlaps(run.clip, run.box, run.size / 2)) return 'hidden';
  const pictures = marks.pictures.filter((picture) => contains(picture.box, x, y));
  if (run.invisible) return pictures.length > 0 ? 'layer' : 'hidden';
  // A seal or a signature over a name is a small, mostly transparent picture; a scan over its text covers the page.
  if (pictures.some(({ order, box }) => order > run.order && areaOf(box) > HALF * marks.width * marks.height))
    return 'layer';
  if (marks.areas.some((area) => area.order > run.order && covers(area, run.box))) return 'hidden';
  return run.colour !== null && isOfItsGround(run, run.colour, pictures, marks.areas, x, y)
    ? 'hidden'
    : 'shown';
}

function areaOf(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}

function overlaps(clip: Box, box: Box, margin: number): boolean {
  return (
    clip.left - margin < box.right &&
    clip.right + margin > box.left &&
    clip.top - margin < box.bottom &&
    clip.bottom + margin > box.top
  );
}

/** An opaque bar drawn over the text afterwards: struck out, on purpose or not. */
function covers(area: Area, box: Box): boolean {
  return (
    area.isWhole &&
    area.alpha > 0.95 &&
    area.colour !== null &&
    area.box.left <= box.left + 1 &&
    area.box.right >= box.right - 1 &&
    area.box.top <= box.top + 1 &&
    area.box.bottom >= box.bottom - 1
  );
}

function isOfItsGround(
  run: Run,
  colour: Colour,
  pictures: readonly Picture[],
  areas: readonly Area[],
  x: number,
  y: number,
): boolean {
  // Dark letters stand on white or on something light: only light ones need the ground looked up.
  const below = areas.filter(
    (area) => area.order < run.order && contains(area.box, x, y) && area.alpha > 0.2,
  );
  const ground = below.at(-1);
  if (ground !== undefined && (!ground.isWhole || ground.colour === null || ground.alpha < 0.9))
    return (
      below.every((area) => area.colour !== null && isSame(area.colour, colour)) && isSame(WHITE, colour)
    );
  const overPicture = pictures.some((picture) => picture.order > (ground?.order ?? -1));
  return !overPicture && isSame(ground?.colour ?? WHITE, colour);
}

function isSame(a: Colour, b: Colour): boolean {
  return a.every((channel, i) => Math.abs(channel - (b[i] ?? 0)) <= SAME_COLOUR);
}
