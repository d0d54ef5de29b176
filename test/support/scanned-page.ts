import type { PageImage } from '../../ingest/parse/page-reader.ts';
import { damagePage, type PageDamage } from './page-damage.ts';
import { printPages, type PageBlock, type PaperOptions, type PrintedLine } from './page-layout.ts';

export interface ScanOptions extends PaperOptions {
  /** Default none: a clean page. */
  readonly damage?: PageDamage;
  /** Same seed, same picture; page n of a document uses `seed + n`. Default 1. */
  readonly seed?: number;
}

/** A picture of a page and what is printed on it, top to bottom, columns one after the other. */
export interface ScannedPage extends PageImage {
  readonly dpi: number;
  /** Boxes are those of the undamaged page. */
  readonly lines: readonly PrintedLine[];
}

/** Prints blocks on A4 and scans every page: PNG pictures with the truth beside them. */
export async function drawPages(
  blocks: readonly PageBlock[],
  options: ScanOptions = {},
): Promise<ScannedPage[]> {
  const { damage = {}, seed = 1, dpi = 200 } = options;
  const scans: ScannedPage[] = [];
  for (const { canvas, lines } of printPages(blocks, options)) {
    const scan = await damagePage(canvas, damage, dpi, seed + scans.length);
    const png = await scan.encode('png');
    scans.push({ png, width: scan.width, height: scan.height, dpi, lines });
  }
  return scans;
}

/** The first page of `drawPages`, for texts that fit on one. */
export async function drawPage(
  blocks: readonly PageBlock[],
  options: ScanOptions = {},
): Promise<ScannedPage> {
  const [page] = await drawPages(blocks, options);
  if (!page) throw new Error('nothing to print');
  return page;
}
