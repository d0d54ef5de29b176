import type { PageImage, PageReader, PageReading, ReadLine } from '../parse/page-reader.ts';
import { cleanPage, type CleanPage } from './clean/clean-page.ts';
import { encodePgm, turnQuarters, type GreyPicture } from './clean/grey-picture.ts';
import { correctLines } from './correct/correct-lines.ts';
import { dropSecondReadings } from './drop-second-readings.ts';
import { readColumns } from './read-columns.ts';
import type { RecognisedLine, Recogniser } from './recogniser.ts';

/** Below this mean confidence a page may stand on its head. */
const DOUBTFUL = 55;
/** Lines below this, or without a letter or digit, are specks and edges. */
const NOISE = 20;
/** Letters of the shortest line whose box tells how it runs. */
const LINE = 6;

/** Cleans a page, recognises it, turns it when it stands on its head, looks again at columns, corrects what was read. */
export function createPageReader(recogniser: Recogniser): PageReader {
  return {
    async read(image) {
      const { page, lines, half } = await readUpright(recogniser, image);
      const upright = {
        half,
        lines: await readColumns(
          recogniser,
          turned(page.print, half),
          page.dpi,
          dropSecondReadings(lines.filter(isText)),
        ),
      };
      const stamps =
        page.coloured === null
          ? []
          : await recogniser.recognise(encodePgm(turned(page.coloured, upright.half)), page.dpi, 'sparse');
      return readingOf(page, upright, stamps);
    },
    close: () => recogniser.close(),
  };
}

/** Cleaned and recognised; once more the other way when engines, which read lines that run downwards too, saw such lines. */
async function readUpright(
  recogniser: Recogniser,
  image: PageImage,
): Promise<Upright & { readonly page: CleanPage }> {
  const page = await cleanPage(image);
  const upright = await bestTurn(recogniser, page);
  if (!runDownwards(upright.lines)) return { page, ...upright };
  const other = await cleanPage(image, page.quarterTurns === 0);
  const turned = await bestTurn(recogniser, other);
  return runDownwards(turned.lines) ? { page, ...upright } : { page: other, ...turned };
}

/** Whether most letters stand in lines that are far higher than wide. Short ones say nothing. */
function runDownwards(lines: readonly RecognisedLine[]): boolean {
  let [down, all] = [0, 0];
  for (const { text, box } of lines) {
    if (text.length < LINE) continue;
    all += text.length;
    if (box.bottom - box.top > 2 * (box.right - box.left)) down += text.length;
  }
  return down > all / 2;
}

interface Upright {
  readonly lines: readonly RecognisedLine[];
  /** Whether the page had to be turned by half. */
  readonly half: boolean;
}

const turned = (picture: GreyPicture, half: boolean): GreyPicture =>
  half ? turnQuarters(picture, 2) : picture;

async function bestTurn(recogniser: Recogniser, { print, dpi }: CleanPage): Promise<Upright> {
  const lines = await recogniser.recognise(encodePgm(print), dpi, 'page');
  if (lines.length === 0 || confidenceOf(lines) >= DOUBTFUL) return { lines, half: false };
  const other = await recogniser.recognise(encodePgm(turned(print, true)), dpi, 'page');
  return confidenceOf(other) > confidenceOf(lines) + 10
    ? { lines: other, half: true }
    : { lines, half: false };
}

function confidenceOf(lines: readonly RecognisedLine[]): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  return letters === 0
    ? 0
    : lines.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / letters;
}

function readingOf(
  { scale, quarterTurns }: CleanPage,
  { lines, half }: Upright,
  stamps: readonly RecognisedLine[],
): PageReading {
  const read = lines.filter(isText).map((line) => placed(line, scale));
  return {
    lines: correctLines(read),
    stamps: stamps.map((line) => placed(line, scale)),
    quarterTurns: turnsOf(quarterTurns, half),
  };
}

function isText({ text, confidence }: RecognisedLine): boolean {
  return /[\p{L}\p{N}]/u.test(text) && confidence >= NOISE;
}

function turnsOf(quarter: 0 | 1, half: boolean): PageReading['quarterTurns'] {
  if (!half) return quarter;
  return quarter === 0 ? 2 : 3;
}

/** In pixels of the picture that was given, upright. */
function placed({ text, confidence, box }: RecognisedLine, scale: number): ReadLine {
  return {
    text,
    raw: text,
    confidence,
    box: {
      left: box.left / scale,
      top: box.top / scale,
      right: box.right / scale,
      bottom: box.bottom / scale,
    },
  };
}
