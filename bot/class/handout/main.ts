import { buffer } from 'node:stream/consumers';
import type { Handout, HandoutKind } from './handout.ts';
import { writeDocx } from './write-docx.ts';
import { writePdf } from './write-pdf.ts';

/** A program of its own: `docx` or `pdf` as its word, a handout as JSON on standard input, the file on standard output. */
const kind = process.argv[2] as HandoutKind;
const handout = JSON.parse((await buffer(process.stdin)).toString('utf8')) as Handout;
const bytes = kind === 'pdf' ? await writePdf(handout) : await writeDocx(handout);
process.stdout.write(bytes);
