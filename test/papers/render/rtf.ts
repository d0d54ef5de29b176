import {
  leftHeadLines,
  partLines,
  rightHeadLines,
  signatureLines,
  titleBlock,
  type Paper,
  type PaperPart,
} from '../paper.ts';
import { fontRuns, type TypedFont } from './word-fonts.ts';

const FONTS = ['Times New Roman', '.VnTime', '.VnTimeH', 'VNI-Times'];

/** The paper as Word saves RTF: Unicode by `\u`, old fonts by bytes, letterhead and foot as tables. */
export function rtfOf(paper: Paper, font: TypedFont): Uint8Array {
  const line = (text: string, look = '\\qj'): string => `\\pard\\plain${look} ${runs(text, font)}\\par\n`;
  const part = (each: PaperPart): string =>
    each.type === 'table'
      ? [each.header, ...each.rows]
          .map((cells, i) =>
            row(
              cells.map((cell) => [cell]),
              font,
              i === 0,
            ),
          )
          .join('')
      : partLines(each)
          .map((text) => line(text, each.type === 'heading' ? '\\qj\\b' : '\\qj'))
          .join('');
  const body = [
    row([leftHeadLines(paper), rightHeadLines(paper)], font),
    ...titleBlock(paper).map((text) => line(text, '\\qc\\b')),
    ...paper.body.map(part),
    row([paper.foot.recipients, signatureLines(paper)], font),
    ...(paper.annexes.length === 0 ? [] : ['\\page\n']),
    ...paper.annexes.map(part),
  ].join('');
  const fonts = FONTS.map((name, i) => `{\\f${i}\\froman\\fcharset${i === 0 ? 163 : 0} ${name};}`).join('');
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl${fonts}}{\\colortbl;\\red0\\green0\\blue0;}{\\info{\\title Van ban}{\\author Van thu}}{\\header\\pard\\qc{\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}\\par}\n${body}}\n`,
    'latin1',
  );
}

/** The header row of a table is bold and comes again on every page. */
function row(cells: readonly (readonly string[])[], font: TypedFont, isHeader = false): string {
  const edges = cells.map((_, i) => `\\cellx${(i + 1) * Math.floor(9500 / cells.length)}`).join('');
  const texts = cells
    .map(
      (lines) =>
        `\\pard\\plain\\intbl${isHeader ? '\\b' : ''} ${lines.map((text) => runs(text, font)).join('\\par\n')}\\cell\n`,
    )
    .join('');
  return `\\trowd${isHeader ? '\\trhdr' : ''}${edges}\n${texts}\\row\n`;
}

function runs(text: string, font: TypedFont): string {
  return fontRuns(text, font)
    .map(
      (run) =>
        `{\\f${FONTS.indexOf(run.font)}\\fs28 ${[...run.text].map(font === 'unicode' ? unicodeLetter : byteLetter).join('')}}`,
    )
    .join('');
}

function unicodeLetter(letter: string): string {
  if (/[\\{}]/.test(letter)) return `\\${letter}`;
  const code = letter.charCodeAt(0);
  return code < 128 ? letter : `\\u${code > 32767 ? code - 65536 : code}?`;
}

/** Windows-1252 sign of the old font as a byte; its curly quotes have codes above 255 in Unicode. */
const WESTERN: Readonly<Record<string, number>> = {
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
};

function byteLetter(letter: string): string {
  if (/[\\{}]/.test(letter)) return `\\${letter}`;
  const code = WESTERN[letter] ?? letter.charCodeAt(0);
  return code < 128 ? letter : `\\'${code.toString(16).padStart(2, '0')}`;
}
