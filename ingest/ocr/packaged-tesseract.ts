import { existsSync } from 'node:fs';
import { join } from 'node:path';
import vietnamese from '@tesseract.js-data/vie';
import { createWorker, OEM, PSM, type Word, type Worker } from 'tesseract.js';
import { IngestError } from '../ingest-error.ts';
import { linesOfWords, type RecognisedWord } from './lines-of-words.ts';
import { RECOGNISE_WITHIN_MS, type PageShape, type RecognisedLine, type Recogniser } from './recogniser.ts';

const MODES: Readonly<Record<PageShape, PSM>> = {
  page: PSM.AUTO,
  block: PSM.SINGLE_BLOCK,
  sparse: PSM.SPARSE_TEXT,
};

export interface PackagedTesseractOptions {
  /** Folder of `vie.traineddata.gz`; default that of the installed package. */
  readonly dataFolder?: string;
  /** Longest time until the engine is ready; default one minute. */
  readonly startWithinMs?: number;
  /** Longest time for one picture; default that of every recogniser. */
  readonly recogniseWithinMs?: number;
}

/** The engine and what tells that it came to an end by itself. */
interface Engine {
  readonly worker: Worker;
  readonly failed: Promise<never>;
}

/**
 * Tesseract as installed with this product: no network, nothing kept on disk. The engine starts with the first page and
 * anew after a failure. Throws `page-recognition-unavailable` when it cannot start.
 */
export function createPackagedTesseract({
  dataFolder = vietnamese.langPath,
  startWithinMs = 60_000,
  recogniseWithinMs = RECOGNISE_WITHIN_MS,
}: PackagedTesseractOptions = {}): Recogniser {
  let starting: Promise<Engine> | null = null;
  const stop = async (): Promise<void> => {
    const engine = await starting?.catch(() => null);
    starting = null;
    await engine?.worker.terminate();
  };
  const start = async (): Promise<Engine> => {
    try {
      return await (starting ??= startEngine(dataFolder, startWithinMs));
    } catch (cause) {
      starting = null;
      throw new IngestError('page-recognition-unavailable', `tesseract.js: ${String(cause)}`, '', { cause });
    }
  };
  return {
    async recognise(pgm, dpi, shape) {
      const { worker, failed } = await start();
      try {
        const reading = read(worker, pgm, dpi, shape);
        return await inTime(Promise.race([reading, failed]), recogniseWithinMs);
      } catch (cause) {
        // An engine that is stuck or broken is of no use to the next page.
        await stop();
        const code = cause instanceof LateError ? 'page-recognition-slow' : 'page-recognition-failed';
        throw new IngestError(code, `tesseract.js: ${String(cause)}`, '', { cause });
      }
    },
    close: stop,
  };
}

/** The library waits for ever for an engine that failed to start, and says nothing when its thread dies. */
async function startEngine(dataFolder: string, withinMs: number): Promise<Engine> {
  const data = join(dataFolder, `${vietnamese.code}.traineddata${vietnamese.gzip ? '.gz' : ''}`);
  if (!existsSync(data)) throw new Error(`no data at ${data}`);
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Also where nobody waits for it at that moment.
  failed.catch(() => undefined);
  let end = async (): Promise<unknown> => undefined;
  let isReady = false;
  let silence = (): void => undefined;
  process.once('worker', (thread) => {
    end = () => thread.terminate();
    silence = () => void thread.removeAllListeners('message');
    thread.once('error', fail);
    thread.once('exit', (code) => fail(new Error(`the engine ended with code ${code}`)));
  });
  try {
    const created = createWorker(vietnamese.code, OEM.LSTM_ONLY, {
      langPath: dataFolder,
      gzip: vietnamese.gzip,
      cacheMethod: 'none',
      // Without a handler an error inside the engine ends the whole process.
      errorHandler: (reason: unknown) => {
        // The library reports the end of a start that failed once more, and then fails itself.
        if (!isReady) silence();
        fail(new Error(String(reason)));
      },
    });
    const worker = await inTime(Promise.race([created, failed]), withinMs);
    isReady = true;
    return { worker, failed };
  } catch (cause) {
    await end();
    throw cause;
  }
}

async function read(worker: Worker, pgm: Buffer, dpi: number, shape: PageShape): Promise<RecognisedLine[]> {
  await worker.setParameters({
    tessedit_pageseg_mode: MODES[shape],
    user_defined_dpi: String(Math.round(dpi)),
  });
  const { data: page } = await worker.recognize(pgm, {}, { blocks: true, text: false });
  return (page.blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) => lines.flatMap(({ words }) => linesOfWords(words.flatMap(wordOf)))),
  );
}

class LateError extends Error {}

async function inTime<T>(work: Promise<T>, withinMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError(`no answer within ${withinMs} ms`)), withinMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function wordOf({ text, confidence, bbox }: Word): RecognisedWord[] {
  const box = { left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1 };
  const letters = text.normalize('NFC').trim();
  return letters === '' ? [] : [{ text: letters, confidence, box }];
}
