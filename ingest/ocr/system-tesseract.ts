import { spawn } from 'node:child_process';
import { IngestError } from '../ingest-error.ts';
import { linesOfWords, type RecognisedWord } from './lines-of-words.ts';
import { RECOGNISE_WITHIN_MS, type PageShape, type RecognisedLine, type Recogniser } from './recogniser.ts';

const PROGRAM = 'tesseract';
const LANGUAGE = 'vie';
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
/** Page segmentation modes of the program: 3 finds blocks by itself, 6 takes one, 11 finds text in no order. */
const MODES: Readonly<Record<PageShape, string>> = { page: '3', block: '6', sparse: '11' };

/** The tesseract of this machine; null when there is none or it has no Vietnamese. */
export async function findSystemTesseract(): Promise<Recogniser | null> {
  const listed = await run(['--list-langs'], null, 10_000).catch(() => null);
  return listed !== null && listed.split(/\r?\n/).includes(LANGUAGE) ? systemTesseract : null;
}

/** The picture goes in and the words come out through pipes: no file is written. */
const systemTesseract: Recogniser = {
  async recognise(pgm, dpi, shape) {
    const words = [
      'stdin',
      'stdout',
      '-l',
      LANGUAGE,
      '--psm',
      MODES[shape],
      '--dpi',
      String(Math.round(dpi)),
    ];
    return linesOfTable(await run([...words, 'tsv'], pgm, RECOGNISE_WITHIN_MS));
  },
  async close() {},
};

/** Rows of the program's table: level 4 is a line, level 5 a word of the line before. */
export function linesOfTable(table: string): RecognisedLine[] {
  const lines: RecognisedWord[][] = [];
  for (const row of table.split('\n').slice(1)) {
    const [level, , , , , , left, top, width, height, confidence, text] = row.split('\t');
    if (level === '4') lines.push([]);
    else if (level === '5' && text !== undefined && text.trim() !== '') {
      const [x, y] = [Number(left), Number(top)];
      lines.at(-1)?.push({
        text: text.trim().normalize('NFC'),
        confidence: Math.max(0, Number(confidence)),
        box: { left: x, top: y, right: x + Number(width), bottom: y + Number(height) },
      });
    }
  }
  return lines.flatMap(linesOfWords);
}

function run(words: readonly string[], input: Buffer | null, withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(PROGRAM, words, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: withinMs,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MAX_OUTPUT_BYTES) {
        failed('writes without end');
        child.kill('SIGKILL');
      } else parts.push(part);
    });
    const failed = (
      detail: string,
      code: 'page-recognition-failed' | 'page-recognition-slow' = 'page-recognition-failed',
    ): void => reject(new IngestError(code, `${PROGRAM}: ${detail}`));
    child.once('error', (error) => failed(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(parts).toString('utf8'));
      else if (signal === null) failed(`exit code ${String(code)}`);
      else if (performance.now() - began >= withinMs)
        failed(`no answer within ${withinMs} ms`, 'page-recognition-slow');
      else failed(`ended by ${signal}`);
    });
    // A program that ends early closes its input; how it ended is told by its code.
    child.stdin.once('error', () => undefined);
    child.stdin.end(input ?? undefined);
  });
}
