import vietnamese from '@tesseract.js-data/vie';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { IngestError } from '../ingest-error.ts';
import { RECOGNISE_WITHIN_MS, type PageShape, type RecognisedLine, type Recogniser } from './recogniser.ts';

const MODES: Readonly<Record<PageShape, PSM>> = { page: PSM.AUTO, sparse: PSM.SPARSE_TEXT };

/** Tesseract as installed with this product: no network, nothing kept on disk. The engine starts with the first page. */
export function createPackagedTesseract(): Recogniser {
  let starting: Promise<Worker> | null = null;
  const start = (): Promise<Worker> =>
    createWorker(vietnamese.code, OEM.LSTM_ONLY, {
      langPath: vietnamese.langPath,
      gzip: vietnamese.gzip,
      cacheMethod: 'none',
      // Without a handler an error inside the engine ends the whole process.
      errorHandler: () => undefined,
    });
  const stop = async (): Promise<void> => {
    const worker = await starting?.catch(() => null);
    starting = null;
    await worker?.terminate();
  };
  return {
    async recognise(pgm, dpi, shape) {
      const worker = await (starting ??= start());
      await worker.setParameters({
        tessedit_pageseg_mode: MODES[shape],
        user_defined_dpi: String(Math.round(dpi)),
      });
      try {
        return await inTime(read(worker, pgm));
      } catch (cause) {
        // An engine that is stuck or broken is of no use to the next page.
        await stop();
        throw new IngestError('recognition-failed', `tesseract.js: ${String(cause)}`, '', { cause });
      }
    },
    close: stop,
  };
}

async function read(worker: Worker, pgm: Buffer): Promise<RecognisedLine[]> {
  const { data: page } = await worker.recognize(pgm, {}, { blocks: true, text: false });
  return (page.blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) =>
      lines.flatMap(({ text, confidence, bbox }): RecognisedLine[] => {
        const words = text.normalize('NFC').trim().replace(/\s+/g, ' ');
        const box = { left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1 };
        return words === '' ? [] : [{ text: words, confidence, box }];
      }),
    ),
  );
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${RECOGNISE_WITHIN_MS} ms`)),
      RECOGNISE_WITHIN_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
