import { foldDiacritics } from '../../knowledge/text/fold.ts';
import type { PageLayout, PageLine } from './layout/page-line.ts';
import type { PageImage, PageReading, ReadLine } from './page-reader.ts';
import type { OcrSummary } from './parser.ts';

/** One recognised page. */
export interface RecognisedPage {
  readonly layout: PageLayout;
  /** All of it as recognised, before correction. */
  readonly rawLines: readonly string[];
  /** 0..100, of the lines by their length. */
  readonly confidence: number;
  /** Letters that the confidence speaks of. */
  readonly letters: number;
}

const POINTS_PER_INCH = 72;
/** Pages of unknown resolution are taken to be as wide as a sheet of A4. */
const A4_WIDTH = 595;

/** Places the lines that a recogniser found on a page in points. */
export function recogniseLayout(number: number, image: PageImage, reading: PageReading): RecognisedPage {
  const isTurned = reading.quarterTurns % 2 === 1;
  const [width, height] = isTurned ? [image.height, image.width] : [image.width, image.height];
  const scale = image.dpi === null ? A4_WIDTH / Math.max(width, 1) : POINTS_PER_INCH / image.dpi;
  const lines = reading.lines.filter(({ text }) => text.trim() !== '');
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  const sure = lines.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0);
  return {
    layout: {
      number,
      width: width * scale,
      height: height * scale,
      lines: lines.map((line) => placedOn(line, scale)),
      rules: [],
      sideways: [],
      unread: (reading.stamps ?? []).map((line) => placedOn(line, scale)),
    },
    rawLines: reading.lines.map(({ raw }) => raw),
    confidence: letters === 0 ? 0 : sure / letters,
    letters,
  };
}

function placedOn({ text, raw, box }: ReadLine, scale: number): PageLine {
  return {
    text,
    ...(foldDiacritics(raw) === foldDiacritics(text) ? {} : { raw }),
    box: {
      left: box.left * scale,
      top: box.top * scale,
      right: box.right * scale,
      bottom: box.bottom * scale,
    },
    fontSize: null,
    bold: false,
  };
}

/** What recognition added to a file, over its recognised pages. */
export function summaryOf(pages: readonly RecognisedPage[]): OcrSummary {
  const letters = pages.reduce((sum, page) => sum + page.letters, 0);
  const sure = pages.reduce((sum, page) => sum + page.confidence * page.letters, 0);
  return {
    pages: pages.map(({ layout }) => layout.number),
    pageConfidences: pages.map(({ confidence }) => confidence),
    confidence: letters === 0 ? 0 : Math.round((sure / letters) * 10) / 10,
    rawText: pages.map(({ rawLines }) => rawLines.join('\n')).join('\f'),
  };
}
