import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The part of pdf.js that is used here; its own types need those of a browser. */
export interface PdfLibrary {
  getDocument(source: Readonly<Record<string, unknown>>): PdfLoadingTask;
  readonly OPS: Readonly<Record<string, number>>;
}

export interface PdfLoadingTask {
  readonly promise: Promise<PdfFile>;
  destroy(): Promise<void>;
}

export interface PdfFile {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getAttachments(): Promise<Readonly<Record<string, unknown>> | null>;
  getOptionalContentConfig(): Promise<OptionalContent>;
}

export interface OptionalContent {
  isVisible(group: unknown): boolean;
}

export interface PdfPage {
  /** Shown part of the page in its own unit: left, bottom, right, top. */
  readonly view: readonly number[];
  readonly commonObjs: { get(id: string): unknown };
  getViewport(wanted: { readonly scale: number }): PdfViewport;
  getOperatorList(wanted: { readonly annotationMode: number }): Promise<OperatorList>;
  getAnnotations(): Promise<readonly Readonly<Record<string, unknown>>[]>;
  render(wanted: Readonly<Record<string, unknown>>): { readonly promise: Promise<void>; cancel(): void };
  cleanup(): boolean;
}

export interface PdfViewport {
  readonly width: number;
  readonly height: number;
  /** From the unit of the page to points with 0,0 at the top left, rotation of the page included. */
  readonly transform: readonly number[];
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/**
 * Loaded with the first PDF: it takes longer to load than a folder of text takes to read. Without the maps of its
 * source, which would take 200 MB, and in its short form, because the loader of TypeScript works through all of it.
 */
export async function loadPdfLibrary(): Promise<PdfLibrary> {
  const withMaps = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(false);
  try {
    // The second puts itself where the first looks for it before it would start a thread.
    await import(import.meta.resolve('pdfjs-dist/legacy/build/pdf.worker.min.mjs'));
    return (await import(import.meta.resolve('pdfjs-dist/legacy/build/pdf.min.mjs'))) as PdfLibrary;
  } finally {
    process.setSourceMapsEnabled(withMaps);
  }
}

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Largest picture that is decoded, in pixels; larger ones are left out of the page. */
export const MAX_PICTURE_PIXELS = 100_000_000;

/** How a PDF is opened: no evaluated code, no fonts of the system, nothing from the network, data of the package. */
export function pdfSource(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  return {
    // The library takes the buffer for itself, and refuses those of Node.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    stopAtErrors: false,
    maxImageSize: MAX_PICTURE_PIXELS,
    verbosity: 0,
    cMapUrl: `${PACKAGE}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${PACKAGE}/standard_fonts/`,
    wasmUrl: `${PACKAGE}/wasm/`,
    iccUrl: `${PACKAGE}/iccs/`,
  };
}
