import type { PageReader } from '../parse/page-reader.ts';
import { createPackagedTesseract } from './packaged-tesseract.ts';
import { createPageReader } from './recognise-page.ts';
import { findSystemTesseract } from './system-tesseract.ts';

/** Reads pages with the tesseract of this machine, which is faster, or with the one that came with the product. */
export async function choosePageReader(): Promise<PageReader> {
  return createPageReader((await findSystemTesseract()) ?? createPackagedTesseract());
}
