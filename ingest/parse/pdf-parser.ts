import { IngestError } from '../ingest-error.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { layoutBlocks } from './layout/layout-blocks.ts';
import type { PageLayout } from './layout/page-line.ts';
import type { PageReader } from './page-reader.ts';
import type { OnPage, ParsedText, Parser } from './parser.ts';
import { LegacyFonts } from './pdf/font-decoder.ts';
import { openPdf, type OpenPdf } from './pdf/open-pdf.ts';
import { pagesWritten } from './pdf/pages-written.ts';
import { readPage } from './pdf/read-page.ts';
import { recogniseLayout, summaryOf, type RecognisedPage } from './recognise-layout.ts';
import { recognitionDpi, renderPage } from './pdf/render-page.ts';

/**
 * PDF of every kind: pages with letters are read, pages that are pictures are recognised by `reader`. Without a
 * reader a scanned file is refused as `needs-ocr`.
 */
export function pdfParser(reader: PageReader | null): Parser {
  return {
    format: 'pdf',
    async parse(bytes, onPage) {
      const file = await openPdf(bytes);
      try {
        return await parseFile(file, reader, onPage);
      } finally {
        await file.close();
      }
    },
  };
}

interface ReadPages {
  readonly pages: PageLayout[];
  readonly hiddenOn: number[];
  readonly blank: number[];
  readonly notRead: number[];
  readonly lost: number[];
  readonly recognised: RecognisedPage[];
}

async function parseFile(
  file: OpenPdf,
  reader: PageReader | null,
  onPage: OnPage | undefined,
): Promise<ParsedText> {
  const fonts = new LegacyFonts();
  const read: ReadPages = {
    pages: [],
    hiddenOn: [],
    blank: [],
    notRead: [],
    lost: [],
    recognised: [],
  };
  for (let number = 1; number <= file.pages; number++) {
    onPage?.({ stage: 'read', page: number, pages: file.pages });
    await readOne(file, number, fonts, reader, onPage, read);
  }
  refuseUnread(file, read);

  const { blocks, rawLines } = layoutBlocks(read.pages);
  if (blocks.length === 0)
    throw new IngestError(file.isDamaged ? 'pdf-damaged' : 'no-text', 'no letters on any page');
  return {
    blocks,
    title: null,
    metadata: null,
    metadataIsFrontMatter: false,
    rawLines,
    pages: file.pages,
    ...(read.recognised.length === 0 ? {} : { ocr: summaryOf(read.recognised) }),
    warnings: warningsOf(file, read, fonts),
  };
}

async function readOne(
  file: OpenPdf,
  number: number,
  fonts: LegacyFonts,
  reader: PageReader | null,
  onPage: OnPage | undefined,
  read: ReadPages,
): Promise<void> {
  const page = await file.page(number);
  if (page === null) {
    read.lost.push(number);
    return;
  }
  const content = readPage(number, page, { ...file, fonts });
  if (content.hidesText) read.hiddenOn.push(number);
  if (content.kind !== 'picture') {
    if (content.kind === 'blank') read.blank.push(number);
    read.pages.push(content.layout);
  } else if (reader === null) {
    read.notRead.push(number);
    read.pages.push(content.layout);
  } else {
    onPage?.({ stage: 'recognise', page: number, pages: file.pages });
    const { width, height } = content.layout;
    const image = await file.guarded(
      number,
      renderPage(page.proxy, recognitionDpi(content.pictureDpi, width, height)),
    );
    const seen = recogniseLayout(number, image, await reader.read(image));
    read.recognised.push(seen);
    if (seen.layout.lines.length === 0) read.blank.push(number);
    read.pages.push({ ...seen.layout, unread: [...seen.layout.unread, ...content.layout.unread] });
  }
  page.proxy.cleanup();
}

/** A file whose first page or most of whose pages are pictures is not known by the rest. */
function refuseUnread(file: OpenPdf, read: ReadPages): void {
  const { notRead } = read;
  if (notRead.includes(1) || notRead.length * 2 > file.pages)
    throw new IngestError(
      'needs-ocr',
      `pictures without letters on ${notRead.length} of ${file.pages} pages`,
      pagesWritten(notRead),
    );
  if (read.lost.length === file.pages) throw new IngestError('pdf-damaged', 'no page can be read');
}

function warningsOf(file: OpenPdf, read: ReadPages, fonts: LegacyFonts): Notice[] {
  const warnings: Notice[] = [];
  const about = (code: Notice['code'], pages: readonly number[], detail: string): void => {
    if (pages.length > 0)
      warnings.push(notice(code, `${detail}: pages ${pages.join(', ')}`, pagesWritten(pages)));
  };
  if (file.isDamaged || read.lost.length > 0)
    warnings.push(
      notice('pdf-recovered', `damaged file; pages lost: ${read.lost.join(', ')}`, pagesWritten(read.lost)),
    );
  about('hidden-text', read.hiddenOn, 'hidden text left out');
  about('page-not-read', read.notRead, 'pictures not recognised');
  about('pages-blank', read.blank, 'no letters');
  const encodings = fonts.names().join(', ');
  if (encodings !== '') warnings.push(notice('font-encoding', `fonts of ${encodings} converted`, encodings));
  return warnings;
}
