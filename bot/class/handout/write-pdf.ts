import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import { readFont } from './handout-fonts.ts';
import { HANDOUT_TEXTS as SAY } from './handout-messages.vi.ts';
import type { Handout } from './handout.ts';
import { breakLines } from './break-lines.ts';

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, top: 57, bottom: 64, left: 72, right: 57 } as const;
const INK = rgb(0, 0, 0);

interface Look {
  readonly font: PDFFont;
  readonly size: number;
  readonly indent?: number;
  readonly isCentred?: boolean;
  /** Space above in points. */
  readonly above?: number;
  /** Lines that must follow on the same page, so that no heading stands alone at its foot. */
  readonly keep?: number;
}

/** The handout as a PDF, its typeface inside, pages numbered. */
export async function writePdf(handout: Handout): Promise<Buffer> {
  const file = await PDFDocument.create();
  file.registerFontkit(fontkit);
  file.setTitle(handout.title);
  file.setLanguage('vi-VN');
  // Whole: the subsets that the library makes lose the glyphs of letters with two marks.
  const embed = async (look: Parameters<typeof readFont>[0]): Promise<PDFFont> =>
    file.embedFont(await readFont(look), { subset: false });
  const [regular, bold, italic] = [await embed('regular'), await embed('bold'), await embed('italic')];
  const setter = createSetter(file);
  const body: Look = { font: regular, size: 13 };
  const heading: Look = { font: bold, size: 14, above: 14, keep: 2 };

  setter.set(SAY.kind, { font: regular, size: 11, isCentred: true });
  setter.set(handout.title, { font: bold, size: 17, isCentred: true, above: 4 });
  setter.set(handout.date, { ...body, isCentred: true, above: 4 });
  setter.set(handout.about, { font: italic, size: 11, above: 8 });
  if (handout.questions.length === 0) setter.set(SAY.none, { ...body, above: 12 });
  for (const { number, question, answer, notes, sources } of handout.questions) {
    setter.set(SAY.question(number, question), heading);
    for (const line of answer) setter.set(line, { ...body, above: 4 });
    for (const note of notes) setter.set(SAY.note(note), { font: italic, size: 12, above: 4 });
    for (const { line, quote } of sources) {
      setter.set(line, { font: bold, size: 11, above: 5, keep: 1 });
      setter.set(SAY.quoted(quote), { font: italic, size: 11, indent: 24, above: 2 });
    }
  }
  if (handout.documents.length > 0) setter.set(SAY.documents, heading);
  handout.documents.forEach((line, i) => setter.set(`${i + 1}. ${line}`, { ...body, above: 4 }));

  const pages = file.getPages();
  pages.forEach((page, i) => {
    const words = SAY.page(i + 1, pages.length);
    const x = (PAGE.width - regular.widthOfTextAtSize(words, 10)) / 2;
    page.drawText(words, { x, y: 32, size: 10, font: regular, color: INK });
  });
  return Buffer.from(await file.save());
}

/** Sets paragraphs below each other and turns the page where one is full. */
function createSetter(file: PDFDocument): { set(words: string, look: Look): void } {
  let page: PDFPage = file.addPage([PAGE.width, PAGE.height]);
  let y = PAGE.height - PAGE.top;
  const turn = (): void => {
    page = file.addPage([PAGE.width, PAGE.height]);
    y = PAGE.height - PAGE.top;
  };
  return {
    set(words, { font, size, indent = 0, isCentred = false, above = 0, keep = 0 }) {
      const leading = size * 1.32;
      const width = PAGE.width - PAGE.left - PAGE.right - indent;
      const measure = (text: string): number => font.widthOfTextAtSize(text, size);
      const lines = breakLines(printable(words, font), width, measure);
      y -= above;
      if (y - leading * (Math.min(lines.length, 2) + keep) < PAGE.bottom) turn();
      for (const line of lines) {
        if (y - leading < PAGE.bottom) turn();
        y -= leading;
        const x = PAGE.left + indent + (isCentred ? (width - measure(line)) / 2 : 0);
        page.drawText(line, { x, y, size, font, color: INK });
      }
    },
  };
}

const known = new WeakMap<PDFFont, ReadonlySet<number>>();

/** Letters that the typeface lacks (signs from pictures, other scripts) become a box instead of nothing. */
function printable(words: string, font: PDFFont): string {
  const letters = known.get(font) ?? new Set(font.getCharacterSet());
  known.set(font, letters);
  return [...words.normalize('NFC')]
    .map((letter) => (/\s/u.test(letter) || letters.has(letter.codePointAt(0) ?? 0) ? letter : '□'))
    .join('');
}
