import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFDocument } from 'pdf-lib';
import type { PageDamage } from '../../support/page-damage.ts';
import { printPages, type PageBlock, type TextBlock } from '../../support/page-layout.ts';
import { drawPages } from '../../support/scanned-page.ts';
import {
  leftHeadLines,
  partLines,
  rightHeadLines,
  signatureLines,
  titleBlock,
  type Paper,
  type PaperPart,
} from '../paper.ts';

export interface ScanLook {
  readonly damage: PageDamage;
  readonly seed: number;
}

/** The pages of the paper as pictures at 200 dpi, in PNG or JPEG. */
export async function scanPictures(
  paper: Paper,
  look: ScanLook,
  type: 'png' | 'jpeg',
): Promise<Uint8Array[]> {
  const pages = await drawPages(blocksOf(paper), { damage: look.damage, seed: look.seed });
  if (type === 'png') return pages.map(({ png }) => png);
  return Promise.all(pages.map(({ png }) => jpegOf(png)));
}

/** The paper with as much of its body as stands, signature and all, on one page. */
export function onOnePage(paper: Paper): Paper {
  let short = paper;
  while (printPages(blocksOf(short)).length > 1) {
    let end = short.body.length - 1;
    while (short.body[end - 1]?.type === 'heading') end--;
    if (end < 1) throw new Error('the paper does not fit on one page');
    short = { ...short, body: short.body.slice(0, end) };
  }
  return short;
}

/** The same pages in a PDF without any text, as scanners make it. */
export async function scannedPdf(
  paper: Paper,
  look: ScanLook,
): Promise<{ bytes: Uint8Array; pages: number }> {
  return pdfOfPictures(await scanPictures(paper, look, 'jpeg'));
}

/** A PDF with one JPEG picture on each A4 page. */
export async function pdfOfPictures(
  pictures: readonly Uint8Array[],
): Promise<{ bytes: Uint8Array; pages: number }> {
  const file = await PDFDocument.create({ updateMetadata: false });
  for (const picture of pictures) {
    const image = await file.embedJpg(picture);
    file.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  return { bytes: await file.save(), pages: pictures.length };
}

async function jpegOf(png: Uint8Array): Promise<Uint8Array> {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encode('jpeg', 88);
}

function blocksOf(paper: Paper): PageBlock[] {
  const cell = (lines: readonly string[]): TextBlock[] =>
    lines.map((text) => ({ kind: 'text', text, align: 'center', sizePt: 13, spaceBeforePt: 0 }));
  return [
    { kind: 'columns', columns: [cell(leftHeadLines(paper)), cell(rightHeadLines(paper))] },
    ...titleBlock(paper).map((text): TextBlock => ({
      kind: 'text',
      text,
      align: 'center',
      face: 'bold',
      spaceBeforePt: 6,
    })),
    ...paper.body.flatMap(partBlocks),
    {
      kind: 'columns',
      columns: [
        paper.foot.recipients.map((text) => ({ kind: 'text', text, align: 'left', sizePt: 12 })),
        cell(signatureLines(paper)),
      ],
    },
    ...paper.annexes.flatMap(partBlocks),
  ];
}

function partBlocks(part: PaperPart): PageBlock[] {
  if (part.type === 'table') return [{ kind: 'table', rows: [part.header, ...part.rows] }];
  return partLines(part).map((text) => ({
    kind: 'text',
    text,
    face: part.type === 'heading' ? 'bold' : 'regular',
    align:
      (part.type === 'heading' && part.stacked) || (part.type === 'text' && part.centred)
        ? 'center'
        : 'justify',
    firstLineMm: part.type === 'text' && part.centred ? 0 : 10,
  }));
}
