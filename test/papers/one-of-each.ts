import { legacyBytes } from './legacy-letters.ts';
import type { Paper } from './paper.ts';
import { createRandom } from './random.ts';
import { docOf } from './render/doc.ts';
import { docxOf } from './render/docx.ts';
import { portalPage } from './render/html.ts';
import { odtOf } from './render/odt.ts';
import { pdfOf } from './render/pdf.ts';
import { rtfOf } from './render/rtf.ts';
import { onOnePage, scanPictures } from './render/scan.ts';
import { textOf } from './render/text.ts';
import { plainSigns, rewritePaper } from './rewrite-paper.ts';
import { writePaper } from './write-paper.ts';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const DOCX = { font: 'unicode', numbering: 'automatic', headings: 'style', furniture: true } as const;
const PDF = { columns: 1, numbers: 'top', runningHead: null, runningFoot: null, justified: true } as const;
const COLUMNS = { head: 'columns', width: null } as const;
const FIRST_SEED = 81_000;

/**
 * Short papers, one in each format and old encoding, and one picture of a page. Another edition of a paper has the same
 * number and day and says one thing more; the picture is the same in all. The same edition gives the same papers, but not
 * always the same bytes: packed formats hold the time they were made.
 */
export async function oneOfEach(edition: number): Promise<NamedBytes[]> {
  const paper = (place: number): Paper => editionOf(shortPaper(FIRST_SEED + place), edition);
  const plain = (place: number): Paper => rewritePaper(paper(place), plainSigns);
  const pictured = shortPaper(FIRST_SEED + 99);
  const few = { ...pictured, body: pictured.body.slice(0, 3) };
  const [picture] = await scanPictures(onOnePage(few), { damage: {}, seed: 5 }, 'png');
  return [
    { name: 'bao-cao.docx', bytes: docxOf(paper(1), DOCX) },
    { name: 'cong-van-cu.docx', bytes: docxOf(paper(2), { ...DOCX, font: 'vntime', numbering: 'typed' }) },
    { name: 'ke-hoach.doc', bytes: docOf(paper(3), 'unicode') },
    { name: 'ke-hoach-cu.rtf', bytes: rtfOf(paper(4), 'vni') },
    { name: 'mau.odt', bytes: odtOf(paper(5), 'style') },
    { name: 'nghi-quyet.pdf', bytes: (await pdfOf(paper(6), PDF)).bytes },
    { name: 'trang-luu-cong.html', bytes: Buffer.from(portalPage(paper(7))) },
    { name: 'utf-16.txt', bytes: Buffer.from(`\ufeff${textOf(paper(8), COLUMNS)}`, 'utf16le') },
    { name: 'tcvn3.txt', bytes: legacyBytes(textOf(paper(9), COLUMNS), 'tcvn3') },
    { name: 'vni.txt', bytes: legacyBytes(textOf(paper(10), COLUMNS), 'vni') },
    { name: 'viscii.txt', bytes: legacyBytes(textOf(plain(11), COLUMNS), 'viscii') },
    { name: 'win-1258.txt', bytes: legacyBytes(textOf(paper(12), COLUMNS), 'windows-1258') },
    ...(picture === undefined ? [] : [{ name: 'quyet-dinh.png', bytes: picture }]),
  ];
}

function shortPaper(seed: number): Paper {
  return writePaper(createRandom(seed), { pages: 0.3, annexes: 0, tables: false });
}

function editionOf(paper: Paper, edition: number): Paper {
  const at = paper.body.findLastIndex(({ type }) => type === 'text' || type === 'item');
  return {
    ...paper,
    body: paper.body.map((part, i) =>
      i === at && part.type !== 'table' ? { ...part, text: `${part.text} Lần ghi thứ ${edition}.` } : part,
    ),
  };
}
