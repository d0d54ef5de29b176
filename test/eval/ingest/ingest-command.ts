import { parseArgs } from 'node:util';
import type { Wording } from '../../papers/names.ts';
import { PAPER_FORMATS, type PaperFormat } from '../../papers/collection.ts';
import { figureLines, ingestFigures } from './ingest-figures.ts';
import { measureIngest } from './measure-ingest.ts';

const WORDINGS: readonly Wording[] = ['usual', 'other'];

/** `eval ingest`: the table, or one JSON value; errors go to `note`. Null for wrong use. */
export async function runIngestCommand(
  words: readonly string[],
  note: (line: string) => void,
): Promise<string | null> {
  const asked = readArguments(words);
  if (asked === null) return null;
  const { json, keep, seed, share, formats, wording } = asked;
  const measure = await measureIngest({
    seed,
    share,
    formats,
    wording,
    progress: note,
    ...(keep === undefined ? {} : { keep }),
  });
  const figures = ingestFigures(measure);
  if (json) return JSON.stringify(figures);
  for (const line of figures.errors) note(line);
  return figureLines(figures).join('\n');
}

function readArguments(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        formats: { type: 'string' },
        only: { type: 'string' },
        seed: { type: 'string', default: '1' },
        share: { type: 'string', default: '1' },
        wording: { type: 'string', default: 'usual' },
        keep: { type: 'string' },
      },
    });
    const formats = values.formats?.split(',') ?? formatsOf(values.only);
    const [seed, share] = [Number(values.seed), Number(values.share)];
    const wording = WORDINGS.find((known) => known === values.wording);
    if (wording === undefined) return null;
    if (formats === null || !formats.every(isFormat) || !Number.isInteger(seed) || !(share > 0)) return null;
    return {
      json: values.json,
      keep: values.keep,
      seed,
      wording,
      share: Math.min(1, share),
      formats: formats.filter(isFormat),
    };
  } catch {
    return null;
  }
}

function formatsOf(only: string | undefined): readonly string[] | null {
  if (only === undefined) return PAPER_FORMATS;
  if (only === 'scans') return ['scan'];
  return only === 'text' ? PAPER_FORMATS.filter((format) => format !== 'scan') : null;
}

function isFormat(word: string): word is PaperFormat {
  return (PAPER_FORMATS as readonly string[]).includes(word);
}
