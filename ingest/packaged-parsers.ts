import { parsersWith } from './default-parsers.ts';

/** The parsers of this product with the engine that came with it, whatever the machine has. */
export const loadParser = parsersWith(async () => {
  const { createPackagedTesseract } = await import('./ocr/packaged-tesseract.ts');
  const { createPageReader } = await import('./ocr/recognise-page.ts');
  return createPageReader(createPackagedTesseract());
});
