import { IngestError } from '../../ingest-error.ts';
import type { MessageCode } from '../../messages.vi.ts';
import {
  loadPdfLibrary,
  pdfSource,
  type OperatorList,
  type OptionalContent,
  type PdfFile,
  type PdfLoadingTask,
  type PdfPage,
} from './pdf-library.ts';
import { findOversizedStream } from './stream-sizes.ts';
import { WorkGuard } from './work-guard.ts';

/** Most pages of one file. */
const MAX_PAGES = 2000;
/** Most drawing operators of one page, and of a file. */
const MAX_PAGE_OPERATORS = 1_500_000;
const MAX_FILE_OPERATORS = 20_000_000;
const MAX_GLYPHS_PER_PAGE = 300_000;

/** One page with everything it draws. */
export interface OpenPage {
  readonly proxy: PdfPage;
  readonly operators: OperatorList;
  /** Words of notes, stamps and form fields laid over the page: screened, never read. */
  readonly annotations: readonly PageNote[];
}

export interface PageNote {
  readonly text: string;
  /** Two corners in the unit of the page. */
  readonly rect: readonly number[];
}

/** A PDF that is open. */
export interface OpenPdf {
  readonly pages: number;
  /** Codes of drawing operators by name. */
  readonly operators: Readonly<Record<string, number>>;
  readonly layers: OptionalContent | null;
  /** The end of the file is missing or its table of contents had to be rebuilt. */
  readonly isDamaged: boolean;
  /** Null when the page is too damaged. Throws IngestError `page-too-complex` for a page beyond the limits. */
  page(number: number): Promise<OpenPage | null>;
  /** Gives up work on a page that takes too much time or memory, with `page-too-complex`. */
  guarded<Result>(page: number, work: Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Opens a PDF within limits. Throws IngestError: `locked` when it asks for a password, `pages-too-many`,
 * `page-too-complex` for content that unpacks without measure, `pdf-portfolio`, `pdf-damaged`.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const oversized = await findOversizedStream(bytes);
  if (oversized !== null) throw new IngestError('page-too-complex', oversized);
  const library = await loadPdfLibrary();
  const task = library.getDocument(pdfSource(bytes));
  const guard = new WorkGuard(() => task.destroy());
  const close = (): Promise<void> => task.destroy();
  try {
    const file = await openFile(task, guard);
    await refusePortfolio(file, bytes);
    const layers = await file.getOptionalContentConfig().catch(() => null);
    let drawn = 0;
    return {
      pages: file.numPages,
      operators: library.OPS,
      layers,
      isDamaged: !endsWell(bytes),
      guarded: (page, work) => guard.watch(work, page),
      close,
      async page(number) {
        const open = await readOperators(file, number, guard, library.OPS['showText'] ?? -1);
        drawn += open?.operators.fnArray.length ?? 0;
        if (drawn > MAX_FILE_OPERATORS)
          throw tooComplex(number, `more than ${MAX_FILE_OPERATORS} operators in the file`);
        return open;
      },
    };
  } catch (error) {
    await close();
    throw asIngestError(error);
  }
}

async function openFile(task: PdfLoadingTask, guard: WorkGuard): Promise<PdfFile> {
  const file = await guard.watch(task.promise, null);
  if (file.numPages > MAX_PAGES)
    throw new IngestError(
      'pages-too-many',
      `${file.numPages} pages`,
      `${file.numPages.toLocaleString('vi')} trang`,
    );
  if (file.numPages < 1) throw new IngestError('pdf-damaged', 'no pages');
  return file;
}

async function readOperators(
  file: PdfFile,
  number: number,
  guard: WorkGuard,
  showText: number,
): Promise<OpenPage | null> {
  try {
    const proxy = await guard.watch(file.getPage(number), number);
    const operators = await guard.watch(proxy.getOperatorList({ annotationMode: 0 }), number);
    if (operators.fnArray.length > MAX_PAGE_OPERATORS)
      throw tooComplex(number, `${operators.fnArray.length} operators on page ${number}`);
    let glyphs = 0;
    for (const [i, operator] of operators.fnArray.entries())
      if (operator === showText)
        glyphs += lengthOf((operators.argsArray[i] as readonly unknown[] | null)?.[0]);
    if (glyphs > MAX_GLYPHS_PER_PAGE) throw tooComplex(number, `${glyphs} letters on page ${number}`);
    return { proxy, operators, annotations: await annotationsOf(proxy) };
  } catch (error) {
    if (error instanceof IngestError) throw error;
    return null;
  }
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function tooComplex(page: number, detail: string): IngestError {
  return new IngestError('page-too-complex', detail, String(page));
}

const MAX_ANNOTATIONS = 500;

async function annotationsOf(page: PdfPage): Promise<PageNote[]> {
  const annotations = await page.getAnnotations().catch(() => []);
  return annotations.slice(0, MAX_ANNOTATIONS).flatMap(({ contentsObj, fieldValue, textContent, rect }) => {
    const contents = (contentsObj as { str?: unknown } | undefined)?.str;
    const words = [contents, fieldValue, ...(Array.isArray(textContent) ? (textContent as unknown[]) : [])];
    const lines = words.flatMap((said) => (typeof said === 'string' ? said.split(/[\r\n]+/) : []));
    return lines
      .filter((line) => line.trim() !== '')
      .map((text) => ({ text, rect: Array.isArray(rect) ? (rect as number[]) : [] }));
  });
}

/** A portfolio shows one cover page; the papers are inside of it as files. */
async function refusePortfolio(file: PdfFile, bytes: Uint8Array): Promise<void> {
  if (file.numPages > 2) return;
  const attachments = await file.getAttachments().catch(() => null);
  if (attachments === null || Object.keys(attachments).length === 0) return;
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Collection'))
    throw new IngestError('pdf-portfolio', `portfolio of ${Object.keys(attachments).length} files`);
}

const TAIL_BYTES = 4096;

function endsWell(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(-TAIL_BYTES)
    .toString('latin1');
  return tail.includes('%%EOF') && tail.includes('startxref');
}

const CODES: Readonly<Record<string, MessageCode>> = {
  PasswordException: 'locked',
  InvalidPDFException: 'pdf-damaged',
};

function asIngestError(error: unknown): IngestError {
  if (error instanceof IngestError) return error;
  const name = error instanceof Error ? error.name : '';
  return new IngestError(CODES[name] ?? 'pdf-damaged', `PDF: ${String(error)}`, '', { cause: error });
}
